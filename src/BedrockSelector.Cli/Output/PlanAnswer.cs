using BedrockSelector.Planning;
using BedrockSelector.Planning.Custom;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints plans of training and inference.</summary>
internal static class PlanAnswer
{
    public static Answer Compose(TrainingPhase phase, IReadOnlyList<string> warnings) => new()
    {
        Tables = [PlanTables.Phases(phase, null, null), PlanTables.Lines(phase)],
        Notes =
        [
            phase.TotalUsd is { } total ? $"Training costs {total.Plain()} USD." : "No total: a rate is missing.",
            .. PlanNotes.Billing(phase),
        ],
        Warnings = [.. phase.Findings.Select(static finding => finding.Message), .. warnings],
        No = Reason(phase.Missing),
        Document = AnswerDocument.Of(phase),
        Csv = CsvRows.Of(phase.Lines).And(phase.Missing),
    };

    public static Answer Compose(InferencePhase phase, IReadOnlyList<string> warnings) => new()
    {
        Tables =
        [
            PlanTables.Plan(phase), PlanTables.Phases(null, null, phase), PlanTables.CostCurve(phase), PlanTables.Ways(phase),
            PlanTables.BreakEven(phase.BreakEven?.AgainstOnDemand ?? []),
        ],
        Notes = [.. PlanChart.Of(phase), .. PlanNotes.Of(phase), .. PlanNotes.Billing(phase)],
        Warnings = [.. phase.Findings.Select(static finding => finding.Message), .. warnings],
        No = No(phase),
        Document = AnswerDocument.Of(phase),
        Csv = CsvRows.Of(phase.Plan),
    };

    public static Answer Compose(CustomPlan plan, IReadOnlyList<string> warnings, bool storageAsked) => new()
    {
        Tables = [.. Tables(plan)],
        Notes = [.. Notes(plan)],
        Warnings = [.. Warnings(plan), .. warnings],
        No = No(plan, storageAsked),
        Document = AnswerDocument.Of(plan),
        Csv = CsvRows.Of(plan.Training.Lines).And(plan.Storage.Lines).And(plan.Inference?.Plan ?? []),
    };

    public static IEnumerable<TextTable> Tables(CustomPlan plan)
    {
        yield return PlanTables.Phases(plan.Training, plan.Storage, plan.Inference);
        yield return PlanTables.Lines(plan);
        if (plan.Inference is { } inference)
        {
            yield return PlanTables.Plan(inference);
            yield return PlanTables.Ways(inference);
            yield return PlanTables.BreakEven(plan.BreakEven?.AgainstOnDemand ?? []);
        }
    }

    public static IEnumerable<string> Notes(CustomPlan plan)
    {
        var inference = plan.Inference;
        return
        [
            .. PlanNotes.Rows(plan),
            .. PlanNotes.Billing(plan.Training),
            .. inference is null ? [] : PlanNotes.Of(inference).Concat(PlanNotes.Billing(inference)),
            .. PlanNotes.BreakEven(plan.BreakEven),
            .. plan.SumUsd is { } sum ? new[] { $"All three together: {PlanNotes.Money(sum)}." } : [],
        ];
    }

    public static IEnumerable<string> Warnings(CustomPlan plan) =>
        plan.Training.Findings.Concat(plan.Storage.Findings).Concat(plan.Inference?.Findings ?? []).Select(static finding => finding.Message).Distinct(StringComparer.Ordinal);

    /// <summary>Says no where a rate that was asked for is missing, or nothing of the serving can be used.</summary>
    public static string? No(CustomPlan plan, bool storageAsked)
    {
        string?[] reasons =
        [
            Reason([.. plan.Training.Missing, .. storageAsked ? plan.Storage.Missing : []]),
            plan.Inference is { } inference ? No(inference) : null,
        ];
        var said = reasons.OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return said.Length == 0 ? null : string.Join(" ", said);
    }

    // An answer may be partly undecided; it is a no when nothing in it can be used.
    private static string? No(InferencePhase phase) =>
        Reason(phase.Missing) ?? (phase.TotalUsd is null ? phase.Infeasible ?? phase.Undecided ?? "there is no plan." : null);

    private static string? Reason(IEnumerable<PlanGap> missing)
    {
        var reasons = missing.Select(static one => one.Reason).Distinct(StringComparer.Ordinal).ToArray();
        return reasons.Length == 0 ? null : string.Join(" ", reasons);
    }
}
