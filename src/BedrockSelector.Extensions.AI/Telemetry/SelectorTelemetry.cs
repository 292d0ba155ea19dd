using System.Diagnostics;
using System.Diagnostics.Metrics;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Telemetry;

/// <summary>Activities and metrics of a selecting client.</summary>
internal sealed class SelectorTelemetry : IDisposable
{
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
    };

    private static readonly InstrumentAdvice<long> Tokens = new()
    {
        HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
    };

    private readonly ActivitySource _source = new(TelemetryNames.Source);
    private readonly System.Diagnostics.Metrics.Meter _meter;
    private readonly bool _ownsMeter;
    private readonly Histogram<double> _duration;
    private readonly Histogram<long> _tokens;
    private readonly Histogram<double> _cost;
    private readonly Counter<long> _rejections;
    private readonly Counter<long> _failovers;

    public SelectorTelemetry(IMeterFactory? factory)
    {
        _ownsMeter = factory is null;
        _meter = factory?.Create(TelemetryNames.Source) ?? new(TelemetryNames.Source);
        _duration = _meter.CreateHistogram(TelemetryNames.OperationDuration, "s", "How long calls take.", tags: null, Seconds);
        _tokens = _meter.CreateHistogram(TelemetryNames.TokenUsage, "{token}", "Input and output tokens of calls.", tags: null, Tokens);
        _cost = _meter.CreateHistogram<double>(TelemetryNames.Cost, "{USD}", "What calls cost by the catalog's prices.");
        _rejections = _meter.CreateCounter<long>(TelemetryNames.Rejections, "{candidate}", "Candidates that did not qualify.");
        _failovers = _meter.CreateCounter<long>(TelemetryNames.Failovers, "{candidate}", "Candidates passed over or called in vain.");
    }

    public void Selected(SelectionResult selection)
    {
        if (!_rejections.Enabled)
        {
            return;
        }

        foreach (var group in selection.Rejected.GroupBy(static rejection => rejection.CodeName))
        {
            _rejections.Add(group.Count(), new KeyValuePair<string, object?>("bedrock_selector.rejection.code", group.Key));
        }
    }

    public void Skipped(string callId, string why) =>
        _failovers.Add(1, new KeyValuePair<string, object?>("gen_ai.request.model", callId), new KeyValuePair<string, object?>("error.type", why));

    public Activity? Start(RankedCandidate ranked, SelectionResult selection, decimal estimatedUsd, ChatOptions? options)
    {
        var activity = _source.StartActivity($"chat {ranked.Candidate.CallId}", ActivityKind.Client);
        if (activity is not { IsAllDataRequested: true })
        {
            return activity;
        }

        activity.SetTag("gen_ai.operation.name", "chat");
        activity.SetTag("gen_ai.request.model", ranked.Candidate.CallId);
        activity.SetTag("gen_ai.request.max_tokens", options?.MaxOutputTokens);
        activity.SetTag("gen_ai.request.temperature", options?.Temperature);
        activity.SetTag("gen_ai.request.top_p", options?.TopP);
        activity.SetTag("bedrock_selector.rank", ranked.Rank);
        activity.SetTag("bedrock_selector.score", ranked.Score);
        activity.SetTag("bedrock_selector.rejected", selection.Rejected.Length);
        activity.SetTag("bedrock_selector.catalog.version", selection.CatalogVersion);
        activity.SetTag("bedrock_selector.estimated_cost_usd", (double)estimatedUsd);
        return activity;
    }

    public void Ended(
        Activity? activity, string callId, string provider, CallMeasurement measurement, Usage? usage, decimal? costUsd, Exception? exception)
    {
        var tags = new TagList
        {
            { "gen_ai.operation.name", "chat" }, { "gen_ai.provider.name", provider }, { "gen_ai.request.model", callId },
        };
        // The service's own code says more than the type of the exception that carries it.
        var errorType = exception is null ? null : Routing.ChatFailures.Code(exception) ?? exception.GetType().FullName;
        if (usage is not null)
        {
            Record("input", (long)usage.TotalInputTokens, tags);
            Record("output", (long)usage[Quantities.Meter.OutputTokens], tags);
        }

        if (costUsd is { } cost)
        {
            _cost.Record((double)cost, tags);
        }

        if (errorType is not null)
        {
            tags.Add("error.type", errorType);
        }

        _duration.Record(measurement.Elapsed.TotalSeconds, tags);
        if (activity is null)
        {
            return;
        }

        activity.SetTag("gen_ai.provider.name", provider);
        activity.SetTag("gen_ai.response.model", callId);
        activity.SetTag("gen_ai.usage.input_tokens", (long?)usage?.TotalInputTokens);
        activity.SetTag("gen_ai.usage.output_tokens", (long?)usage?[Quantities.Meter.OutputTokens]);
        activity.SetTag("gen_ai.usage.cache_read.input_tokens", (long?)usage?[Quantities.Meter.CacheReadTokens]);
        activity.SetTag(
            "gen_ai.usage.cache_creation.input_tokens",
            (long?)(usage?[Quantities.Meter.CacheWrite5mTokens] + usage?[Quantities.Meter.CacheWrite1hTokens]));
        activity.SetTag("gen_ai.response.time_to_first_chunk", measurement.TimeToFirstToken?.TotalSeconds);
        activity.SetTag("gen_ai.response.finish_reasons", measurement.FinishReason is { } reason ? new[] { reason } : null);
        activity.SetTag("bedrock_selector.cost_usd", (double?)costUsd);
        if (exception is not null)
        {
            activity.SetTag("error.type", errorType);
            activity.SetStatus(ActivityStatusCode.Error, exception.Message);
        }

        activity.Dispose();
    }

    public void Dispose()
    {
        _source.Dispose();
        if (_ownsMeter)
        {
            _meter.Dispose();
        }
    }

    private void Record(string type, long count, TagList tags)
    {
        tags.Add("gen_ai.token.type", type);
        _tokens.Record(count, tags);
    }
}
