using System.Collections.Immutable;
using BedrockSelector.Calls;
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

    /// <inheritdoc/>
    public IRateBook Rates => Prices.Rates;

    private CompiledPrices Prices => CompiledPrices.Of(_knowledge.Current);

    /// <inheritdoc/>
    public CostEstimate Estimate(CostRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var prices = Prices;
        var definitions = Definitions(prices, request.Usage);
        var target = prices.Catalog.Resolve(request.Model, request.Model.RegionFor(request.Region, _region), request.Resolver);
        if (request.CustomModel && target.Subject == RateSubject.Base)
        {
            target = target with { Subject = RateSubject.Custom };
        }

        var date = request.AsOf ?? DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
        var usage = request.Usage.Times(request.Requests);
        var calls = definitions.Any(NeedsCall);
        var offer = calls ? target.FindOffer(date) : null;
        var notCallable = calls && offer is null && target.Subject != RateSubject.Imported ? target.WhyNotCallable(date) : null;
        var conditions = new PriceConditions
        {
            Term = request.Term,
            InputTokens = request.Usage.TotalInputTokens,
            Resolution = request.Resolution,
            Quality = request.Quality,
            UnitVersion = request.UnitVersion,
            Subject = target.Subject,
        };

        var lines = ImmutableArray.CreateBuilder<CostLine>(definitions.Length);
        var rates = new List<Rate>(definitions.Length);
        var missing = ImmutableArray.CreateBuilder<MissingRate>();
        for (var i = 0; i < definitions.Length; i++)
        {
            var (meter, quantity) = usage.Entries[i];
            if (NeedsCall(definitions[i]) && notCallable is not null)
            {
                missing.Add(new(meter, MissingCode.NotCallable, notCallable));
                continue;
            }

            var key = KeyOf(target, definitions[i], request.Tier, conditions, date);
            if (prices.Rates.Find(key) is { } rate)
            {
                if (rate.Derived && request.DerivedRates == DerivedRates.Refuse)
                {
                    missing.Add(DerivedOnly(target, rate));
                    continue;
                }

                lines.Add(CostLine.Of(definitions[i], quantity, rate));
                rates.Add(rate);
            }
            else
            {
                missing.Add(prices.Rates.Explain(key));
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
            Findings = CostFindings.Of(target, offer, made, rates, request, date),
        };
    }

    /// <inheritdoc/>
    public bool TryQuote(CallTarget target, Usage usage, PricingTier tier, DateOnly date, out decimal usd)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(usage);
        var prices = Prices;
        return (prices.Quotes.Find(target, tier) is { } place && place.TryQuote(usage, target.Endpoint, date, out usd))
            || TryQuoteAny(prices, target, usage, tier, date, out usd);
    }

    /// <inheritdoc/>
    public bool TryQuote(string model, AwsRegion region, Usage usage, PricingTier tier, DateOnly date, out decimal usd)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(usage);
        var prices = Prices;
        return (prices.Quotes.Find(model, region, tier, out var endpoint) is { } place && place.TryQuote(usage, endpoint, date, out usd))
            || TryQuoteAny(prices, prices.Catalog.Resolve(ModelReference.Parse(model), region), usage, tier, date, out usd);
    }

    // The plain version: what Estimate does, without lines. It also answers where the fast one finds no price, so that there is one authority on that.
    private static bool TryQuoteAny(CompiledPrices prices, CallTarget target, Usage usage, PricingTier tier, DateOnly date, out decimal usd)
    {
        usd = 0m;
        var priced = true;
        var conditions = new PriceConditions { InputTokens = usage.TotalInputTokens, Subject = target.Subject };
        foreach (var (meter, quantity) in usage.Entries)
        {
            var definition = Definition(prices, meter);
            if (NeedsCall(definition) && target.Subject != RateSubject.Imported && target.FindOffer(date) is null)
            {
                priced = false;
            }
            else if (prices.Rates.Find(KeyOf(target, definition, tier, conditions, date)) is { Derived: false } rate)
            {
                usd += rate.Price.AmountOf(quantity);
            }
            else
            {
                priced = false;
            }
        }

        usd = priced ? usd : 0m;
        return priced;
    }

    internal static PriceKey KeyOf(CallTarget target, MeterDefinition meter, PricingTier tier, in PriceConditions conditions, DateOnly date)
    {
        // Training, storage and model units are bought in a region, whatever profile the model is named by.
        var regional = meter.Kind != MeterKind.Inference && meter.Tier != PricingTier.Reserved;
        return new(
            target.Model.Id,
            target.Region,
            regional ? CallScope.InRegion : target.Scope,
            regional ? null : target.Profile,
            meter.Tier ?? tier,
            meter.Meter,
            conditions,
            date);
    }

    internal static bool NeedsCall(MeterDefinition meter) => meter.Kind == MeterKind.Inference;

    private static ImmutableArray<MeterDefinition> Definitions(CompiledPrices prices, Usage usage)
    {
        var definitions = ImmutableArray.CreateBuilder<MeterDefinition>(usage.Entries.Length);
        foreach (var (meter, _) in usage.Entries)
        {
            definitions.Add(Definition(prices, meter));
        }

        return definitions.MoveToImmutable();
    }

    internal static MeterDefinition Definition(CompiledPrices prices, Meter meter) =>
        prices.Rates.IsPriced(meter) && prices.Catalog.TryGetMeter(meter, out var definition)
            ? definition
            : throw new UnknownMeterException(meter, prices.Catalog.Meters.Select(static one => one.Meter).Where(prices.Rates.IsPriced));

    private static MissingRate DerivedOnly(CallTarget target, Rate rate) => new(
        rate.Meter,
        MissingCode.DerivedOnly,
        $"No source publishes a price of {rate.Meter} for {target.Model.Name}; {rate.Price} is computed "
        + $"({rate.Note?.TrimEnd('.') ?? rate.Source.Title}). Allow derived rates to use it.");

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
