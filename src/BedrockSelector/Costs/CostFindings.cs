using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>The codes of what somebody who spends money on an estimate must know beside the figures.</summary>
public static class CostFindings
{
    /// <summary>The model has ended; the price is the last one known.</summary>
    public const string ModelEnded = "model-ended";

    /// <summary>The model is in public extended access, whose price no source gives.</summary>
    public const string ExtendedAccess = "extended-access";

    /// <summary>AWS's list of models does not name the region for the offer.</summary>
    public const string NotListed = "not-listed";

    /// <summary>The id is served by the OpenAI-compatible endpoint alone.</summary>
    public const string MantleOnly = "mantle-only";

    /// <summary>A meter is priced at the rate of long requests.</summary>
    public const string LongContext = "long-context";

    /// <summary>Hourly sums are priced at the rates of short requests.</summary>
    public const string SizesUnknown = "sizes-unknown";

    /// <summary>The source of a price names no region.</summary>
    public const string RegionAssumed = "region-assumed";

    /// <summary>A price is computed, not read.</summary>
    public const string DerivedPrice = "derived-price";

    /// <summary>A price is that of a default size, quality or version.</summary>
    public const string DefaultConditions = "default-conditions";

    /// <summary>A quantity is billed in steps, and was rounded up to whole ones.</summary>
    public const string BilledInSteps = "billed-in-steps";

    /// <summary>Tokens of reasoning, counted apart, are billed as output tokens.</summary>
    public const string ReasoningBilled = "reasoning-billed";

    internal static ValueList<Finding> Of(CallTarget target, Offer? offer, ImmutableArray<CostLine> lines, IReadOnlyList<Rate> rates, CostRequest request, DateOnly date, PriceBook prices)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        AddModel(findings, target.Model, target.Region, rates.Zip(lines), date);
        if (offer is { Listed: false })
        {
            findings.Add(Finding.Warning(NotListed,
                offer.WhyAssumed(target.Region), offer.CallId) with
            { Source = offer.Source.Key });
        }

        if (offer is { Endpoint: ModelEndpoint.Mantle })
        {
            findings.Add(Finding.Warning(MantleOnly,
                target.Model.Offers.Any(static one => one is { Endpoint: ModelEndpoint.Runtime, Inference: InferenceType.OnDemand })
                    ? $"{offer.CallId} is called through the OpenAI-compatible endpoint (mantle) here; Converse and InvokeModel do not take it so."
                    : $"{offer.CallId} is served by the OpenAI-compatible endpoint (mantle) alone, not by Converse or InvokeModel.",
                offer.CallId));
        }

        foreach (var rate in rates)
        {
            AddRate(findings, rate, target.Region, request, prices);
        }

        return findings.ToImmutable();
    }

    internal static Finding OfReasoning(decimal tokens) => Finding.Note(
        ReasoningBilled, $"{tokens.Plain()} tokens of reasoning are billed as output tokens.", Meter.OutputTokens.Name) with
    { Value = tokens.Plain() };

    /// <summary>Says that the scope of an application profile is a guess.</summary>
    internal static IEnumerable<Finding> OfScope(CallTarget target) => target.ScopeAssumed
        ? [Finding.Warning("scope-assumed", $"Nothing says what the application profile copies; it is priced as the '{target.Profile}.' profile of {target.Model.Name}.", target.Reference.Text)]
        : [];

    private static void AddModel(
        ImmutableArray<Finding>.Builder findings, FoundationModel model, AwsRegion region, IEnumerable<(Rate Rate, CostLine Line)> priced, DateOnly date)
    {
        var life = model.Lifecycle;
        if (life.StatusOn(date, region) == LifecycleStatus.Ended)
        {
            var end = $"{life.EndsOn(region):yyyy-MM-dd}";
            findings.Add(Finding.Warning(ModelEnded,
                life.EndOfLifeOn is null
                    ? $"{model.Name} had left AWS's list of models by {end}; the price is the last one known."
                    : $"{model.Name} ended on {end}; the price is the last one known.",
                model.Id.Value) with
            { Limit = end });
        }
        else if (life.ExtendedAccessOn is { } extended && date >= extended
            && priced.Any(static one => one.Line.Kind == MeterKind.Inference && one.Rate.ValidFrom is null))
        {
            findings.Add(Finding.Warning(ExtendedAccess,
                $"{model.Name} has been in public extended access since {extended:yyyy-MM-dd}, in which AWS may charge more; no source gives that price.",
                model.Id.Value) with
            { Limit = $"{extended:yyyy-MM-dd}" });
        }
    }

    private static void AddRate(ImmutableArray<Finding>.Builder findings, Rate rate, AwsRegion region, CostRequest request, PriceBook prices)
    {
        var meter = rate.Meter.Name;
        void Add(string code, string message) => findings.Add(Finding.Warning(code, message, meter) with { Source = rate.Source.Key });
        foreach (var dimension in prices.Dimensions)
        {
            if (dimension.StatedBy == DimensionOrigin.InputTokens && rate.Conditions[dimension.Dimension] is { } above)
            {
                Add(LongContext, $"{meter}: priced at the long-context rate, since one request sends {dimension.Say(above)}; "
                    + "the same tokens in shorter requests have another price.");
            }
        }

        if (prices.Definition(rate.Meter).Increment is { } step && request.Usage[rate.Meter] is var used && step.Billed(used) is var billed && billed != used)
        {
            findings.Add(Finding.Warning(BilledInSteps,
                $"{meter}: billed in steps of {step.Units.Plain()} for each {step.Per}; {used.Plain()} count as {billed.Plain()}.", meter) with
            {
                Value = used.Plain(),
                Limit = step.Units.Plain(),
                Source = step.Source.Key,
            });
        }

        if (rate.RegionAssumed)
        {
            Add(RegionAssumed, $"{meter}: {rate.Source.Key} names no region for this price; {region} is assumed.");
        }

        if (rate.Derived)
        {
            Add(DerivedPrice, $"{meter}: the price is computed, not read{(rate.Note is null ? "" : $": {rate.Note.TrimEnd('.')}")}.");
        }

        if (rate.IsDefault && prices.Dimensions.Any(dimension =>
            dimension.Assumed is null && rate.Conditions[dimension.Dimension] is not null && request.Conditions[dimension.Dimension] is null))
        {
            Add(DefaultConditions, $"{meter}: priced for {RateCoverage.Conditions(rate, prices.Dimensions)}; other sizes and qualities have other prices.");
        }
    }
}
