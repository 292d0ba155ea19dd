namespace BedrockSelector.BedrockRuntime.Tests.Loopback;

/// <summary>How the service answers one request.</summary>
internal abstract record LoopbackReply;

/// <summary>A refusal with an error of the REST-JSON protocol.</summary>
internal sealed record Refusal(int Status, string Code, string Message) : LoopbackReply
{
    public string? RetryAfter { get; init; }

    public static Refusal Throttling { get; } = new(429, "ThrottlingException", "Too many requests, please wait before trying again.");

    public static Refusal Unavailable { get; } = new(503, "ServiceUnavailableException", "The service is temporarily unavailable.");
}

/// <summary>Closes the connection without a word.</summary>
internal sealed record HangUp : LoopbackReply;

/// <summary>Bytes as they are, for what no honest service would send.</summary>
internal sealed record Raw(int Status, string ContentType, byte[] Body) : LoopbackReply;

/// <summary>An answer, whole or as a stream.</summary>
internal sealed record Answer(params string[] Pieces) : LoopbackReply
{
    public long InputTokens { get; init; } = 10;

    public long OutputTokens { get; init; } = 20;

    public long CacheReadInputTokens { get; init; }

    public long CacheWriteInputTokens { get; init; }

    public long CacheWrite1hInputTokens { get; init; }

    public string StopReason { get; init; } = "end_turn";

    public (string Id, string Name, string[] Input)? ToolUse { get; init; }

    public (string Text, string Signature)? Reasoning { get; init; }

    public bool TakesImages { get; init; } = true;

    public TimeSpan FirstPieceDelay { get; init; }

    public TimeSpan PieceDelay { get; init; }

    /// <summary>What happens to a stream after the pieces, before messageStop.</summary>
    public StreamFault Fault { get; init; }

    /// <summary>What the stream waits for after the pieces and before the fault.</summary>
    public Task Gate { get; init; } = Task.CompletedTask;

    public int LatencyMs { get; init; } = 123;
}

/// <summary>What goes wrong in a stream.</summary>
internal enum StreamFault
{
    None = 0,
    ThrottlingException,
    ModelStreamErrorException,
    ErrorFrame,
    UnknownEvents,
    EndsEarly,
    EndsInsideFrame,
    Resets,
    CorruptPayload,
    CorruptPrelude,
    MalformedJson,
    Stalls,
}
