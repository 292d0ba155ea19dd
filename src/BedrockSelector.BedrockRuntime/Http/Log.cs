using Microsoft.Extensions.Logging;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>What the transport logs; never a prompt or an answer.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Attempt {Attempt} for {Subject} failed with {Code}; trying again in {DelayMs} ms.")]
    public static partial void Retrying(ILogger logger, string subject, string code, int attempt, double delayMs);

    [LoggerMessage(2, LogLevel.Debug, "Passed over an event of the unknown kind {Kind} in the stream of {Subject}.")]
    public static partial void UnknownEvent(ILogger logger, string subject, string kind);
}
