using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Finds the prices that a plan needs, and remembers lines, gaps and findings.</summary>
internal sealed class InferencePrices
{
    private readonly PlanPricer _pricer;
    private readonly InferenceRequest _request;
    private readonly bool _custom;
    private readonly List<PlanLine> _lines = [];
    private readonly List<PlanGap> _missingTerms = [];
    private readonly List<PlanGap> _missingOnDemand = [];
    private readonly List<Finding> _findings = [];

    public InferencePrices(ICostEstimator estimator, InferenceRequest request, CallTarget target)
    {
        (_request, _custom) = (request, target.Subject == RateSubject.Custom);
        _pricer = new(estimator, request.Region, request.AsOf, request.DerivedRates, request.Resolver);
        AsOf = _pricer.AsOf(request.Model);
    }

    public DateOnly AsOf { get; }

    public ImmutableArray<PlanLine> Lines => [.. _lines];

    public IEnumerable<Finding> Findings => _findings;

    /// <summary>Gaps that matter: those of terms asked for, and on demand where overflow needs it.</summary>
    public ImmutableArray<PlanGap> MissingOf(OverflowPolicy overflow) =>
        overflow.Kind == OverflowKind.OnDemand ? [.. _missingTerms, .. _missingOnDemand] : [.. _missingTerms];

    public ImmutableArray<UnitTermPrice> ModelUnits()
    {
        var prices = ImmutableArray.CreateBuilder<UnitTermPrice>();
        foreach (var term in InferencePlanner.Considered(_request, reserved: false))
        {
            if (Price(Meter.ModelUnitHours, term.Commitment()) is { } line)
            {
                prices.Add(new(term.Commitment(), line.AmountUsd));
                _lines.Add(line);
            }
        }

        return prices.DrainToImmutable();
    }

    public ImmutableArray<ReservedTermPrice> Reserved()
    {
        var prices = ImmutableArray.CreateBuilder<ReservedTermPrice>();
        foreach (var term in InferencePlanner.Considered(_request, reserved: true))
        {
            if (Price(Meter.ReservedInputKtpmHours, term.Commitment()) is { } input && Price(Meter.ReservedOutputKtpmHours, term.Commitment()) is { } output)
            {
                prices.Add(new(term.Commitment(), input.AmountUsd, output.AmountUsd));
                _lines.Add(input);
                _lines.Add(output);
            }
        }

        return prices.DrainToImmutable();
    }

    /// <summary>What a minute of one custom model unit costs, by the hour; <c>null</c> when nothing prices it.</summary>
    public decimal? ImportedUnitHour(PriceConditions conditions)
    {
        const decimal Minutes = 60m;
        if (!_pricer.IsPriced(Meter.CustomModelUnitMinutes))
        {
            return null;
        }

        var part = _pricer.Price(_request.Model, Usage.Of(new UsageEntry(Meter.CustomModelUnitMinutes, Minutes)), new() { Conditions = conditions });
        if (part.Lines is not [var line])
        {
            _missingTerms.AddRange(part.Missing);
            return null;
        }

        _lines.Add(line);
        _findings.AddRange(part.Findings);
        return line.AmountUsd;
    }

    /// <summary>The prices of batches; <c>null</c>, with the gap said, where the model has none.</summary>
    public DeferrableTraffic? Batch(decimal share)
    {
        if (_request.RequestUsage is { } usage && !RequestDemand.IsTokens(usage))
        {
            return null;
        }

        UnitPrice?[] found = [.. new[] { Meter.InputTokens, Meter.OutputTokens }.Select(meter =>
        {
            var part = _pricer.Price(_request.Model, Usage.Of(new UsageEntry(meter, 1m)), new() { Custom = _custom, Tier = PricingTier.Batch });
            if (part.Lines.FirstOrDefault(line => line.Meter == meter) is not { } line)
            {
                return (UnitPrice?)null;
            }

            _lines.Add(line with { Quantity = 1m, AmountUsd = UnitPrice.Of(line.UnitPriceUsd, line.Per).AmountOf(1m) });
            return UnitPrice.Of(line.UnitPriceUsd, line.Per);
        })];
        if (found[0] is not { } input || (found[1] is null && Any(static hour => hour.Output)))
        {
            _findings.Add(Finding.Warning("batch-unpriced", "No batch price is known here: what can wait is planned like the rest.", "batch"));
            return null;
        }

        return new() { Share = share, Prices = new() { Input = input, Output = found[1] ?? UnitPrice.Of(0m) } };
    }

    public TokenPrices? OnDemand()
    {
        // What is counted by the request is priced by the request; its rates are the lines of one.
        if (_request.RequestUsage is { } usage && !RequestDemand.IsTokens(usage))
        {
            return Take(_pricer.Price(_request.Model, usage, new() { Custom = _custom })) is { Lines.Length: > 0 } one
                ? new() { Input = UnitPrice.Of(one.Lines.Sum(static line => line.AmountUsd)), Output = UnitPrice.Of(0m) }
                : null;
        }

        var (reads, writes) = (Any(static hour => hour.CacheRead), Any(static hour => hour.CacheWrite));
        var input = Token(Meter.InputTokens);
        var output = Token(Meter.OutputTokens);
        var cacheRead = reads ? Token(Meter.CacheReadTokens) : null;
        var cacheWrite = writes ? Token(Meter.CacheWrite5mTokens) : null;

        // Models without output tokens, such as embeddings, need no output price.
        output ??= Any(static hour => hour.Output) ? null : UnitPrice.Of(0m);
        return input is null || output is null ? null : new() { Input = input.Value, Output = output.Value, CacheRead = cacheRead, CacheWrite = cacheWrite };
    }

    private bool Any(Func<HourlyTokens, decimal> count) => _request.Scenarios.Any(scenario => scenario.Demand.Hours.Any(hour => count(hour) > 0m));

    private PricedPart? Take(PricedPart part)
    {
        _findings.AddRange(part.Findings);
        if (!part.Missing.IsEmpty)
        {
            _missingOnDemand.AddRange(part.Missing);
            return null;
        }

        _lines.AddRange(part.Lines);
        return part;
    }

    private UnitPrice? Token(Meter meter)
    {
        // A request of known size has the price of its size, where long ones cost more.
        var usage = _request.RequestUsage is { } each && each[meter] > 0m ? each : Usage.Of(new UsageEntry(meter, 1m));
        var part = _pricer.Price(_request.Model, usage, new() { Custom = _custom });
        _findings.AddRange(part.Findings.Where(one => !_findings.Contains(one)));
        if (part.Lines.FirstOrDefault(line => line.Meter == meter) is not { } found)
        {
            if (meter != Meter.OutputTokens || Any(static hour => hour.Output))
            {
                _missingOnDemand.AddRange(part.Missing.Where(gap => gap.Meter == meter.Name));
            }

            return null;
        }

        var price = UnitPrice.Of(found.UnitPriceUsd, found.Per);
        _lines.Add(found with { Quantity = 1m, AmountUsd = price.AmountOf(1m) });
        return price;
    }

    private PlanLine? Price(Meter meter, CommitmentTerm term)
    {
        if (!_pricer.IsPriced(meter))
        {
            return null;
        }

        var part = _pricer.Price(_request.Model, Usage.Of(new UsageEntry(meter, 1m)), new() { Custom = _custom, Term = term });
        if (part.Lines.IsEmpty && _request.Terms is not null)
        {
            _missingTerms.AddRange(part.Missing.Select(missing => missing with { Reason = $"{missing.Reason} (term {term.Name()})" }));
        }

        return part.Lines.IsEmpty ? null : part.Lines[0];
    }
}
