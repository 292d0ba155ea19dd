using System.Globalization;
using BedrockSelector.Customization.Life;
using BedrockSelector.Findings;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints the steps of a custom model's life, jobs, and what costs money.</summary>
internal static class LifeAnswer
{
    public static Answer Of(LifeStep step, string? notAgreed, IEnumerable<string> warnings) =>
        Answer(AnswerDocument.Of(step), [step], notAgreed, warnings);

    public static Answer Of(LifeSteps steps, string? notAgreed) => Answer(AnswerDocument.Of(steps), [.. steps.Steps], notAgreed, []);

    public static Answer Of(JobRun run, bool isNo) => new()
    {
        Tables = [Jobs([run], null), Phases(run)],
        Notes = [.. Notes(run)],
        Document = AnswerDocument.Of(run),
        No = isNo ? $"the job '{run.JobName}' is {run.Status}{(run.FailureMessage is { } why ? ": " + why : ".")}" : null,
    };

    public static Answer Of(JobRuns runs) => new()
    {
        Tables = [Jobs([.. runs.Jobs], "Jobs")],
        Notes = runs.Jobs.IsEmpty ? [$"There is no job in {runs.Region}."] : [],
        Document = AnswerDocument.Of(runs),
    };

    public static Answer Of(CleanReport report, string? notAgreed)
    {
        var refused = report.Deleted.FirstOrDefault(static step => step.Refusal is not null);
        return new()
        {
            Tables =
            [
                new(
                    "What lives in the account",
                    [new("kind"), new("name"), new("status"), new("USD a month", true), new("unused"), new("why"), new("kept"), new("arn")],
                    [.. report.Items.Select(Row)]),
                .. report.Deleted.IsEmpty ? Array.Empty<TextTable>() : [Steps([.. report.Deleted])],
            ],
            Notes =
            [
                $"{report.UsdPerMonth.Plain()} USD a month in {report.Region}, {report.UnusedUsdPerMonth.Plain()} of it for what nobody uses; what has no known price is not in it.",
            ],
            Warnings = [.. report.Items.Where(static item => item.PriceUnknown is not null).Select(static item => $"{item.Resource.Name}: {item.PriceUnknown}")],
            Document = AnswerDocument.Of(report),
            No = refused?.Refusal is { } no ? $"{no.Operation}: {no.Message} {no.Remedy}" : notAgreed,
        };
    }

    /// <summary>One line of progress.</summary>
    public static string Line(JobRun run)
    {
        var phase = run.Phases.LastOrDefault(static one => one.Status != "NotStarted");
        var left = run.Progress is { EarlierJobs: > 0 } progress
            ? progress.SecondsLeft is { } seconds ? $", about {Time(seconds)} left" : ", longer than earlier jobs took"
            : "";
        return $"{run.JobName}: {run.Status}{(phase is null ? "" : $", {phase.Name} {phase.Status}")}{left}";
    }

    private static Answer Answer(AnswerDocument document, LifeStep[] steps, string? notAgreed, IEnumerable<string> warnings)
    {
        var refused = Array.Find(steps, static step => step.Refusal is not null);
        return new()
        {
            Tables = [Steps(steps), Costs(steps)],
            Notes =
            [
                .. steps.Select(static step => step.Commitment).OfType<string>(),
                .. steps.SelectMany(static step => step.Findings).Where(static finding => finding.Severity == FindingSeverity.Note).Select(static finding => finding.Message),
                .. steps.Where(static step => step.Outcome == LifeOutcome.Planned && step.Request is not null).Select(static step => $"{step.Operation} would send {OneLine.Of(step.Request!.Trim())}"),
            ],
            Warnings = [.. warnings, .. steps.SelectMany(static step => step.Findings).Where(static finding => finding.Severity == FindingSeverity.Warning).Select(static finding => finding.Message)],
            Document = document,
            No = refused?.Refusal is { } no ? $"{no.Operation}: {no.Message} {no.Remedy}"
                : steps.SelectMany(static step => step.Findings).FirstOrDefault(static finding => finding.Severity == FindingSeverity.Error)?.Message ?? notAgreed,
        };
    }

    private static TextTable Steps(LifeStep[] steps) => new(
        "Steps",
        [new("operation"), new("outcome"), new("name"), new("arn"), new("region")],
        [.. steps.Select(static step => new[] { step.Operation, step.Outcome.Name(), step.Name, step.Arn ?? "", step.Region })]);

    private static TextTable Costs(LifeStep[] steps) => new(
        "Costs",
        [new("what"), new("USD", true), new("per"), new("unknown")],
        [.. steps.SelectMany(static step => step.Costs).Select(static cost => new[] { cost.What, cost.Usd?.Plain() ?? "unknown", cost.Per, cost.Unknown ?? "" })]);

    private static TextTable Jobs(JobRun[] runs, string? title) => new(
        title,
        [new("job"), new("status"), new("method"), new("model"), new("created"), new("ended"), new("elapsed"), new("left"), new("arn")],
        [
            .. runs.Select(static run => new[]
            {
                run.JobName, run.Status, run.CustomizationType ?? "", run.ModelName ?? "", Instant(run.CreatedAt), Instant(run.EndedAt),
                run.Progress is { } progress ? Time(progress.ElapsedSeconds) : "", run.Progress?.SecondsLeft is { } left ? Time(left) : "", run.JobArn,
            }),
        ]);

    private static TextTable Phases(JobRun run) => new(
        "Phases",
        [new("phase"), new("status"), new("started"), new("changed")],
        [.. run.Phases.Select(static phase => new[] { phase.Name, phase.Status, Instant(phase.StartedAt), Instant(phase.ChangedAt) })]);

    private static IEnumerable<string> Notes(JobRun run)
    {
        if (run.FailureMessage is { } failure)
        {
            yield return $"It failed: {failure}";
        }

        if (!run.HasEnded)
        {
            yield return run.Progress switch
            {
                { EarlierJobs: 0 } => "No earlier job of this base and method completed here, so that nothing tells how long it may take.",
                { EarlierSeconds: { } range, EarlierJobs: var count } =>
                    string.Create(CultureInfo.InvariantCulture, $"{count} earlier {(count == 1 ? "job" : "jobs")} of this base and method took {Time(range.Shortest)} to {Time(range.Longest)}."),
                _ => "",
            };
        }

        if (run.TrainingLoss is { } loss)
        {
            yield return $"Loss on the training data: {loss.Invariant(4)}{string.Concat(run.ValidationLosses.Select(static one => $"; on validation data: {one.Invariant(4)}"))}.";
        }

        if (run.ModelArn is { } model)
        {
            yield return $"The model: {model}; stored, and billed by the month, until it is deleted.";
        }
    }

    private static string[] Row(CleanItem item) =>
    [
        item.Resource.Kind.Name(), item.Resource.Name, item.Resource.Status ?? "", item.UsdPerMonth?.Plain() ?? "unknown",
        item.Unused switch { true => "yes", false => "no", _ => "unknown" }, item.Why, item.Kept ?? "", item.Resource.Arn,
    ];

    private static string Instant(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string Time(long seconds)
    {
        var span = TimeSpan.FromSeconds(seconds);
        return span.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours} h {span.Minutes} min")
            : span.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{span.Minutes} min {span.Seconds} s")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds} s");
    }
}
