using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Extensions.AI.Telemetry;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>One chat on its way down the ranking.</summary>
internal sealed class RoutingPass
{
    private readonly RoutingContext _context;
    private readonly ICostEstimator _costs;
    private readonly ChatRequirements _requirements;
    private readonly ChatOptions? _options;
    private readonly List<Exception> _failures = [];
    private readonly List<RankedCandidate> _waiting;
    private int _called;
    private int _overBudget;

    private RoutingPass(RoutingContext context, ICostEstimator costs, ChatRequirements requirements, ChatOptions? options, SelectionResult selection) =>
        (_context, _costs, _requirements, _options, Selection, _waiting) = (context, costs, requirements, options, selection, [.. selection.Ranked]);

    public SelectionResult Selection { get; }

    public List<SkippedCandidate> Skipped { get; } = [];

    public static RoutingPass Start(RoutingContext context, IReadOnlyList<ChatMessage> messages, ChatOptions? options, bool streamed)
    {
        var requirements = ChatRequirements.Of(messages, options, streamed, context.Options.ExpectedOutputTokens);
        var input = requirements.SmallestEstimate(TokenRatiosOf(context));

        // This estimate errs downwards for most models, so size and budget are checked for each by its own count before it is called.
        // What is chosen, estimated and paid is of one snapshot, however long the answer takes.
        var bedrock = context.Bedrock.Pinned();
        var selection = bedrock.Selector.Select(requirements.Over(context.Options.Preferences, input));
        context.Telemetry.Selected(selection);
        var pass = new RoutingPass(context, bedrock.Costs, requirements, options, selection);
        Stickiness.Order(pass._waiting, Stickiness.Find(context, messages, options), Stickiness.IsToolLoop(messages), context.Options.SwitchGain);
        return pass;
    }

