using BedrockSelector.Quantities;

namespace BedrockSelector.Evidence;

/// <summary>A kind of work that a workload asks of a model, for which quality is measured.</summary>
/// <remarks>
/// An open set: callers may bring evidence for classes of their own.
/// <c>default</c> is none of them; its <see cref="Name"/> is the empty string.
/// </remarks>
public readonly record struct TaskClass
{
    private readonly string? _name;

    private TaskClass(string name) => _name = name;

    /// <summary>Gets conversation and writing.</summary>
    /// <value><c>chat</c>.</value>
    public static TaskClass Chat { get; } = new("chat");

    /// <summary>Gets writing and changing programs.</summary>
    /// <value><c>coding</c>.</value>
    public static TaskClass Coding { get; } = new("coding");

    /// <summary>Gets mathematics, science and multi-step problems.</summary>
    /// <value><c>reasoning</c>.</value>
    public static TaskClass Reasoning { get; } = new("reasoning");

    /// <summary>Gets questions about images.</summary>
    /// <value><c>vision</c>.</value>
    public static TaskClass Vision { get; } = new("vision");

    /// <summary>Gets calling tools and acting as an agent.</summary>
    /// <value><c>tool-use</c>.</value>
    public static TaskClass ToolUse { get; } = new("tool-use");

    /// <summary>Gets work in languages other than English.</summary>
    /// <value><c>multilingual</c>.</value>
    public static TaskClass Multilingual { get; } = new("multilingual");

    /// <summary>Gets condensing a text faithfully.</summary>
    /// <value><c>summarization</c>.</value>
    public static TaskClass Summarization { get; } = new("summarization");

    /// <summary>Gets the name.</summary>
    /// <value>Lower-case words joined by hyphens; empty for <c>default</c>.</value>
    public string Name => _name ?? "";

    /// <summary>Makes a value from its name.</summary>
    /// <param name="name">Lower-case letters and digits in words joined by single hyphens.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="name"/> is not of that form.</exception>
    public static TaskClass Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryParse(name, out var value)
            ? value
            : throw new FormatException($"'{name}' is not a task class; write lower-case words joined by hyphens, such as 'chat'.");
    }

    /// <summary>Makes a value from its name, if the name has the right form.</summary>
    /// <param name="name">A candidate name.</param>
    /// <param name="value">The value, or <c>default</c>.</param>
    /// <returns>Whether <paramref name="name"/> has the right form. It says nothing about whether any model has it.</returns>
    public static bool TryParse(string? name, out TaskClass value)
    {
        value = HyphenatedName.IsValid(name) ? new(name) : default;
        return value != default;
    }

    /// <summary>Returns the name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
