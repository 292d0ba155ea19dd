using System.Collections.Immutable;
using System.Diagnostics;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Extensions.AI.Telemetry;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>One call of one candidate: its reservation, its place in the circuit, its measurement. Ends exactly once, at the latest when disposed.</summary>
internal sealed class RoutedCall : IDisposable
{
    private readonly RoutingContext _context;
    private readonly RoutingPass _pass;
    private readonly Activity? _activity;
    private readonly string _provider;
    private readonly decimal _reservedUsd;
    private bool _ended;

    public RoutedCall(
        RoutingContext context, RoutingPass pass, RankedCandidate ranked, Usage estimatedUsage, decimal estimatedUsd, IChatClient client, ChatOptions? options,
        long? outputCeiling, decimal reservedUsd)
    {
        (_context, _pass, Ranked, EstimatedUsage, EstimatedUsd, Client) = (context, pass, ranked, estimatedUsage, estimatedUsd, client);
        Options = options?.Clone() ?? new();
        Options.ModelId = ranked.Candidate.CallId;

        // What was ranked is what is asked for; clients that know no tiers pass over it.
        if (ranked.Candidate.Tier != PricingTier.Standard)
        {
            (Options.AdditionalProperties ??= [])[CallProperties.Tier] = ranked.Candidate.Tier.Name();
        }

        if (outputCeiling is { } ceiling)
        {
            Options.MaxOutputTokens = (int)Math.Min(ceiling, Options.MaxOutputTokens ?? ceiling);
            (Options.AdditionalProperties ??= [])[CallProperties.OutputTokenCeiling] = Options.MaxOutputTokens;
        }

        _provider = client.GetService<ChatClientMetadata>()?.ProviderName ?? "aws.bedrock";
        _activity = context.Telemetry.Start(ranked, pass.Selection, estimatedUsd, options);
        _reservedUsd = reservedUsd;
        Measurement = new(context.TimeProvider);
    }

    public RankedCandidate Ranked { get; }

    public Usage EstimatedUsage { get; }

    public decimal EstimatedUsd { get; }

    public IChatClient Client { get; }

    public ChatOptions Options { get; }

    public CallMeasurement Measurement { get; }

    // The mode in which the ranking judged it, and in which it heeds what is observed.
    private ReasoningMode Mode => Ranked.Candidate.Mode;

    private string CallId => Ranked.Candidate.CallId;

    /// <returns>Whether another call may be tried.</returns>
    public bool Fail(Exception exception)
    {
        var kind = _context.Options.Classify(exception);
        if (!ChatFailures.CountsAgainstModel(kind))
        {
            _context.Circuits.Leave(CallId);
        }
        else if (_context.Circuits.Fail(CallId))
        {
            Log.CircuitOpened(_context.Logger, CallId, _context.Options.CircuitOpenFor.TotalSeconds);
        }

        var usage = Measurement.UsageBy(_context.Options.CacheTokens);
        var known = Price(usage)?.TotalUsd;
        End(usage, known ?? (ChatFailures.MayBeCharged(kind, exception) ? EstimatedUsd : null), exception);
        if (ChatFailures.CountsAgainstModel(kind))
        {
            _context.Observe(new(Ranked.Candidate, null, Measurement.TimeToFirstToken, null, kind) { Mode = Mode });
        }

        var action = _context.Options.Respond(kind);
        if (action == FailureAction.GiveUp || Measurement.HasAnswer)
        {
            return false;
        }

        _pass.Skip(CallId, kind, exception.Message, exception);
        _pass.After(Ranked, action);
        return true;
    }

    /// <summary>Takes an answer that is none for a failure, where another model may be asked.</summary>
    /// <returns>Whether another call may be tried.</returns>
    public bool FailAnswer(ChatResponse response)
    {
        if (ChatFailures.ClassifyAnswer(response) is not { } kind || _context.Options.Respond(kind) == FailureAction.GiveUp || !_pass.MayGoOn)
        {
            return false;
        }

        _context.Circuits.Leave(CallId);
        var usage = Measurement.UsageBy(_context.Options.CacheTokens);
        End(usage, Price(usage)?.TotalUsd ?? EstimatedUsd, null);
        _pass.Skip(CallId, kind, kind == FailureKind.EmptyAnswer ? "It said nothing." : "It answered in a form that nobody can read.");
        _pass.After(Ranked, _context.Options.Respond(kind));
        return true;
    }

    public ChatDecision Complete()
    {
        var usage = Measurement.UsageBy(_context.Options.CacheTokens);
        var cost = Price(usage);
        _context.Circuits.Succeed(CallId);
        var elapsed = Measurement.Elapsed;
        End(usage, cost?.TotalUsd, null);
        _context.Observe(new(Ranked.Candidate, (long?)usage?[Meter.OutputTokens], Measurement.TimeToFirstToken, elapsed, null) { Mode = Mode });
        Log.Answered(_context.Logger, CallId, cost?.TotalUsd);
        if (_context.Options.RecordContent)
        {
            Log.Answer(_context.Logger, CallId, Measurement.Text);
        }

        return new()
        {
            Selection = _pass.Selection,
            Chosen = Ranked,
            Skipped = [.. _pass.Skipped],
            EstimatedUsage = EstimatedUsage,
            EstimatedCostUsd = EstimatedUsd,
            Cost = cost,
        };
    }

    /// <summary>Ends a call that nobody waits for any more: cancelled, or its stream left early.</summary>
    public void Dispose()
    {
        if (!_ended)
        {
            _context.Circuits.Leave(CallId);
            var usage = Measurement.UsageBy(_context.Options.CacheTokens);
            End(usage, Price(usage)?.TotalUsd, null);
        }
    }

    private void End(Usage? usage, decimal? costUsd, Exception? exception)
    {
        _ended = true;

        // Where output came and nobody said what it cost, the estimate is the best figure there is; nothing is free because it broke off.
        var spent = costUsd ?? (Measurement.HasOutput || exception is null ? EstimatedUsd : 0m);
        _context.Options.RunningBudget?.Settle(_reservedUsd, spent);
        _context.Telemetry.Ended(_activity, CallId, _provider, Measurement, usage, costUsd, exception);
    }

    private CostEstimate? Price(Usage? usage) => usage is null ? null : _pass.Price(Ranked, usage);
}
