using System.Text.Json.Nodes;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Findings;

namespace BedrockSelector.Cli.Output;

/// <summary>What <c>check</c> found: of what was asked by options, and of a whole request.</summary>
internal static class CheckAnswer
{
    public static Answer Compose(CheckReport report, IReadOnlyList<Finding>? changes) => new()
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
        Notes = [.. (changes ?? []).Select(static change => change.Message)],
        Warnings = [.. report.Warnings.Select(static warning => warning.Subject is null || warning.Message.Contains(warning.Subject, StringComparison.Ordinal) ? warning.Message : $"{warning.Subject}: {warning.Message}")],
        No = report.Supported == true ? null : string.Join(" ", report.Problems.Select(static problem => problem.Message)),
        Json = json =>
        {
            var document = JsonNode.Parse(AnswerJson.Serialize(report))!.AsObject();
            if (changes is not null)
            {
                document["changes"] = new JsonArray([.. changes.Select(static change => JsonNode.Parse(AnswerJson.Serialize(change)))]);
            }

            document.WriteTo(json);
        },
    };
}
