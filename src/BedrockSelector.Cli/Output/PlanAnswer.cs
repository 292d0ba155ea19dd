using System.Globalization;
using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints plans of training and inference.</summary>
internal static class PlanAnswer
{
    private const int MostExplained = 6;

    public static Answer Compose(TrainingPhase phase, IReadOnlyList<string> warnings) => new()
    {
        Tables = [PhaseTable(phase, null), LineTable(phase)],
        Notes = [phase.TotalUsd is { } total ? $"Training costs {total.Plain()} USD." : "No total: a rate is missing."],
        Warnings = [.. phase.Warnings, .. warnings],
        No = Reason(phase.Missing),
        Json = json => Write(json, phase),
    };

    public static Answer Compose(InferencePhase phase, IReadOnlyList<string> warnings) => new()
    {
        Tables = [PlanTable(phase), PhaseTable(null, phase), WayTable(phase), BreakEvenTable(phase)],
        Notes = [.. Notes(phase)],
        Warnings = [.. phase.Warnings, .. warnings],
        No = Reason(phase.Missing),
        Json = json => Write(json, phase),
    };

    public static Answer Compose(TrainingPhase training, InferencePhase inference, bool sum, IReadOnlyList<string> warnings) => new()
    {
        Tables = [PhaseTable(training, inference), LineTable(training), PlanTable(inference), WayTable(inference), BreakEvenTable(inference)],
        Notes =
        [
            .. Notes(inference),
            .. sum ? new[] { $"Both phases together: {Money(training.TotalUsd + inference.Plan.TotalUsd)}." } : [],
        ],
        Warnings = [.. training.Warnings.Concat(inference.Warnings).Distinct(StringComparer.Ordinal), .. warnings],
        No = Reason([.. training.Missing, .. inference.Missing]),
        Json = json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("training");
            Write(json, training);
            json.WritePropertyName("inference");
            Write(json, inference);
            json.WritePropertyName("breakEven");
            Write(json, inference.BreakEven);
            if (sum)
            {
                json.Decimal("sumUsd", training.TotalUsd + inference.Plan.TotalUsd);
            }

            json.WriteEndObject();
        },
    };

    private static string? Reason(IReadOnlyCollection<MissingRate> missing) =>
        missing.Count == 0 ? null : string.Join(" ", missing.Select(static one => one.Reason).Distinct(StringComparer.Ordinal));

    private static TextTable PhaseTable(TrainingPhase? training, InferencePhase? inference)
    {
        var rows = new List<string[]>();
        if (training is not null)
        {
            rows.Add(["training", training.Need, Money(training.TotalUsd)]);
        }

        if (inference is not null)
        {
            rows.Add(["inference", inference.Need, inference.Plan.Undecided is null ? Money(inference.Plan.TotalUsd) : "undecided"]);
        }

        return new("Phases", [new("phase"), new("what you need"), new("what it costs", true)], [.. rows]);
    }

    private static TextTable LineTable(TrainingPhase phase) => new(
        $"Training of {phase.Model}, {phase.Method.Name()}, {phase.Billing.ToString().ToLowerInvariant()}, {phase.Region}, as of {phase.AsOf:yyyy-MM-dd}",
        [new("meter"), new("model"), new("quantity", true), new("USD", true), new("per", true), new("amount USD", true), new("source"), new("of"), new("layer")],
        [
            .. phase.Lines.Select(static line => new[]
            {
                line.Cost.Meter.Name, line.Model.Value, line.Cost.Quantity.Plain(), line.Cost.UnitPriceUsd.Plain(),
                line.Cost.Per.ToString(CultureInfo.InvariantCulture), line.Cost.AmountUsd.Plain(), line.Cost.Source,
                ((DateOnly?)line.Cost.AsOf).Iso(), line.Cost.Layer,
            }),
            .. phase.Missing.Select(static one => new[] { one.Meter.Name, "", "", "missing", "", "missing", "", "", "" }),
        ]);

    private static TextTable PlanTable(InferencePhase phase) => new(
        $"Inference of {phase.Target.Model.Name}, {phase.Target.Scope.Name()} from {phase.Target.Region}",
        [new("kind"), new("units", true), new("term"), new("from"), new("to"), new("cost USD", true)],
        [
            .. phase.Plan.Rows.Select(static row => new[]
            {
                row.Kind.Name(), row.Units == 0 ? "" : row.Units.ToString(CultureInfo.InvariantCulture), Term(row) ?? "", Time(row.From) ?? "", Time(row.To) ?? "", row.CostUsd.Plain(),
            }),
        ]);

    private static TextTable WayTable(InferencePhase phase) => new(
        "Ways of serving",
        [new("way"), new("open"), new("since"), new("note")],
        [
            .. phase.Ways.Select(static way => new[]
            {
                Kebab(way.Kind), way.Open switch { true => "yes", false => "no", _ => "price unknown" }, way.Since.Iso(), way.Note,
            }),
        ]);

    private static TextTable BreakEvenTable(InferencePhase phase) => new(
        "Where model units overtake on demand, at the demand's mix",
        [new("term"), new("units", true), new("tokens a minute", true), new("USD a month", true), new("within the units")],
        [
            .. (phase.BreakEven?.AgainstOnDemand ?? []).Select(static point => new[]
            {
                point.Term.Name(), point.Units.ToString(CultureInfo.InvariantCulture), Round(point.TokensPerMinute), Round(point.MonthlyUsd),
                point.Reachable switch { true => "yes", false => "no", _ => "unknown" },
            }),
        ]);

    private static IEnumerable<string> Notes(InferencePhase phase)
    {
        var plan = phase.Plan;
        if (plan.Undecided is { } undecided)
        {
            yield return $"Undecided: {undecided}";
            yield break;
        }

        yield return $"Total {Money(plan.TotalUsd)} over the horizon; no plan costs less than {Money(plan.LowerBoundUsd)} (gap {plan.GapUsd!.Value.Plain()}).";
        yield return $"All on demand: {Money(plan.OnDemandUsd)}."
            + (plan.BestSingle is { } single ? $" Best single purchase: {single.Units} units, term {single.Term.Name()}, {Money(single.TotalUsd)} with its overflow." : "");
        if (plan.Utilization is { } utilization)
        {
            yield return $"Units are used at {Round(utilization * 100m)} %; idle capacity costs {Round(plan.IdleUsd)} USD.";
        }

        if (plan.ThrottledTokens > 0m)
        {
            yield return $"{Round(plan.ThrottledTokens)} tokens are refused.";
        }

        foreach (var row in plan.Rows.Where(static row => row.OneUnitFewer is not null).OrderByDescending(static row => row.CostUsd).Take(MostExplained))
        {
            yield return OneFewer(row);
        }

        foreach (var decision in plan.Decisions)
        {
            var verb = decision.Kind switch { PlanDecisionKind.Buy => "Buy", PlanDecisionKind.Stop => "Stop", _ => "Let renew" };
            yield return $"{verb} {decision.Units} {decision.Capacity.Name()}, term {decision.Term.Name()}, by {Time(decision.At) ?? decision.Hour.Plain()}"
                + (decision.BeyondHorizon ? " (at or after the end of the horizon)." : ".");
        }
    }

    private static string OneFewer(PlannedCapacity row)
    {
        var fewer = row.OneUnitFewer!;
        var what = $"One unit fewer of the {row.Units} from {Time(row.From)} (term {row.Term.Name()}) saves {Round(fewer.SavedUsd)} USD";
        return fewer switch
        {
            { AddedUsd: null } => $"{what} and leaves {fewer.HoursShort} hours short, which is not allowed.",
            { ThrottledTokens: > 0m } => $"{what}, refuses {Round(fewer.ThrottledTokens)} tokens more and costs {Round(fewer.ExtraUsd!.Value)} USD more in all.",
            _ => $"{what} and costs {Round(fewer.ExtraUsd!.Value)} USD more in all.",
        };
    }

    private static void Write(Utf8JsonWriter json, TrainingPhase phase)
    {
        json.WriteStartObject();
        json.Text("phase", "training");
        json.Text("need", phase.Need);
        json.Text("billing", phase.Billing == TrainingBilling.Metered ? "metered" : "provisioned");
        json.Text("modelId", phase.Model.Value);
        json.Text("region", phase.Region.Value);
        json.Text("method", phase.Method.Name());
        json.Date("asOf", phase.AsOf);
        json.Decimal("totalUsd", phase.TotalUsd);
        json.Objects("lines", phase.Lines, static (writer, line) =>
        {
            writer.Text("modelId", line.Model.Value);
            writer.WriteBoolean("teacher", line.IsTeacher);
            WriteLine(writer, line.Cost);
        });
        WriteMissing(json, phase.Missing);
        json.Texts("warnings", phase.Warnings);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, InferencePhase phase)
    {
        var plan = phase.Plan;
        json.WriteStartObject();
        json.Text("phase", "inference");
        json.Text("need", phase.Need);
        json.Text("modelId", phase.Target.Model.Id.Value);
        json.Text("region", phase.Target.Region.Value);
        json.Text("scope", phase.Target.Scope.Name());
        json.Objects("plan", plan.Rows, static (writer, row) =>
        {
            writer.Text("kind", row.Kind.Name());
            writer.Integer("units", row.Kind is CapacityKind.OnDemand or CapacityKind.Throttled || row.Units == 0 ? null : row.Units);
            writer.Text("term", Term(row));
            writer.Text("from", Time(row.From));
            writer.Text("to", Time(row.To));
            writer.Decimal("costUsd", row.CostUsd);
            if (row.OneUnitFewer is { } fewer)
            {
                writer.WriteStartObject("oneUnitFewer");
                writer.Decimal("savedUsd", fewer.SavedUsd);
                writer.Decimal("addedUsd", fewer.AddedUsd);
                writer.Decimal("extraUsd", fewer.ExtraUsd);
                writer.Decimal("throttledTokens", fewer.ThrottledTokens);
                writer.Integer("hoursShort", fewer.HoursShort);
                writer.WriteEndObject();
            }
        });
        json.Decimal("totalUsd", plan.TotalUsd);
        json.Decimal("lowerBoundUsd", plan.LowerBoundUsd);
        json.Decimal("gapUsd", plan.GapUsd);
        json.Decimal("onDemandUsd", plan.OnDemandUsd);
        WriteSingle(json, plan.BestSingle);
        json.Decimal("utilization", plan.Utilization);
        json.Decimal("idleUsd", plan.IdleUsd);
        json.Decimal("overflowTokens", plan.OverflowTokens);
        json.Decimal("throttledTokens", plan.ThrottledTokens);
        json.Integer("peakUnits", plan.PeakUnits);
        json.Objects("decisions", plan.Decisions, static (writer, decision) =>
        {
            writer.Text("kind", Kebab(decision.Kind));
            writer.Text("capacity", decision.Capacity.Name());
            writer.Integer("units", decision.Units);
            writer.Text("term", decision.Term.Name());
            writer.Text("at", Time(decision.At));
            writer.WriteBoolean("beyondHorizon", decision.BeyondHorizon);
        });
        json.Objects("scenarios", plan.Scenarios.Length > 1 ? plan.Scenarios : [], static (writer, scenario) =>
        {
            writer.Text("name", scenario.Name);
            writer.Decimal("probability", scenario.Probability);
            writer.Decimal("totalUsd", scenario.TotalUsd);
            writer.Decimal("uncommittedUnitsUsd", scenario.UncommittedUnitsUsd);
            writer.Decimal("overflowUsd", scenario.OverflowUsd);
            writer.Decimal("overflowTokens", scenario.OverflowTokens);
        });
        WriteWays(json, phase);
        json.WritePropertyName("breakEven");
        Write(json, phase.BreakEven);
        json.Objects("rates", phase.Rates, static (writer, line) => WriteLine(writer, line));
        WriteMissing(json, phase.Missing);
        json.Texts("warnings", phase.Warnings);
        json.Text("undecided", plan.Undecided);
        json.WriteEndObject();
    }

    private static void WriteSingle(Utf8JsonWriter json, SingleCommitment? single)
    {
        if (single is null)
        {
            json.WriteNull("bestSingle");
            return;
        }

        json.WriteStartObject("bestSingle");
        json.Text("term", single.Term.Name());
        json.Integer("units", single.Units);
        json.Integer("fromHour", single.FromHour);
        json.Decimal("toHour", single.ToHour);
        json.Decimal("totalUsd", single.TotalUsd);
        json.WriteEndObject();
    }

    private static void WriteWays(Utf8JsonWriter json, InferencePhase phase)
    {
        json.Objects("ways", phase.Ways, static (writer, way) =>
        {
            writer.Text("way", Kebab(way.Kind));
            writer.WritePropertyName("open");
            if (way.Open is { } open)
            {
                writer.WriteBooleanValue(open);
            }
            else
            {
                writer.WriteNullValue();
            }

            writer.Date("since", way.Since);
            writer.Text("note", way.Note);
        });
        json.WriteStartObject("quota");
        json.Decimal("requestsPerMinute", phase.Quota.Quota?.RequestsPerMinute);
        json.Decimal("tokensPerMinute", phase.Quota.Quota?.TokensPerMinute);
        json.Decimal("tokensPerDay", phase.Quota.Quota?.TokensPerDay);
        json.Integer("outputBurnDown", phase.Quota.Quota?.OutputBurnDown);
        json.Decimal("peakTokensPerMinute", phase.Quota.PeakTokensPerMinute);
        json.Decimal("peakReservedTokensPerMinute", phase.Quota.PeakReservedTokensPerMinute);
        json.Decimal("busiestDayTokens", phase.Quota.BusiestDayTokens);
        json.WritePropertyName("fits");
        if (phase.Quota.Fits is { } fits)
        {
            json.WriteBooleanValue(fits);
        }
        else
        {
            json.WriteNullValue();
        }

        json.Text("source", phase.Quota.Quota?.Source);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BreakEvenReport? report)
    {
        if (report is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.Decimal("inputShare", report.InputShare);
        json.Objects("againstOnDemand", report.AgainstOnDemand, static (writer, point) =>
        {
            writer.Text("term", point.Term.Name());
            writer.Integer("units", point.Units);
            writer.Decimal("tokensPerMinute", point.TokensPerMinute);
            writer.Decimal("inputTokensPerMinute", point.InputTokensPerMinute);
            writer.Decimal("outputTokensPerMinute", point.OutputTokensPerMinute);
            writer.Decimal("monthlyUsd", point.MonthlyUsd);
            writer.WritePropertyName("reachable");
            if (point.Reachable is { } reachable)
            {
                writer.WriteBooleanValue(reachable);
            }
            else
            {
                writer.WriteNullValue();
            }
        });
        json.Objects("betweenTerms", report.BetweenTerms, static (writer, pair) =>
        {
            writer.Text("shorter", pair.Shorter.Name());
            writer.Text("longer", pair.Longer.Name());
            writer.Decimal("hours", pair.Hours);
            writer.WriteBoolean("pays", pair.Pays);
        });
        json.Objects("series", report.Series, static (writer, point) =>
        {
            writer.Decimal("tokensPerMinute", point.TokensPerMinute);
            writer.Text("option", point.Term is { } term ? $"model-units-{term.Name()}" : "on-demand");
            writer.Integer("units", point.Units);
            writer.Decimal("monthlyUsd", point.MonthlyUsd);
        });
        json.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter json, CostLine line)
    {
        json.Text("meter", line.Meter.Name);
        json.Text("term", line.Term?.Name());
        json.Decimal("quantity", line.Quantity);
        json.Text("unit", line.Unit);
        json.Decimal("unitPriceUsd", line.UnitPriceUsd);
        json.Integer("per", line.Per);
        json.Decimal("amountUsd", line.AmountUsd);
        json.Text("source", line.Source);
        json.Date("asOf", line.AsOf);
        json.Text("layer", line.Layer);
        json.WriteBoolean("derived", line.Derived);
    }

    private static void WriteMissing(Utf8JsonWriter json, IEnumerable<MissingRate> missing) => json.Objects("missing", missing, static (writer, one) =>
    {
        writer.Text("meter", one.Meter.Name);
        writer.Text("code", JsonNamingPolicy.KebabCaseLower.ConvertName(one.Code.ToString()));
        writer.Text("reason", one.Reason);
    });

    private static string? Term(PlannedCapacity row) => row.Kind is CapacityKind.OnDemand or CapacityKind.Throttled ? null : row.Term.Name();

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Kebab<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string Money(decimal? usd) => usd is { } known ? $"{Round(known)} USD" : "not known";

    // Tables are for eyes; JSON has every digit.
    private static string Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero).Plain();
}
