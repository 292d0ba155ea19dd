namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>Makes a tool of the request available, or takes it away, in the midst of a conversation, without sending the tools anew.</summary>
/// <remarks>
/// It stands in a message of the role <see cref="ConverseRole.System"/>. See
/// <see href="https://docs.aws.amazon.com/sdk-for-python/v1/reference/clients/bedrock-runtime/structures/ToolAdditionBlock/"/> (read 2026-11).
/// </remarks>
/// <param name="IsAddition">Whether the tool is added; else it is removed.</param>
/// <param name="Name">The tool's name, as the request declares it; <see langword="null"/> for all tools of <paramref name="ServerName"/>.</param>
/// <param name="ServerName">The MCP server that has the tool; <see langword="null"/> for a tool of the request.</param>
/// <param name="Type">The kind of reference, as the service names it; <see langword="null"/> for none.</param>
public sealed record ToolChangeBlock(bool IsAddition, string? Name, string? ServerName = null, string? Type = null) : ContentBlock;
