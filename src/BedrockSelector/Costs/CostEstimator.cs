using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Calls.Requests;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>Prices usage with the rates of a catalog: quantity times price, one line a meter.</summary>
/// <remarks>Each question is answered from the snapshot that is current when it is asked. Thread-safe.</remarks>
public sealed class CostEstimator : ICostEstimator
{
    private const decimal UnitErrorRatio = 10m;

    private readonly IKnowledgeSource _knowledge;
    private readonly TimeProvider _time;
    private readonly AwsRegion? _region;
    private PriceBook? _last;

    /// <summary>Makes an estimator.</summary>
    /// <param name="knowledge">The catalog and its rates.</param>
    /// <param name="time">Tells today, for questions without a date; <see langword="null"/> for the system's clock.</param>
    /// <param name="region">The region where a question names none; <see langword="null"/> to want one in each question.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public CostEstimator(IKnowledgeSource knowledge, TimeProvider? time = null, AwsRegion? region = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _time, _region) = (knowledge, time ?? TimeProvider.System, region);
    }

    // What is current changes rarely: the book that answered last is mostly the one wanted. One reference, hence safe to race for.
    private PriceBook Prices
    {
        get
        {
            var snapshot = _knowledge.Current;
            var last = _last;
            return last is not null && ReferenceEquals(last.Catalog, snapshot.Catalog) ? last : _last = PriceBook.Of(snapshot);
        }
    }

    /// <inheritdoc/>
    public bool IsPriced(Meter meter) => Prices.IsPriced(meter);

    /// <inheritdoc/>
    public CostEstimate Estimate(CostRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reasoning = request.Usage[Meter.ReasoningTokens];
        request = request.Usage.CountsReasoning ? request with { Usage = request.Usage.AsBilled() } : request;
        var knowledge = _knowledge.Current;
        var prices = PriceBook.Of(knowledge);
        prices.Check(request.Conditions);
        var definitions = request.Usage.Entries.Select(entry => prices.Definition(entry.Meter)).ToImmutableArray();
        var target = prices.Catalog.Resolve(request.Model, request.Model.RegionFor(request.Region, _region), request.Resolver);
        target = request.Endpoint is { } endpoint ? target with { Endpoint = endpoint } : target;
        if (request.CustomModel && target.Subject == RateSubject.Base)
        {
            target = target with { Subject = RateSubject.Custom };
        }

        var date = request.AsOf ?? DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
        var usage = prices.Billed(request.Usage).Times(request.Requests);
        var calls = definitions.Any(NeedsCall);
        var offer = calls ? target.FindOffer(date) : null;
        var notCallable = calls && offer is null && target.Subject != RateSubject.Imported ? target.WhyNotCallable(date)
            : offer is { Listed: false } && request.Unknown == UnknownFacts.Reject ? offer.WhyAssumed(target.Region)
            : offer is not null && request.Residency?.Allows(offer, target.Region) == false ? request.Residency.WhyNot(offer, target.Region)
            : null;
        var basis = new PriceBasis(request.Tier, date) { Conditions = request.Conditions, DerivedRates = request.DerivedRates };
        var question = new PriceQuestion(basis, target.Subject, request.Usage.InputSize);
        var lines = ImmutableArray.CreateBuilder<CostLine>(definitions.Length);
        var rates = new List<Rate>(definitions.Length);
        var missing = ImmutableArray.CreateBuilder<MissingRate>();
        for (var i = 0; i < definitions.Length; i++)
        {
            var ((meter, quantity), definition) = (usage.Entries[i], definitions[i]);
            if (NeedsCall(definition) && notCallable is not null)
            {
                missing.Add(new(meter, MissingCode.NotCallable, notCallable));
            }
            else if (prices.Ladder(target, definition, request.Tier)?.Find(question) is { } rung)
            {
                lines.Add(CostLine.Of(definition, quantity, rung.Rate));
                rates.Add(rung.Rate);
            }
            else
            {
                var route = PriceRoute.Of(definition, target.Scope, target.Profile, request.Tier);
                missing.Add(PriceExplanation.Of(prices, target.Model, target.Region, route, meter, question));
            }
        }

        var made = lines.ToImmutable();
        return new()
        {
            Model = PricedModel.Of(target, offer),
            Tier = request.Tier,
            AsOf = date,
            Requests = request.Requests,
            Lines = made,
            Missing = missing.ToImmutable(),
            Band = missing.Count == 0 ? BandOf(made, rates) : null,
            Findings =
            [
                .. CostFindings.Of(target, offer, made, rates, request, date, prices),
                .. reasoning > 0m ? [CostFindings.OfReasoning(reasoning)] : Array.Empty<Finding>(),
                .. made.IsEmpty ? [] : RuleFindings.OfUsage(knowledge, target.Model, target.Region, request.Usage, request.Tier, request.Requests, date),
                .. CostFindings.OfScope(target),
            ],
        };
    }

    /// <inheritdoc/>
    public bool TryQuote(CallTarget target, Usage usage, PricingTier tier, DateOnly date, out decimal usd) =>
        TryQuote(target, usage, new(tier, date), out usd);

    /// <inheritdoc/>
    public bool TryQuote(CallTarget target, Usage usage, in PriceBasis basis, out decimal usd)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(usage);
        var prices = Prices;
        prices.Check(basis.Conditions);
        return TryQuote(prices, prices.Called(target), prices.RegionPosition(target.Region), usage, basis, out usd);
    }

    /// <inheritdoc/>
    public bool TryQuote(string model, AwsRegion region, Usage usage, PricingTier tier, DateOnly date, out decimal usd)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(usage);
        var prices = Prices;
        if (!prices.TryFindCalled(model, region, out var called, out var place))
        {
            var target = prices.Catalog.Resolve(ModelReference.Parse(model), region);
            (called, place) = (prices.Called(target), prices.RegionPosition(target.Region));
        }

        return TryQuote(prices, called, place, usage, new(tier, date), out usd);
    }

    internal static bool NeedsCall(MeterDefinition meter) => meter.Kind == MeterKind.Inference;

    // What Estimate does, without lines.
    private static bool TryQuote(PriceBook prices, in CalledModel called, int region, Usage usage, in PriceBasis basis, out decimal usd)
    {
        usd = 0m;
        usage = usage.CountsReasoning ? usage.AsBilled() : usage;
        var priced = true;
        var place = prices.Place(called.Model, region, new(called.Scope, called.Profile, basis.Tier));
        var isCallable = place is not null && place.IsCallable(called.Subject, called.Endpoint, basis.Date.DayNumber);
        var question = new PriceQuestion(basis, called.Subject, usage.InputSize);
        foreach (ref readonly var entry in usage.Entries.AsSpan())
        {
            var ladder = place?.Find(entry.Meter.Name);
            var needsCall = ladder is { IsOfCalls: true };
            if (!needsCall)
            {
                // Capacity, training and storage have a tier of their own, and mostly a place, too.
                var definition = prices.Definition(entry.Meter);
                needsCall = NeedsCall(definition);
                var route = PriceRoute.Of(definition, called.Scope, called.Profile, basis.Tier);
                ladder = prices.Place(called.Model, region, route)?.Find(entry.Meter.Name);
            }

            if ((!needsCall || isCallable) && ladder?.Find(in question) is { } rung)
            {
                usd += rung.AmountOf(ladder.Billed(entry.Quantity));
            }
            else
            {
                priced = false;
            }
        }

        usd = priced ? usd : 0m;
        return priced;
    }

    private static CostBand? BandOf(ImmutableArray<CostLine> lines, List<Rate> rates)
    {
        var (low, high, differ) = (0m, 0m, false);
        for (var i = 0; i < lines.Length; i++)
        {
            var (line, price) = (lines[i], lines[i].Price);
            var (lowest, highest) = (price.Usd, price.Usd);
            foreach (var other in rates[i].Others)
            {
                if (other.Usd <= price.Usd * UnitErrorRatio && other.Usd * UnitErrorRatio >= price.Usd)
                {
                    lowest = Math.Min(lowest, other.Usd);
                    highest = Math.Max(highest, other.Usd);
                }
            }

            differ |= lowest != highest;
            low += UnitPrice.Of(lowest, price.Per).AmountOf(line.Quantity);
            high += UnitPrice.Of(highest, price.Per).AmountOf(line.Quantity);
        }

        return differ ? new CostBand(low, high) : null;
    }
}
