using System.Globalization;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Custom;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Storage;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>The tables of plans.</summary>
internal static class PlanTables
{
    private static readonly Column[] LineColumns =
        [new("meter"), new("model"), new("quantity", true), new("USD", true), new("per", true), new("amount USD", true), new("source"), new("of"), new("layer")];

    public static TextTable Phases(TrainingPhase? training, StoragePhase? storage, InferencePhase? inference)
    {
        var rows = new List<string[]>();
        if (training is not null)
        {
            rows.Add(["training", training.Need, PlanNotes.Money(training.TotalUsd), "once"]);
        }

        if (storage is not null)
        {
            rows.Add(["storage", storage.Need, PlanNotes.Money(storage.TotalUsd), "by the month, until the model is deleted"]);
        }

        if (inference is not null)
        {
            rows.Add(["inference", inference.Need, inference.TotalUsd is null ? "undecided" : PlanNotes.Money(inference.TotalUsd), inference.Billing switch
            {
                "metered" => "by use",
                "provisioned" => "by the hour",
                "mixed" => "by the hour, and what exceeds it by use",
                _ => "",
            }]);
        }

        return new("Phases", [new("phase"), new("what you need"), new("what it costs", true), new("paid") { Drop = 1 }], [.. rows]);
    }

    public static TextTable Lines(TrainingPhase phase) => new(
        $"Training of {phase.ModelId}, {phase.Method.Name()}, {phase.Billing.Name()}, {phase.Region}, as of {phase.AsOf:yyyy-MM-dd}",
        LineColumns,
        [.. Rows(phase.Lines, phase.Missing)]);

    public static TextTable Lines(CustomPlan plan) => new(
        $"Custom model of {plan.Training.ModelId}, {plan.Training.Method.Name()}, {plan.Training.Region}, as of {plan.Training.AsOf:yyyy-MM-dd}",
        LineColumns,
        [.. Rows(plan.Training.Lines, plan.Training.Missing), .. Rows(plan.Storage.Lines, plan.Storage.Missing)]);

    public static TextTable Plan(InferencePhase phase) => new(
        $"Inference of {phase.Model}, {phase.Scope.Name()} from {phase.Region}",
        [new("kind"), new("units", true), new("term"), new("from"), new("to"), new("cost USD", true)],
        [
            .. phase.Plan.Select(static row => new[]
            {
                row.Kind.Name(), row.Units?.ToString(CultureInfo.InvariantCulture) ?? "", row.Term?.Name() ?? "", Time(row.From) ?? "", Time(row.To) ?? "", row.CostUsd.Plain(),
            }),
        ]);

    public static TextTable CostCurve(InferencePhase phase) => new(
        "What simpler plans cost",
        [new("purchases", true), new("total USD", true), new("more than the cheapest USD", true)],
        [
            .. phase.CostCurve.Select(point => new[]
            {
                point.Purchases.ToString(CultureInfo.InvariantCulture), PlanNotes.Round(point.TotalUsd), PlanNotes.Round(point.TotalUsd - phase.CostCurve[^1].TotalUsd),
            }),
        ]);

    public static TextTable Ways(InferencePhase phase) => new(
        "Ways of serving",
        [new("way"), new("open"), new("since"), new("alone USD", true), new("note")],
        [
            .. phase.Ways.Select(static way => new[]
            {
                way.Way.Name(), way.Open switch { true => "yes", false => "no", _ => "price unknown" }, way.Since.Iso(),
                way.TotalUsd is { } usd ? PlanNotes.Round(usd) : "", way.Note,
            }),
        ]);

    public static TextTable BreakEven(IEnumerable<BreakEvenPoint> points) => new(
        "Where model units overtake on demand, at the demand's mix",
        [new("term"), new("units", true), new("tokens a minute", true), new("USD a month", true), new("within the units")],
        [
            .. points.Select(static point => new[]
            {
                point.Term.Name(), point.Units.ToString(CultureInfo.InvariantCulture), PlanNotes.Round(point.TokensPerMinute), PlanNotes.Round(point.MonthlyUsd),
                point.Reachable switch { true => "yes", false => "no", _ => "unknown" },
            }),
        ]);

    public static string? Time(DateTime? time) => time?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(IEnumerable<PlanLine> lines, IEnumerable<PlanGap> missing) =>
        lines.Select(static line => new[]
        {
            line.Meter.Name, line.ModelId.Value, line.Quantity.Plain(), line.UnitPriceUsd.Plain(), line.Per.ToString(CultureInfo.InvariantCulture),
            line.AmountUsd.Plain(), line.Source, ((DateOnly?)line.AsOf).Iso(), line.Layer,
        }).Concat(missing.Select(static one => new[] { one.Meter, "", "", "missing", "", "missing", "", "", "" }));
}
