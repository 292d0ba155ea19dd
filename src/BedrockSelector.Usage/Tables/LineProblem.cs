using System.Globalization;

namespace BedrockSelector.Tables;

/// <summary>Why a line of a text file was refused.</summary>
/// <param name="Line">The line's number; the first line is 1, a quoted field may span several and counts from its first.</param>
/// <param name="Message">What is wrong, the value met and what would be accepted.</param>
public readonly record struct LineProblem(int Line, string Message)
{
    /// <summary>Returns the problem as one line.</summary>
    /// <returns>Text such as <c>line 3: 'abc' is not a score; …</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}: {Message}");
}
