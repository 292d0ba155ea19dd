using BedrockSelector.Answers;
using BedrockSelector.Quantities;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>One call of one model.</summary>
/// <remarks>Part of a document: compared by value, and JSON both ways.</remarks>
public record ComparedRun
{
    internal static ComparedRun Of(ComparisonRun run) => new()
    {
        Text = run.Text,
        TextLength = run.TextLength,
        StopReason = run.StopReason,
        InputTokens = run.Usage?[Meter.InputTokens],
        OutputTokens = run.Usage?[Meter.OutputTokens],
        CacheReadTokens = run.Usage?[Meter.CacheReadTokens],
        CacheWriteTokens = run.CacheWriteTokens,
        CostUsd = run.CostUsd,
        Attempts = run.Attempts,
        TimeToFirstTokenSeconds = AnswerJson.Measure(run.TimeToFirstToken?.TotalSeconds),
        TotalSeconds = AnswerJson.Measure(run.TotalTime?.TotalSeconds),
        OutputTokensPerSecond = AnswerJson.Measure(run.OutputTokensPerSecond),
        Error = run.Error,
    };

    /// <summary>Gets the answer.</summary>
    /// <value>As far as it came; <see langword="null"/> where the model was not called.</value>
    public string? Text { get; init; }

    /// <summary>Gets the answer's length.</summary>
    /// <value>Unicode code points; <see langword="null"/> where the model was not called.</value>
    public int? TextLength { get; init; }

    /// <summary>Gets why the model stopped.</summary>
    /// <value>Such as <c>stop</c> or <c>length</c>; <see langword="null"/> where it did not say.</value>
    public string? StopReason { get; init; }

    /// <summary>Gets the input tokens.</summary>
    /// <value>Neither read from nor written to the cache; <see langword="null"/> where the client did not say.</value>
    public decimal? InputTokens { get; init; }

    /// <summary>Gets the output tokens.</summary>
    /// <value><see langword="null"/> where the client did not say.</value>
    public decimal? OutputTokens { get; init; }

    /// <summary>Gets the tokens read from the cache.</summary>
    /// <value><see langword="null"/> where the client did not say.</value>
    public decimal? CacheReadTokens { get; init; }

    /// <summary>Gets the tokens written to the cache.</summary>
    /// <value><see langword="null"/> where the client did not say.</value>
    public decimal? CacheWriteTokens { get; init; }

    /// <summary>Gets the cost.</summary>
    /// <value>US dollars; <see langword="null"/> where the usage or a rate is not known.</value>
    public decimal? CostUsd { get; init; }

    /// <summary>Gets how many requests were sent.</summary>
    /// <value><see langword="null"/> where the client did not say.</value>
    public int? Attempts { get; init; }

    /// <summary>Gets the time to the first token.</summary>
    /// <value>Seconds, to a millionth; of several runs the median; <see langword="null"/> where it is not known.</value>
    public double? TimeToFirstTokenSeconds { get; init; }

    /// <summary>Gets the time to the end of the answer.</summary>
    /// <value>Seconds, to a millionth; of several runs the median; <see langword="null"/> where it is not known.</value>
    public double? TotalSeconds { get; init; }

    /// <summary>Gets the speed after the first token.</summary>
    /// <value>Tokens a second, to a millionth; of several runs the median; <see langword="null"/> where it is not known.</value>
    public double? OutputTokensPerSecond { get; init; }

    /// <summary>Gets why there is no answer.</summary>
    /// <value><see langword="null"/> where there is one.</value>
    public string? Error { get; init; }
}
