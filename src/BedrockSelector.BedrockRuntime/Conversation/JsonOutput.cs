using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>The JSON schema that an answer must follow.</summary>
/// <param name="Schema">The schema: a JSON object.</param>
/// <param name="Name">A name for it; <see langword="null"/> for none.</param>
/// <param name="Description">What the answer stands for; <see langword="null"/> for none.</param>
public sealed record JsonOutput(JsonElement Schema, string? Name, string? Description);
