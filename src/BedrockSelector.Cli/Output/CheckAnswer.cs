using BedrockSelector.Calls;

namespace BedrockSelector.Cli.Output;

/// <summary>What <c>check</c> found: of what was asked by options, and of a whole request.</summary>
internal static class CheckAnswer
{
    public static Answer Compose(CheckReport report) => new()
    {
        Tables =
        [
            new(
                null,
                [new("model"), new("supported"), new("code") { Drop = 1, Optional = true }, new("place") { Drop = 2, Optional = true }, new("message") { WrapsFrom = 24, Optional = true }],
                report.Problems.IsEmpty
                    ? [[report.ModelId.Value, "yes", "", "", ""]]
                    : [.. report.Problems.Select(problem => new[] { report.ModelId.Value, report.Supported is null ? "unknown" : "no", problem.Code, problem.Subject ?? "", problem.Message })]),
        ],
        Notes = [.. (report.Changes ?? []).Select(static change => change.Message)],
        Warnings = [.. report.Warnings.Select(static warning => warning.Subject is null || warning.Message.Contains(warning.Subject, StringComparison.Ordinal) ? warning.Message : $"{warning.Subject}: {warning.Message}")],
        No = report.Supported == true ? null : string.Join(" ", report.Problems.Select(static problem => problem.Message)),
        Document = AnswerDocument.Of(report),
    };
}
