using BedrockSelector.Costs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>One call of one model.</summary>
public sealed record ComparisonRun
{
    /// <summary>Gets the answer.</summary>
    /// <value>All text, as far as it came when the call failed; may be empty.</value>
    public required string Text { get; init; }

    /// <summary>Gets the answer's length.</summary>
    /// <value>Unicode code points; zero or more.</value>
    public int TextLength => Text.EnumerateRunes().Count();

    /// <summary>Gets why the model stopped.</summary>
    /// <value>Such as <c>stop</c> or <c>length</c>; <see langword="null"/> if it did not say.</value>
    public string? StopReason { get; init; }

    /// <summary>Gets the tokens used.</summary>
    /// <value>Cache reads and writes beside uncached input; <see langword="null"/> if the client did not say.</value>
    public Usage? Usage { get; init; }

    /// <summary>Gets the time to the first token of text, reasoning or a tool call.</summary>
    /// <value>From the start of the answered attempt: failed attempts and the waits between them do not count. <see langword="null"/> when nothing came, or the call was not streamed.</value>
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>Gets the time to the end of the answer.</summary>
    /// <value>From the start of the answered attempt; <see langword="null"/> when the call failed.</value>
    public TimeSpan? TotalTime { get; init; }

    /// <summary>Gets the speed after the first token.</summary>
    /// <value>Output tokens less one, divided by the seconds from first token to end; <see langword="null"/> for fewer than two tokens, or when a part is not known.</value>
    public double? OutputTokensPerSecond { get; init; }

    /// <summary>Gets how many requests were sent.</summary>
    /// <value>One or more; <see langword="null"/> if the client did not say.</value>
    public int? Attempts { get; init; }

    /// <summary>Gets the cost, line by line.</summary>
    /// <value><see langword="null"/> when the usage or the model is not known.</value>
    public CostEstimate? Cost { get; init; }

    /// <summary>Gets the cost.</summary>
    /// <value>US dollars; <see langword="null"/> when the usage or a rate is not known.</value>
    public decimal? CostUsd => Cost?.TotalUsd;

    /// <summary>Gets why the call failed.</summary>
    /// <value><see langword="null"/> when it did not.</value>
    public string? Error { get; init; }

    internal decimal? CacheWriteTokens =>
        Usage is { } usage ? usage[Meter.CacheWrite5mTokens] + usage[Meter.CacheWrite30mTokens] + usage[Meter.CacheWrite1hTokens] : null;
}
