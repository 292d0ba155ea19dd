using System.Text;
using BedrockSelector.Extensions.AI.Accounting;
using BedrockSelector.Quantities;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>What is seen of one call while it goes on.</summary>
internal sealed class RunMeasurement(TimeProvider timeProvider)
{
    private readonly long _started = timeProvider.GetTimestamp();
    private readonly StringBuilder _text = new();
    private readonly UsageDetails _usage = new();
    private TimeSpan _beforeLastAttempt;
    private TimeSpan? _first;
    private string? _stopReason;
    private int? _attempts;
    private bool _hasUsage;

    public int TextLength => _text.Length;

    public IEnumerable<string> IgnoredOptions { get; private set; } = [];

    public void See(ChatResponseUpdate update)
    {
        SeeProperties(update.AdditionalProperties);
        _stopReason ??= update.FinishReason?.Value;
        foreach (var content in update.Contents)
        {
            if (content is UsageContent usage)
            {
                _usage.Add(usage.Details);
                _hasUsage = true;
            }
            else if (content is TextContent { Text.Length: > 0 } or TextReasoningContent or ToolCallContent or DataContent)
            {
                _first ??= timeProvider.GetElapsedTime(_started);
                _text.Append((content as TextContent)?.Text);
            }
        }
    }

    public void See(ChatResponse response)
    {
        SeeProperties(response.AdditionalProperties);
        _stopReason ??= response.FinishReason?.Value;
        _text.Append(response.Text);
        if (response.Usage is { } usage)
        {
            _usage.Add(usage);
            _hasUsage = true;
        }
    }

    public ComparisonRun Finish(CacheTokenPlacement placement, string? error)
    {
        var total = timeProvider.GetElapsedTime(_started) - _beforeLastAttempt;
        var first = _first - _beforeLastAttempt;
        var usage = _hasUsage ? _usage.ToUsage(placement) : null;
        var after = (total - first)?.TotalSeconds;
        var tokens = (double?)usage?[Meter.OutputTokens];
        return new()
        {
            Text = _text.ToString(),
            StopReason = _stopReason,
            Usage = usage,
            TimeToFirstToken = first,
            TotalTime = error is null ? total : null,
            OutputTokensPerSecond = error is null && tokens >= 2d && after > 0d ? (tokens - 1d) / after : null,
            Attempts = _attempts,
            Error = error,
        };
    }

    private void SeeProperties(AdditionalPropertiesDictionary? properties)
    {
        _beforeLastAttempt = CallProperties.Find<TimeSpan>(properties, CallProperties.TimeBeforeLastAttempt) ?? _beforeLastAttempt;
        _attempts = CallProperties.Find<int>(properties, CallProperties.Attempts) ?? _attempts;
        if (properties?.TryGetValue(CallProperties.StopReason, out var reason) == true && reason is string word)
        {
            // The service's own word says more than the abstraction's: a guardrail is not a content filter.
            _stopReason = word;
        }

        if (properties?.TryGetValue(CallProperties.IgnoredOptions, out var ignored) == true && ignored is IEnumerable<string> names)
        {
            IgnoredOptions = [.. names];
        }
    }
}
