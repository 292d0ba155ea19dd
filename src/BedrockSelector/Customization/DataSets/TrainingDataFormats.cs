namespace BedrockSelector.Customization.DataSets;

/// <summary>The names of the formats in data files, on command lines and in output.</summary>
public static class TrainingDataFormats
{
    private static readonly string[] Names =
        ["prompt-completion", "single-input", "converse", "anthropic-messages", "image-caption", "chat-completions", "distillation"];

    /// <summary>Gets the name of a format.</summary>
    /// <param name="format">The format.</param>
    /// <returns>Such as <c>prompt-completion</c>.</returns>
    public static string Name(this TrainingDataFormat format) => Names[(int)format];

    /// <summary>Finds a format by name.</summary>
    /// <param name="name">A name; ordinal.</param>
    /// <param name="format">The format, or the first.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParse(string? name, out TrainingDataFormat format)
    {
        var index = Array.IndexOf(Names, name);
        format = index < 0 ? default : (TrainingDataFormat)index;
        return index >= 0;
    }
}
