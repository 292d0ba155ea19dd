namespace BedrockSelector.Customization.DataSets;

/// <summary>A problem of a data set: where, what and how to fix it.</summary>
/// <param name="Code">What kind of problem.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">The column in Unicode code points, from 1; 0 for the file as a whole.</param>
/// <param name="Path">The JSON path within the record, such as <c>messages[1].content[0].text</c>; empty for the line or file as a whole.</param>
/// <param name="Message">What is wrong, with the value met.</param>
/// <param name="Fix">What to do.</param>
public sealed record DataSetProblem(DataSetProblemCode Code, long Line, long Column, string Path, string Message, string Fix)
{
    /// <summary>Gets how bad it is.</summary>
    /// <value>By the code.</value>
    public DataSetProblemSeverity Severity => Code.Severity();
}
