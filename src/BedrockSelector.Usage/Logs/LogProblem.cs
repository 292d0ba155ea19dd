namespace BedrockSelector.Logs;

/// <summary>Something odd met in a log.</summary>
/// <param name="Kind">What is odd.</param>
/// <param name="File">The name of the file or stream.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Message">A sentence saying what was met.</param>
public sealed record LogProblem(LogProblemKind Kind, string File, long Line, string Message)
{
    /// <summary>Returns the place and the message.</summary>
    /// <returns>Such as <c>log.json:12: the line is not a JSON object</c>.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}: {Message}");
}
