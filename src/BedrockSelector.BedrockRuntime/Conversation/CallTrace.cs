namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>How a call came about.</summary>
/// <param name="Attempts">Requests sent, the answered one included; one or more, or zero when not known.</param>
/// <param name="TimeBeforeLastAttempt">From the start of the call to the start of the answered attempt: failed attempts and the waits between them.</param>
/// <param name="RequestId">The service's id of the request; <see langword="null"/> if it gave none.</param>
public sealed record CallTrace(int Attempts, TimeSpan TimeBeforeLastAttempt, string? RequestId)
{
    /// <summary>Gets the trace of a transport that does not say.</summary>
    /// <value>No attempts, no time, no id.</value>
    public static CallTrace Unknown { get; } = new(0, TimeSpan.Zero, null);
}
