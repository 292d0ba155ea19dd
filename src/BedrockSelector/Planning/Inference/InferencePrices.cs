using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Finds the prices that a plan needs, and remembers lines, gaps and warnings.</summary>
internal sealed class InferencePrices
{
    private readonly ICostEstimator _estimator;
    private readonly InferenceRequest _request;
    private readonly CallTarget _target;
    private readonly List<CostLine> _lines = [];
    private readonly List<MissingRate> _missingTerms = [];
    private readonly List<MissingRate> _missingOnDemand = [];
    private readonly List<string> _warnings = [];

    public InferencePrices(ICostEstimator estimator, InferenceRequest request, CallTarget target)
    {
        (_estimator, _request, _target) = (estimator, request, target);
        AsOf = Estimate(Usage.None, CommitmentTerm.None, target.Subject == RateSubject.Custom).AsOf;
    }

    public DateOnly AsOf { get; }

    public ImmutableArray<CostLine> Lines => [.. _lines];

    public IEnumerable<string> Warnings => _warnings;

    /// <summary>Gaps that matter: those of terms asked for, and on demand where overflow needs it.</summary>
    public ImmutableArray<MissingRate> MissingOf(OverflowPolicy overflow) =>
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

    public TokenPrices? OnDemand()
    {
        var (reads, writes) = (Any(static hour => hour.CacheRead), Any(static hour => hour.CacheWrite));
        var input = Token(Meter.InputTokens, needed: true);
        var output = Token(Meter.OutputTokens, needed: true);
        var cacheRead = reads ? Token(Meter.CacheReadTokens, needed: true) : null;
        var cacheWrite = writes ? Token(Meter.CacheWrite5mTokens, needed: true) : null;

        // Models without output tokens, such as embeddings, need no output price.
        output ??= Any(static hour => hour.Output) ? null : UnitPrice.Of(0m);
        return input is null || output is null ? null : new() { Input = input.Value, Output = output.Value, CacheRead = cacheRead, CacheWrite = cacheWrite };
    }

    private bool Any(Func<HourlyTokens, decimal> count) => _request.Scenarios.Any(scenario => scenario.Demand.Hours.Any(hour => count(hour) > 0m));

    private UnitPrice? Token(Meter meter, bool needed)
    {
        var estimate = Estimate(Usage.Of(new UsageEntry(meter, 1m)), CommitmentTerm.None, _target.Subject == RateSubject.Custom);
        _warnings.AddRange(estimate.Findings.Select(static finding => finding.Message));
        if (estimate.Lines.IsEmpty)
        {
            if (needed && (meter != Meter.OutputTokens || Any(static hour => hour.Output)))
            {
                _missingOnDemand.AddRange(estimate.Missing);
            }

            return null;
        }

        _lines.Add(estimate.Lines[0]);
        return estimate.Lines[0].Price;
    }

    private CostLine? Price(Meter meter, CommitmentTerm term)
    {
        if (!_estimator.Rates.IsPriced(meter))
        {
            return null;
        }

        var estimate = Estimate(Usage.Of(new UsageEntry(meter, 1m)), term, _target.Subject == RateSubject.Custom);
        if (estimate.Lines.IsEmpty && _request.Terms is not null)
        {
            _missingTerms.AddRange(estimate.Missing.Select(missing => missing with { Reason = $"{missing.Reason} (term {term.Name()})" }));
        }

        return estimate.Lines.IsEmpty ? null : estimate.Lines[0];
    }

    private CostEstimate Estimate(Usage usage, CommitmentTerm term, bool custom) => _estimator.Estimate(new()
    {
        Model = _request.Model,
        Region = _request.Region,
        Usage = usage,
        Term = term,
        CustomModel = custom,
        AsOf = _request.AsOf,
        Resolver = _request.Resolver,
    });
}