    /// <returns>The next candidates that may be called, each already entered in its circuit and reserved in the budget.</returns>
    public async IAsyncEnumerable<RoutedCall> CallsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (_waiting.Count > 0 && MayGoOn)
        {
            var ranked = _waiting[0];
            _waiting.RemoveAt(0);
            if (await PrepareAsync(ranked, cancellationToken).ConfigureAwait(false) is { } call)
            {
                _called++;
                Log.Chosen(_context.Logger, ranked.Candidate.CallId, ranked.Rank, Selection.Ranked.Length, Selection.Rejected.Length, call.EstimatedUsd);
                yield return call;
            }
        }
    }

    /// <summary>Gets whether another call may be made.</summary>
    public bool MayGoOn => _called < _context.Options.MaxModelsPerCall;

    /// <summary>Orders what is still to be called after a failure: other models first, or the failed one's other offers.</summary>
    public void After(RankedCandidate failed, FailureAction action)
    {
        var same = _waiting.Where(other => other.Candidate.Model.Id == failed.Candidate.Model.Id).ToList();
        var others = _waiting.Where(other => other.Candidate.Model.Id != failed.Candidate.Model.Id).ToList();
        _waiting.Clear();
        _waiting.AddRange(action == FailureAction.OtherOffer ? [.. same, .. others] : [.. others, .. same]);
    }

    public void Skip(string callId, FailureKind? kind, string reason, Exception? exception = null)
    {
        Skipped.Add(new(callId, kind, reason));
        Log.Skipped(_context.Logger, callId, reason);
        _context.Telemetry.Skipped(callId, exception?.GetType().FullName ?? "skipped");
        if (exception is not null)
        {
            _failures.Add(exception);
        }
    }

    public CostEstimate Price(RankedCandidate ranked, Usage usage) => _costs.Estimate(new()
    {
        Model = ModelReference.Parse(ranked.Candidate.CallId),
        Region = ranked.Candidate.Region,
        Usage = usage,
        Tier = ranked.Candidate.Tier,
        AsOf = Selection.AsOf,
    });

    public NoModelException NoModel()
    {
        var (reason, message) =
            _failures.Count > 0 ? (NoModelReason.AllFailed, "Every model that could be called failed: " + Reasons())
            : _overBudget > 0 && _overBudget == Skipped.Count ? (NoModelReason.OverBudget, "Every model would exceed the budget: " + Reasons())
            : Skipped.Count > 0 ? (NoModelReason.AllFailed, "No model may be called now: " + Reasons())
            : Selection.Rejected.Any(static rejection => rejection.Code == RejectionCode.OverBudget)
                ? (NoModelReason.OverBudget, "Every model that can do what the chat needs exceeds the budget of a request.")
                : (NoModelReason.NothingQualifies, $"No model qualifies; {Selection.Rejected.Length} were rejected: {Rejections()}");
        Log.NoModel(_context.Logger, reason.ToString(), message);
        var inner = _failures.Count switch
        {
            0 => null,
            1 => _failures[0],
            _ => new AggregateException(_failures),
        };
        return new(reason, message, Selection, [.. Skipped], inner);
    }

    private static Tokens.TokenRatios TokenRatiosOf(RoutingContext context) =>
        context.Counter is Tokens.TokenEstimator estimator ? estimator.Ratios : Tokens.TokenRatios.Embedded;

    private async ValueTask<RoutedCall?> PrepareAsync(RankedCandidate ranked, CancellationToken cancellationToken)
    {
        var candidate = ranked.Candidate;
        var counted = await _context.Counter.CountAsync(candidate.Model.Id, _requirements.Input, cancellationToken).ConfigureAwait(false);
        var input = counted?.Tokens ?? (long)Selection.Request.Usage[Meter.InputTokens];
        if (candidate.Model.ContextWindow is { } window && input + _requirements.OutputTokens > window)
        {
            Skip(candidate.CallId, null, FormattableString.Invariant(
                $"It holds {window} tokens; the chat has about {input} and wants {_requirements.OutputTokens} back."));
            return null;
        }

        var usage = Usage.Tokens(input, _requirements.OutputTokens);
        if (Price(ranked, usage).TotalUsd is not { } usd)
        {
            Skip(candidate.CallId, null, "Its price for this call is not known.");
            return null;
        }

        if (_context.Options.BudgetPerCallUsd is { } perCall && usd > perCall)
        {
            _overBudget++;
            Skip(candidate.CallId, null, $"It would cost about {usd.Plain()} USD; the budget of a call is {perCall.Plain()} USD.");
            return null;
        }

        if (!_context.Circuits.TryEnter(candidate.CallId))
        {
            Skip(candidate.CallId, null, "It has failed too often of late and is left alone for a while.");
            return null;
        }

        var (ceiling, reserved) = ((long?)null, usd);
        if (_context.Options.RunningBudget is { } running)
        {
            if (_requirements.Unmeasured)
            {
                _context.Circuits.Leave(candidate.CallId);
                Skip(candidate.CallId, null, "What its documents, videos or images of unknown size cost cannot be told, and the budget must not be exceeded.");
                return null;
            }

            (ceiling, reserved) = BudgetCeiling.Of(
                running.RemainingUsd, _requirements, _options?.MaxOutputTokens, used => Price(ranked, used).TotalUsd ?? decimal.MaxValue);
        }

        if (_context.Options.RunningBudget is { } budget && !budget.TryReserve(reserved))
        {
            _context.Circuits.Leave(candidate.CallId);
            _overBudget++;
            Skip(candidate.CallId, null, $"It would cost about {usd.Plain()} USD; {budget.RemainingUsd.Plain()} USD of the budget are left.");
            return null;
        }

        try
        {
            var client = _context.Clients(new(ModelReference.Parse(candidate.CallId), candidate.Region, candidate.Tier));
            return new(_context, this, ranked, usage, usd, client, _options, ceiling, reserved);
        }
        catch
        {
            _context.Circuits.Leave(candidate.CallId);
            _context.Options.RunningBudget?.Settle(reserved, 0m);
            throw;
        }
    }

    private string Reasons() => string.Join(' ', Skipped.Select(static skipped => $"{skipped.CallId}: {skipped.Reason}"));

    private string Rejections() => string.Join(", ", Selection.Rejected.GroupBy(static rejection => rejection.CodeName)
        .OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => FormattableString.Invariant($"{group.Count()} {group.Key}")));
}
