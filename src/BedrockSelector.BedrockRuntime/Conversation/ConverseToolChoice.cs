namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>Whether the model must call a tool.</summary>
public sealed record ConverseToolChoice
{
    private ConverseToolChoice(string kind, string? toolName) => (Kind, ToolName) = (kind, toolName);

    /// <summary>Gets the choice that leaves it to the model, said expressly.</summary>
    /// <value>A choice without a tool's name.</value>
    public static ConverseToolChoice Auto { get; } = new("auto", toolName: null);

    /// <summary>Gets the choice that makes the model call some tool.</summary>
    /// <value>A choice without a tool's name.</value>
    public static ConverseToolChoice Any { get; } = new("any", toolName: null);

    /// <summary>Gets the service's name of the choice.</summary>
    /// <value><c>auto</c>, <c>any</c> or <c>tool</c>.</value>
    public string Kind { get; }

    /// <summary>Gets the tool that must be called.</summary>
    /// <value>Its name; <see langword="null"/> for the other choices.</value>
    public string? ToolName { get; }

    /// <summary>Makes the choice of one tool.</summary>
    /// <param name="toolName">The tool's name.</param>
    /// <returns>The choice.</returns>
    /// <exception cref="ArgumentException"><paramref name="toolName"/> is empty.</exception>
    public static ConverseToolChoice Tool(string toolName)
    {
        ArgumentException.ThrowIfNullOrEmpty(toolName);
        return new("tool", toolName);
    }
}
