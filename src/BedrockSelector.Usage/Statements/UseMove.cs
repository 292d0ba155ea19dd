using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>Prices cells on one model, and counts what the model could not do as it was done.</summary>
internal sealed class UseMove
{
    private readonly PlacePrices _prices;
    private readonly CostEstimator _estimator;
    private readonly CostRequest _question;
    private readonly bool _keepTiers;
    private readonly Place _place;
    private long _otherTier;
    private long _shorterCache;

    public UseMove(KnowledgeSnapshot knowledge, TimeProvider? time, ImmutableArray<long> lengths, CostRequest question, bool keepTiers)
    {
        var target = knowledge.Catalog.Resolve(question.Model, question.Region, question.Resolver);
        var today = DateOnly.FromDateTime((time ?? TimeProvider.System).GetUtcNow().UtcDateTime);
        (_question, _keepTiers) = (question, keepTiers);
        (_prices, _estimator) = (new(knowledge, lengths, time), new(knowledge, time));
        _place = new(question.Model.Text, target.Region, question.Tier, question.AsOf ?? today);
    }

    public CellPrice Price(UsageCell cell)
    {
        var own = _keepTiers && cell.Tier is { } tier ? _place with { Tier = tier } : _place;
        var (price, shorter) = WithCache(cell, own);
        if (!price.IsWhole && own != _place)
        {
            var (other, otherShorter) = WithCache(cell, _place);
            if (other.IsWhole)
            {
                _otherTier += cell.Sums.Requests;
                (price, shorter) = (other, otherShorter);
            }
        }

        _shorterCache += shorter ? cell.Sums.Requests : 0;
        return price;
    }

    public CostEstimate Total(IReadOnlyCollection<CellPrice> cells) => _estimator.Estimate(_question with { Usage = Usage.None, Requests = 1m }) with
    {
        Requests = cells.Sum(static cell => cell.Cell.Sums.Requests),
        Lines = [.. LoggedUsagePricer.LinesOf(cells)],
        Missing = [.. cells.SelectMany(static cell => cell.MissingRates).Distinct()],
    };

    public IEnumerable<Finding> Findings()
    {
        if (_otherTier > 0)
        {
            yield return Finding.Warning(
                "tier-not-offered",
                string.Create(CultureInfo.InvariantCulture, $"{_otherTier} calls were of a tier that {_question.Model} does not have; they are priced as {_place.Tier.Name()}."));
        }

        if (_shorterCache > 0)
        {
            yield return Finding.Warning(
                "cache-time-not-offered",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_shorterCache} calls wrote to the prompt cache for longer than {_question.Model} keeps it; they are priced as five minutes."));
        }
    }

    private (CellPrice Price, bool Shorter) WithCache(UsageCell cell, Place place)
    {
        var price = _prices.Price(cell, place);
        var sums = cell.Sums;
        if (price.IsWhole || sums.CacheWrite30m + sums.CacheWrite1h == 0)
        {
            return (price, false);
        }

        var shorter = _prices.Price(
            cell with
            {
                Sums = sums with { CacheWrite5m = sums.CacheWrite5m + sums.CacheWrite30m + sums.CacheWrite1h, CacheWrite30m = 0, CacheWrite1h = 0 },
            },
            place);
        return shorter.IsWhole ? (shorter with { Cell = cell }, true) : (price, false);
    }
}
