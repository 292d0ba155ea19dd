using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Demand;
using BedrockSelector.Planning;

namespace BedrockSelector.Logs;

/// <summary>Prices logged traffic, as it was and on another model.</summary>
/// <remarks>
/// Hourly sums no longer tell the size of single requests: where a model has dearer rates for long requests, those of
/// short ones are used and a warning says so. Cache writes are priced as five-minute writes, since invocation logs do
/// not tell them from longer ones. All that one call prices is priced from the snapshot that is current when it begins.
/// Thread-safe.
/// </remarks>
public sealed class LoggedUsagePricer
{
    private readonly IKnowledgeSource _knowledge;
    private readonly TimeProvider? _time;

    /// <summary>Makes a pricer.</summary>
    /// <param name="knowledge">The catalog and its rates.</param>
    /// <param name="time">Tells today, for questions without a date; <see langword="null"/> for the system's clock.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public LoggedUsagePricer(IKnowledgeSource knowledge, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _time) = (knowledge, time);
    }

    /// <summary>Prices the traffic of each logged model at its own rates.</summary>
    /// <param name="rows">Hourly demand.</param>
    /// <param name="region">The region called, for ids; ARNs fix their own.</param>
    /// <param name="tier">The pricing tier of calls.</param>
    /// <param name="asOf">The day priced; <see langword="null"/> for today.</param>
    /// <returns>One entry a model, ordinal by its id as logged.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is <see langword="null"/>.</exception>
    public ImmutableArray<LoggedCost> AsLogged(IEnumerable<HourlyDemandRow> rows, AwsRegion region, PricingTier tier = PricingTier.Standard, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var knowledge = _knowledge.Current;
        return
        [
            .. rows.GroupBy(static row => row.ModelId, StringComparer.Ordinal)
                .OrderBy(static group => group.Key, StringComparer.Ordinal)
                .Select(group => Logged(knowledge, group.Key, group, region, tier, asOf)),
        ];
    }

    /// <summary>Prices traffic on one model.</summary>
    /// <param name="tokens">The traffic.</param>
    /// <param name="requests">Calls; zero or more.</param>
    /// <param name="question">The model, region, tier, date and conditions; its usage and number of requests are not used.</param>
    /// <returns>The estimate, with all calls.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="question"/> is <see langword="null"/>.</exception>
    /// <exception cref="ModelResolutionException">The model or the region is unknown, or regions conflict.</exception>
    public CostEstimate On(HourlyTokens tokens, long requests, CostRequest question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return On(_knowledge.Current, tokens, requests, question);
    }

    private CostEstimate On(KnowledgeSnapshot knowledge, HourlyTokens tokens, long requests, CostRequest question)
    {
        var quantities = new (Meter Meter, decimal Quantity)[]
        {
            (Meter.InputTokens, tokens.Input),
            (Meter.OutputTokens, tokens.Output),
            (Meter.CacheReadTokens, tokens.CacheRead),
            (Meter.CacheWrite5mTokens, tokens.CacheWrite),
        }.Where(static pair => pair.Quantity > 0m).ToArray();

        // One token of each finds the rates of short requests; the sums are then priced with them.
        var unit = new CostEstimator(knowledge, _time).Estimate(question with { Usage = Usage.Of([.. quantities.Select(static pair => new UsageEntry(pair.Meter, 1m))]), Requests = 1m });
        var lines = unit.Lines.Select(line =>
        {
            var quantity = quantities.First(pair => pair.Meter == line.Meter).Quantity;
            return line with { Quantity = quantity, AmountUsd = line.Price.AmountOf(quantity) };
        });
        var longer = knowledge.Catalog.GetModel(unit.Model.ModelId).Rates.Any(static rate => rate.Conditions[Dimension.ContextAbove] is not null);
        return unit with
        {
            Lines = [.. lines],
            Requests = requests,
            Band = null,
            Findings = longer
                ? [.. unit.Findings, Finding.Warning(CostFindings.SizesUnknown,
                    $"{unit.Model.Name} has dearer rates for long requests; hourly sums do not tell them apart, and all are priced as short.")]
                : unit.Findings,
        };
    }

    private LoggedCost Logged(KnowledgeSnapshot knowledge, string modelId, IEnumerable<HourlyDemandRow> rows, AwsRegion region, PricingTier tier, DateOnly? asOf)
    {
        var (requests, tokens) = (0L, default(HourlyTokens));
        foreach (var row in rows)
        {
            requests += row.Requests;
            tokens += row.Tokens;
        }

        if (!ModelReference.TryParse(modelId, out var reference))
        {
            return new(modelId, requests, tokens, null, $"'{modelId}' is no model id, inference-profile id or ARN.");
        }

        try
        {
            knowledge.Catalog.Resolve(reference, reference.IsArn ? null : region);
            return new(modelId, requests, tokens, On(knowledge, tokens, requests, new() { Model = reference, Region = reference.IsArn ? null : region, Usage = Usage.None, Tier = tier, AsOf = asOf }), null);
        }
        catch (ModelResolutionException exception)
        {
            return new(modelId, requests, tokens, null, exception.Message);
        }
    }
}
