namespace BedrockSelector.Cli.Output;

/// <summary>Keeps a message on one line of the error stream, whatever names it quotes.</summary>
internal static class OneLine
{
    public static string Of(string message) =>
        string.Create(message.Length, message, static (line, text) =>
        {
            for (var i = 0; i < line.Length; i++)
            {
                // Control characters could move the cursor or colour the terminal.
                line[i] = char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i];
            }
        }).Trim();
}
