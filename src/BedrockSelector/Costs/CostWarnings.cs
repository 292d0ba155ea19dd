using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>What somebody who spends money on an estimate must know beside the figures.</summary>
internal static class CostWarnings
{
    public static ImmutableArray<string> Of(CallTarget target, Offer? offer, ImmutableArray<CostLine> lines, CostRequest request, DateOnly date)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        var life = target.Model.Lifecycle;
        if (life.StatusOn(date, target.Region) == LifecycleStatus.Ended)
        {
            warnings.Add(life.EndOfLifeOn is null
                ? $"{target.Model.Name} had left AWS's list of models by {life.EndsOn(target.Region):yyyy-MM-dd}; the price is the last one known."
                : $"{target.Model.Name} ended on {life.EndsOn(target.Region):yyyy-MM-dd}; the price is the last one known.");
        }
        else if (life.ExtendedAccessOn is { } extended && date >= extended && lines.Any(line => line.Kind == MeterKind.Inference && line.Rate.ValidFrom is null))
        {
            warnings.Add($"{target.Model.Name} has been in public extended access since {extended:yyyy-MM-dd}, in which AWS may charge more; no source gives that price.");
        }

        if (offer is { Listed: false })
        {
            warnings.Add($"AWS's list of models does not name {target.Region} for {offer.CallId}: {offer.Note?.TrimEnd('.') ?? $"only a price is published ({offer.Source.Key})"}.");
        }

        if (offer is { Endpoint: ModelEndpoint.Mantle })
        {
            warnings.Add($"{offer.CallId} is served by the OpenAI-compatible endpoint (mantle) alone, not by Converse or InvokeModel.");
        }

        foreach (var line in lines)
        {
            var (rate, conditions) = (line.Rate, line.Rate.Conditions);
            if (conditions.ContextAbove is { } above)
            {
                warnings.Add($"{line.Meter}: priced at the long-context rate, since one request sends more than {above} input tokens; the same tokens in shorter requests have another price.");
            }

            if (rate.RegionAssumed)
            {
                warnings.Add($"{line.Meter}: {rate.Source.Key} names no region for this price; {target.Region} is assumed.");
            }

            if (rate.Derived)
            {
                warnings.Add($"{line.Meter}: the price is computed, not read{(rate.Note is null ? "" : $": {rate.Note.TrimEnd('.')}")}.");
            }

            if (conditions.IsDefault && ((conditions.Resolution is not null && request.Resolution is null)
                || (conditions.Quality is not null && request.Quality is null) || (conditions.UnitVersion is not null && request.UnitVersion is null)))
            {
                warnings.Add($"{line.Meter}: priced for {RateCoverage.Conditions(rate)}; other sizes and qualities have other prices.");
            }
        }

        return warnings.ToImmutable();
    }
}
