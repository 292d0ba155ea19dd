namespace BedrockSelector.Findings;

/// <summary>Text of unknown origin: whether it may be a name, and how a message quotes it.</summary>
public static class MetText
{
    private const int Longest = 40;
    private const int LongestName = 200;

    /// <summary>Gets whether a text may name a task, a model or a team: no formula, no option of a command and no control character.</summary>
    /// <param name="text">The text; <see langword="null"/> for none.</param>
    /// <returns>Whether it starts with a letter or a digit and has at most 200 characters, none of them a control character.</returns>
    public static bool IsName(string? text) =>
        text is { Length: > 0 and <= LongestName } && char.IsLetterOrDigit(text[0]) && !text.Any(char.IsControl);

    /// <summary>Shortens text met in a file and takes its control characters out, so that a message can quote it.</summary>
    /// <param name="text">The text; <see langword="null"/> for none.</param>
    /// <returns>At most 40 characters, an ellipsis after them where more were met.</returns>
    public static string Shown(string? text)
    {
        var shown = string.Concat((text ?? "").Take(Longest).Select(static c => char.IsControl(c) ? '\uFFFD' : c));
        return text is { Length: > Longest } ? shown + "…" : shown;
    }
}
