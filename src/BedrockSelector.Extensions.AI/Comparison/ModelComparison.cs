using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>Asks several models the same and measures what comes back.</summary>
/// <remarks>
/// Safe for concurrent use. Answers are streamed where the catalog does not say that a model cannot; times exclude the failed attempts
/// of a client that reports them under <see cref="CallProperties.TimeBeforeLastAttempt"/>. Costs are the estimator's, for the tokens that were counted.
/// </remarks>
public sealed class ModelComparison
{
    private readonly IKnowledgeSource _knowledge;
    private readonly ChatClientFactory _clients;
    private readonly TimeProvider _timeProvider;

    /// <summary>Makes a comparison.</summary>
    /// <param name="knowledge">Says what models can take, and prices what they used: each comparison by the snapshot that is current when it begins.</param>
    /// <param name="clients">Gives their clients.</param>
    /// <param name="timeProvider">Measures; <see langword="null"/> for the system's clock.</param>
    /// <exception cref="ArgumentNullException">A required argument is <see langword="null"/>.</exception>
    public ModelComparison(IKnowledgeSource knowledge, ChatClientFactory clients, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(clients);
        (_knowledge, _clients, _timeProvider) = (knowledge, clients, timeProvider ?? TimeProvider.System);
    }

    /// <summary>Asks all models.</summary>
    /// <param name="request">The prompt and the models.</param>
    /// <param name="progress">Hears of every call as it goes on, from several threads; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Cancels all calls.</param>
    /// <returns>One result a model, in the order asked for. A failed call is a result, not an exception.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The request has no model, a model twice, or no message.</exception>
    /// <exception cref="ModelResolutionException">A model is not in the catalog, or contradicts the region. Nothing has been called then.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ComparisonReport> RunAsync(
        ComparisonRequest request, IProgress<ComparisonProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Models.IsDefaultOrEmpty || request.Models.Distinct().Count() != request.Models.Length)
        {
            throw new ArgumentException("A comparison needs at least one model, and each once.", nameof(request));
        }

        if (request.Messages.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A comparison needs a message.", nameof(request));
        }

        // All models are looked up before any is called: a typing error must not cost money.
        var knowledge = _knowledge.Current;
        var costs = new CostEstimator(knowledge, _timeProvider);
        var targets = request.Models.Select(model => knowledge.Catalog.Resolve(model, model.Region ?? request.Region)).ToArray();
        using var slots = new SemaphoreSlim(request.MaxConcurrency);
        var results = await Task.WhenAll(targets.Select(target => RunModelAsync(costs, target, request, slots, progress, cancellationToken))).ConfigureAwait(false);
        return new() { Results = [.. results] };
    }

    /// <summary>Says what of a prompt would be left out for a model, without calling it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="request">The prompt.</param>
    /// <returns>In the order of the prompt, each kind once; may be empty.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static ImmutableArray<IgnoredContent> WhatIsIgnored(FoundationModel model, ComparisonRequest request)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(request);
        return PromptFitter.Fit(model, request.Messages, request.Options).Ignored;
    }

    private async Task<ModelResult> RunModelAsync(
        CostEstimator costs,
        CallTarget target,
        ComparisonRequest request,
        SemaphoreSlim slots,
        IProgress<ComparisonProgress>? progress,
        CancellationToken cancellationToken)
    {
        var (messages, options, ignored) = PromptFitter.Fit(target.Model, request.Messages, request.Options);
        var refusal = request.Unsupported == UnsupportedContent.Refuse && !ignored.IsEmpty
            ? string.Join(' ', ignored.Select(static content => content.Reason))
            : !messages.Any(static message => message.Role == ChatRole.User) ? "Nothing of the prompt is left that the model can take." : null;
        if (refusal is not null)
        {
            progress?.Report(new(target.Reference, 1, ComparisonStage.Failed, 0));
            return new() { Model = target.Reference, Runs = [], Ignored = ignored, Refusal = refusal };
        }

        var runs = ImmutableArray.CreateBuilder<ComparisonRun>(request.Runs);
        for (var run = 1; run <= request.Runs; run++)
        {
            await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var (measured, more) = await CallAsync(costs, target, messages, options, run, request, progress, cancellationToken)
                    .ConfigureAwait(false);
                runs.Add(measured);
                foreach (var name in more.Where(name => !ignored.Any(earlier => earlier.Kind == name)))
                {
                    ignored = ignored.Add(new(name, $"The client has no field for {name}."));
                }
            }
            finally
            {
                slots.Release();
            }
        }

        return new() { Model = target.Reference, Runs = runs.MoveToImmutable(), Ignored = ignored };
    }

    private async Task<(ComparisonRun Run, IEnumerable<string> IgnoredOptions)> CallAsync(
        CostEstimator costs,
        CallTarget target,
        ImmutableArray<ChatMessage> messages,
        ChatOptions? options,
        int number,
        ComparisonRequest request,
        IProgress<ComparisonProgress>? progress,
        CancellationToken cancellationToken)
    {
        progress?.Report(new(target.Reference, number, ComparisonStage.Started, 0));
        var measurement = new CallMeasurement(_timeProvider);
        string? error = null;
        try
        {
            var client = _clients(new(target.Reference, target.Region, request.Tier));
            if (Streams(target.Model, options))
            {
                await foreach (var update in client.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
                {
                    measurement.See(update);
                    progress?.Report(new(target.Reference, number, ComparisonStage.Receiving, measurement.TextLength));
                }
            }
            else
            {
                measurement.See(await client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            error = exception.Message;
        }

        var run = Finish(costs, measurement, target, request, error);
        progress?.Report(new(target.Reference, number, error is null ? ComparisonStage.Finished : ComparisonStage.Failed, measurement.TextLength));
        return (run, measurement.IgnoredOptions);
    }

    private static ComparisonRun Finish(CostEstimator costs, CallMeasurement measurement, CallTarget target, ComparisonRequest request, string? error)
    {
        var total = measurement.Elapsed;
        var usage = measurement.UsageBy(request.CacheTokens);
        var afterFirst = (total - measurement.TimeToFirstToken)?.TotalSeconds;
        var tokens = (double?)usage?[Meter.OutputTokens];
        return new()
        {
            Text = measurement.Text,
            StopReason = measurement.StopReason,
            Usage = usage,
            TimeToFirstToken = measurement.TimeToFirstToken,
            TotalTime = error is null ? total : null,
            OutputTokensPerSecond = error is null && tokens >= 2d && afterFirst > 0d ? (tokens - 1d) / afterFirst : null,
            Attempts = measurement.Attempts,
            Cost = usage is null ? null : costs.Estimate(new()
            {
                Model = target.Reference,
                Region = target.Region,
                Usage = usage,
                Tier = request.Tier,
                AsOf = request.AsOf,
            }),
            Error = error,
        };
    }

    private static bool Streams(FoundationModel model, ChatOptions? options) =>
        model.Has(Feature.Streaming) != false && (options?.Tools is not { Count: > 0 } || model.Has(Feature.StreamingToolUse) != false);
}
