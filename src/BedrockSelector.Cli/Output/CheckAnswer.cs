using BedrockSelector.Calls.Capabilities;
using BedrockSelector.Calls.Requests;
using BedrockSelector.Findings;

namespace BedrockSelector.Cli.Output;

/// <summary>What <c>check</c> found: of what was asked by options, and of a whole request.</summary>
internal static class CheckAnswer
{
    public static Answer Compose(CapabilityReport report, RequestReport? request, IReadOnlyList<Finding>? changes)
    {
        List<Finding> findings =
        [
            .. report.Problems.Select(static problem => Finding.Error(problem.CodeName, problem.Message)),
            .. report.Warnings.Select(static warning => Finding.Warning(warning.CodeName, warning.Message)),
            .. request?.Findings ?? [],
        ];
        var problems = findings.FindAll(static finding => finding.Severity == FindingSeverity.Error);
        var warnings = findings.FindAll(static finding => finding.Severity == FindingSeverity.Warning);
        var supported = request is { Supported: false } ? false : report.Supported;
        return new()
        {
            Tables =
            [
                new(
                    null,
                    [new("model"), new("supported"), new("code") { Drop = 1, Optional = true }, new("place") { Drop = 2, Optional = true }, new("message") { WrapsFrom = 24, Optional = true }],
                    problems.Count == 0
                        ? [[report.Model.Value, "yes", "", "", ""]]
                        : [.. problems.Select(problem => new[] { report.Model.Value, supported is null ? "unknown" : "no", problem.Code, problem.Subject ?? "", problem.Message })]),
            ],
            Notes = [.. (changes ?? []).Select(static change => change.Message)],
            Warnings = [.. warnings.Select(static warning => warning.Subject is null ? warning.Message : $"{warning.Subject}: {warning.Message}")],
            No = supported == true ? null : string.Join(" ", problems.Select(static problem => problem.Message)),
            Json = json =>
            {
                json.WriteStartObject();
                json.Text("modelId", report.Model.Value);
                if (supported is { } known)
                {
                    json.WriteBoolean("supported", known);
                }
                else
                {
                    json.WriteNull("supported");
                }

                foreach (var (name, some) in new[] { ("problems", problems), ("warnings", warnings) })
                {
                    json.Objects(name, some, static (writer, finding) =>
                    {
                        writer.Text("code", finding.Code);
                        writer.Text("message", finding.Message);
                    });
                }

                json.Objects("findings", findings, WriteFinding);
                if (changes is not null)
                {
                    json.Objects("changes", changes, WriteFinding);
                }

                json.WriteEndObject();
            },
        };
    }

    private static void WriteFinding(System.Text.Json.Utf8JsonWriter writer, Finding finding)
    {
        writer.Text("code", finding.Code);
        writer.Text("severity", finding.Severity switch { FindingSeverity.Error => "error", FindingSeverity.Warning => "warning", _ => "note" });
        writer.Text("subject", finding.Subject);
        writer.Text("value", finding.Value);
        writer.Text("limit", finding.Limit);
        writer.Text("message", finding.Message);
        writer.Text("source", finding.Source);
    }
}
