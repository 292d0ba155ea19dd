using BedrockSelector.Customization.Jobs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Custom;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Plans;

/// <summary>Reads the storage, the serving and the comparison off a specification.</summary>
internal sealed class SpecServing(CustomizationSpec spec, CustomizationJobResult job, CustomizationPlanOptions options)
{
    private const decimal Most = 1_000_000_000_000m;
    private const decimal MostMonths = 120m;

    public decimal Months => Amount("plan.months", spec.Plan?.Months, 1m, MostMonths, aboveZero: true);

    public decimal? Requests => spec.Plan is { Usage: not null } plan
        ? Amount("plan.requestsPerMonth", plan.RequestsPerMonth, 0m, Most, aboveZero: false) * Months
        : null;

    public ComparisonRequest? CompareWith => spec.Plan is { CompareWith: { } model, Usage: { } usage } plan
        ? new(ModelReference.Parse(model), Usage.Parse(plan.CompareUsage ?? usage))
        : null;

    /// <summary>The serving, or <c>null</c> when the specification has no demand.</summary>
    public InferenceRequest? Request()
    {
        if (spec.Plan is not { } plan || (plan.Usage is null && plan.TokensPerMinute is null))
        {
            return null;
        }

        if (plan is { Usage: not null, TokensPerMinute: not null })
        {
            throw new FormatException("'plan.usage' and 'plan.tokensPerMinute' exclude each other: give the demand once.");
        }

        var hours = Amount("plan.hoursPerMonth", plan.HoursPerMonth, CapacityPlanRequest.DefaultHoursPerMonth, Most, aboveZero: true);
        if (decimal.Ceiling(Months * hours) > DemandSeries.MaxHours)
        {
            throw new FormatException($"'plan.months' and 'plan.hoursPerMonth' make {decimal.Ceiling(Months * hours).Plain()} hours; at most {DemandSeries.MaxHours} are planned.");
        }

        var usage = plan.Usage is { } text ? Usage.Parse(text) : null;
        var start = new DateTimeOffset(options.AsOf.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return new()
        {
            Model = ModelReference.Parse(job.Base!.ModelId.Value),
            Region = job.Region,
            CustomModel = true,
            Scenarios = [new(usage is null ? Steady(plan, hours, start) : RequestDemand.Of(usage, Requests!.Value / Months, Months, hours, start))],
            RequestUsage = usage,
            UnitCapacity = plan.UnitCapacity is { } capacity ? Pair("plan.unitCapacity", capacity) : null,
            UnitsAtPeak = plan.ModelUnits is null ? null : Amount("plan.modelUnits", plan.ModelUnits, 0m, Most, aboveZero: true),
            HoursPerMonth = hours,
            DerivedRates = options.DerivedRates,
            AsOf = options.AsOf,
        };
    }

    private DemandSeries Steady(PlanSpec plan, decimal hours, DateTimeOffset start)
    {
        var rate = Pair("plan.tokensPerMinute", plan.TokensPerMinute!);
        return DemandSeries.Constant(rate.InputTokensPerMinute, rate.OutputTokensPerMinute, (int)decimal.Ceiling(Months * hours), start);
    }

    private static ModelUnitCapacity Pair(string field, string text) => ModelUnitCapacity.TryParse(text, out var pair)
        ? pair
        : throw new FormatException($"'{field}' is '{text}'; write in=N,out=N in tokens a minute, such as in=50000,out=8000.");

    private static decimal Amount(string field, decimal? value, decimal otherwise, decimal most, bool aboveZero)
    {
        var amount = value ?? otherwise;
        return amount < 0m || (aboveZero && amount == 0m) || amount > most
            ? throw new FormatException($"'{field}' is {amount.Plain()}; a number {(aboveZero ? "above 0" : "from 0")} to {most.Plain()} is accepted.")
            : amount;
    }
}
