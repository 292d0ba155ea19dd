using System.Globalization;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints what a check of training data found.</summary>
internal static class DataSetAnswer
{
    public static Answer Compose(DataSetReport training, DataSetReport? validation, TrainingPhase? cost)
    {
        DataSetReport[] reports = validation is null ? [training] : [training, validation];
        var errors = reports.Sum(static report => report.Errors);
        return new()
        {
            Tables = [Problems(reports)],
            Notes = [.. reports.Select(Summary), .. CostNotes(cost)],
            Warnings = [.. (cost?.Findings ?? []).Select(static finding => finding.Message)],
            No = errors == 0 ? null : $"the data have {Count(errors, "error")}; the table shows the first of each kind.",
            Document = AnswerDocument.Of(training.ToDocument(validation, cost)),
        };
    }

    public static TextTable Problems(IEnumerable<DataSetReport> reports) => new(
        "Problems, the first of each kind",
        [new("data"), new("line", true), new("column", true), new("severity"), new("code"), new("count", true), new("what"), new("fix")],
        [
            .. from report in reports
               from found in report.Problems
               let first = found.First
               select new[]
               {
                   Role(report), Number(first.Line), Number(first.Column), Severity(first), first.Code.Name(), Number(found.Count),
                   first.Path.Length == 0 ? first.Message : $"{first.Path}: {first.Message}", first.Fix,
               },
        ]);

    public static string Summary(DataSetReport report)
    {
        var tokens = report.Tokens is { } count
            ? string.Create(CultureInfo.InvariantCulture, $"about {count.Tokens:#,0} tokens ({count.Low:#,0} to {count.High:#,0}, by {count.Family}, {count.Basis.ToString().ToLowerInvariant()}); the longest record has {report.LongestRecordTokens:#,0} (line {report.LongestRecordLine})")
            : "tokens unknown";
        var unchecked_ = report.NotChecked.IsEmpty ? "" : $" Not to be seen in the file, so check: {string.Join("; ", report.NotChecked.Select(static limit => $"{limit.Name} {limit}"))}.";
        return string.Create(CultureInfo.InvariantCulture,
            $"{Role(report)}: {report.ValidRecords:#,0} of {report.Records:#,0} records good as {report.Format.Name()} for {report.BaseModel}; {report.Characters:#,0} characters, {tokens}; {Count(report.Errors, "error")}, {Count(report.Warnings, "warning")}.{unchecked_}");
    }

    private static IEnumerable<string> CostNotes(TrainingPhase? cost)
    {
        yield return cost is null ? "Training cost missing: no region is known in which the base can be trained."
            : cost.TotalUsd is { } total
            ? $"Training costs {total.Plain()} USD: {cost.Need}{(cost.Band is { } band ? $"; between {band.LowUsd.Plain()} and {band.HighUsd.Plain()} USD by the token estimate" : "")}."
            : $"Training cost missing: {cost.Need}. {string.Join(" ", cost.Missing.Select(static gap => gap.Reason))}";
    }

    private static string Role(DataSetReport report) => report.Role == DataSetRole.Training ? "training" : "validation";

    private static string Severity(DataSetProblem problem) => problem.Severity == DataSetProblemSeverity.Error ? "error" : "warning";

    private static string Number(long value) => value == 0 ? "" : value.ToString(CultureInfo.InvariantCulture);

    private static string Count(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {noun}{(count == 1 ? "" : "s")}");
}
