using System.Text;
using BedrockSelector.Extensions.AI.Accounting;
using BedrockSelector.Quantities;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI;

/// <summary>What is seen of one call while it goes on.</summary>
internal sealed class CallMeasurement(TimeProvider timeProvider)
{
    private readonly long _started = timeProvider.GetTimestamp();
    private readonly StringBuilder _text = new();
    private readonly UsageDetails _usage = new();
    private TimeSpan _beforeLastAttempt;
    private TimeSpan? _first;
    private string? _serviceStopReason;
    private string? _finishReason;
    private bool _hasUsage;

    public string Text => _text.ToString();

    public int TextLength => _text.Length;

    /// <summary>Gets the service's own word, which says more than the abstraction's: a guardrail is not a content filter.</summary>
    public string? StopReason => _serviceStopReason ?? _finishReason;

    public string? FinishReason => _finishReason;

    public int? Attempts { get; private set; }

    public IEnumerable<string> IgnoredOptions { get; private set; } = [];

    public bool HasOutput => _first is not null;

    /// <summary>Gets whether more than reasoning came: what was only thought may still be thought by another model.</summary>
    public bool HasAnswer { get; private set; }

    public static bool IsAnswer(AIContent content) => content is TextContent { Text.Length: > 0 } or ToolCallContent or DataContent or UriContent;

    /// <summary>Gets the time from the start of the answered attempt to the first output.</summary>
    public TimeSpan? TimeToFirstToken => _first - _beforeLastAttempt;

    /// <summary>Gets the time from the start of the answered attempt until now.</summary>
    public TimeSpan Elapsed => timeProvider.GetElapsedTime(_started) - _beforeLastAttempt;

    public Usage? UsageBy(CacheTokenPlacement placement) => _hasUsage ? _usage.ToUsage(placement) : null;

    public void See(ChatResponseUpdate update)
    {
        SeeProperties(update.AdditionalProperties);
        _finishReason ??= update.FinishReason?.Value;
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
                HasAnswer |= IsAnswer(content);
                _text.Append((content as TextContent)?.Text);
            }
        }
    }

    public void See(ChatResponse response)
    {
        SeeProperties(response.AdditionalProperties);
        _finishReason ??= response.FinishReason?.Value;
        _text.Append(response.Text);
        if (response.Usage is { } usage)
        {
            _usage.Add(usage);
            _hasUsage = true;
        }
    }

    private void SeeProperties(AdditionalPropertiesDictionary? properties)
    {
        if (properties is null)
        {
            return;
        }

        _beforeLastAttempt = CallProperties.Find<TimeSpan>(properties, CallProperties.TimeBeforeLastAttempt) ?? _beforeLastAttempt;
        Attempts = CallProperties.Find<int>(properties, CallProperties.Attempts) ?? Attempts;
        if (properties.TryGetValue(CallProperties.StopReason, out var reason) && reason is string word)
        {
            _serviceStopReason = word;
        }

        if (properties.TryGetValue(CallProperties.IgnoredOptions, out var ignored) && ignored is IEnumerable<string> names)
        {
            IgnoredOptions = [.. names];
        }
    }
}
