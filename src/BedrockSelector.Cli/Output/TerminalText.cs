namespace BedrockSelector.Cli.Output;

/// <summary>Text of unknown origin as it may be printed: nothing in it moves the cursor or colours the terminal.</summary>
internal static class TerminalText
{
    public static string Safe(this string text) => text.Any(IsUnsafe) ? string.Concat(text.Select(static c => IsUnsafe(c) ? '\uFFFD' : c)) : text;

    private static bool IsUnsafe(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t');
}
