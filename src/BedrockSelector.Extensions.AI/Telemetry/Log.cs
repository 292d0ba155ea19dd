using Microsoft.Extensions.Logging;

namespace BedrockSelector.Extensions.AI.Telemetry;

/// <summary>What a selecting client logs. Prompts and answers only through the last two, which are called only when asked for.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "Chose {CallId} at rank {Rank} of {Ranked}, {Rejected} rejected; estimated {EstimatedUsd} USD.")]
    public static partial void Chosen(ILogger logger, string callId, int rank, int ranked, int rejected, decimal estimatedUsd);

    [LoggerMessage(2, LogLevel.Warning, "Passed over {CallId}: {Reason}")]
    public static partial void Skipped(ILogger logger, string callId, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Leaving {CallId} alone for {Seconds} s after repeated failures.")]
    public static partial void CircuitOpened(ILogger logger, string callId, double seconds);

    [LoggerMessage(4, LogLevel.Warning, "No model answered ({Reason}): {Explanation}")]
    public static partial void NoModel(ILogger logger, string reason, string explanation);

    [LoggerMessage(5, LogLevel.Debug, "{CallId} answered for {CostUsd} USD.")]
    public static partial void Answered(ILogger logger, string callId, decimal? costUsd);

    [LoggerMessage(6, LogLevel.Trace, "Prompt for {CallId}: {Prompt}")]
    public static partial void Prompt(ILogger logger, string callId, string prompt);

    [LoggerMessage(7, LogLevel.Trace, "Answer of {CallId}: {Answer}")]
    public static partial void Answer(ILogger logger, string callId, string answer);
}
