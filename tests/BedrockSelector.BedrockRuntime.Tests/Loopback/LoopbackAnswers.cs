using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace BedrockSelector.BedrockRuntime.Tests.Loopback;

/// <summary>Writes answers, whole and as streams, with their faults.</summary>
internal static class LoopbackAnswers
{
    public static string Whole(Answer answer)
    {
        List<string> blocks = [];
        if (answer.Reasoning is { } reasoning)
        {
            blocks.Add($$$$"""{"reasoningContent":{"reasoningText":{"text":{{{{Quote(reasoning.Text)}}}},"signature":{{{{Quote(reasoning.Signature)}}}} }}}""");
        }

        if (answer.Pieces.Length > 0)
        {
            blocks.Add($$"""{"text":{{Quote(string.Concat(answer.Pieces))}}}""");
        }

        if (answer.ToolUse is { } use)
        {
            blocks.Add($$$"""{"toolUse":{"toolUseId":{{{Quote(use.Id)}}},"name":{{{Quote(use.Name)}}},"input":{{{string.Concat(use.Input)}}}}}""");
        }

        return $$$"""
            {"output":{"message":{"role":"assistant","content":[{{{string.Join(',', blocks)}}}]}},"stopReason":"{{{answer.StopReason}}}",
            "newField":{"of":"tomorrow"},{{{Usage(answer)}}}}
            """;
    }

    public static async Task StreamAsync(HttpContext context, Answer answer, TaskCompletionSource aborted)
    {
        context.Response.ContentType = "application/vnd.amazon.eventstream";
        try
        {
            await context.Response.StartAsync(context.RequestAborted);
            await SendAsync(context, EventStreamFrames.Event("messageStart", """{"role":"assistant","p":"abc"}"""));
            await WaitAsync(context, answer.FirstPieceDelay);
            await SendBlocksAsync(context, answer);
            await answer.Gate.WaitAsync(context.RequestAborted);
            if (await FailAsync(context, answer.Fault))
            {
                return;
            }

            await SendAsync(context, EventStreamFrames.Event("messageStop", $$"""{"stopReason":"{{answer.StopReason}}"}"""));
            await SendAsync(context, EventStreamFrames.Event("metadata", "{" + Usage(answer) + "}"));
        }
        catch (OperationCanceledException)
        {
            aborted.TrySetResult();
        }
    }

    private static async Task SendBlocksAsync(HttpContext context, Answer answer)
    {
        var index = 0;
        if (answer.Reasoning is { } reasoning)
        {
            await DeltaAsync(context, index, $$$"""{"reasoningContent":{"text":{{{Quote(reasoning.Text)}}}}}""");
            await DeltaAsync(context, index, $$$"""{"reasoningContent":{"signature":{{{Quote(reasoning.Signature)}}}}}""");
            await StopAsync(context, index++);
        }

        foreach (var (piece, position) in answer.Pieces.Select(static (piece, position) => (piece, position)))
        {
            if (position > 0)
            {
                await WaitAsync(context, answer.PieceDelay);
            }

            await DeltaAsync(context, index, $$"""{"text":{{Quote(piece)}}}""");
        }

        await StopAsync(context, index++);
        if (answer.ToolUse is { } use)
        {
            await SendAsync(context, EventStreamFrames.Event(
                "contentBlockStart",
                $$$"""{"start":{"toolUse":{"toolUseId":{{{Quote(use.Id)}}},"name":{{{Quote(use.Name)}}}}},"contentBlockIndex":{{{index}}}}"""));
            foreach (var piece in use.Input)
            {
                await DeltaAsync(context, index, $$$"""{"toolUse":{"input":{{{Quote(piece)}}}}}""");
            }

            await StopAsync(context, index);
        }
    }

    /// <returns>Whether the stream is over.</returns>
    private static async Task<bool> FailAsync(HttpContext context, StreamFault fault)
    {
        var stop = EventStreamFrames.Event("messageStop", """{"stopReason":"end_turn"}""");
        switch (fault)
        {
            case StreamFault.None:
                return false;
            case StreamFault.ThrottlingException:
                await SendAsync(context, EventStreamFrames.Exception("throttlingException", "Slow down."));
                return true;
            case StreamFault.ModelStreamErrorException:
                await SendAsync(context, EventStreamFrames.Exception("modelStreamErrorException", "The model broke."));
                return true;
            case StreamFault.ErrorFrame:
                await SendAsync(context, EventStreamFrames.Error("InternalError", "Something broke."));
                return true;
            case StreamFault.UnknownEvents:
                await SendAsync(context, EventStreamFrames.Event("holographicDelta", """{"depth":3}"""));
                await SendAsync(context, EventStreamFrames.Event("contentBlockDelta", """{"delta":{"scent":"rose"},"contentBlockIndex":0}"""));
                await SendAsync(context, EventStreamFrames.Frame("{}", (":message-type", "greeting")));
                return false;
            case StreamFault.EndsEarly:
                return true;
            case StreamFault.EndsInsideFrame:
                await SendAsync(context, stop[..^7]);
                return true;
            case StreamFault.Resets:
                context.Abort();
                return true;
            case StreamFault.CorruptPayload:
                stop[^10] ^= 0x40;
                await SendAsync(context, stop);
                return true;
            case StreamFault.CorruptPrelude:
                stop[2] ^= 0x40;
                await SendAsync(context, stop);
                return true;
            case StreamFault.MalformedJson:
                await SendAsync(context, EventStreamFrames.Event("messageStop", "{stop"));
                return true;
            case StreamFault.Stalls:
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                return true;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault), fault, "Unknown fault.");
        }
    }

    private static Task DeltaAsync(HttpContext context, int index, string delta) =>
        SendAsync(context, EventStreamFrames.Event("contentBlockDelta", $$"""{"delta":{{delta}},"contentBlockIndex":{{index}},"p":"abcdefgh"}"""));

    private static Task StopAsync(HttpContext context, int index) =>
        SendAsync(context, EventStreamFrames.Event("contentBlockStop", $$"""{"contentBlockIndex":{{index}}}"""));

    private static async Task SendAsync(HttpContext context, byte[] frame)
    {
        await context.Response.Body.WriteAsync(frame, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static Task WaitAsync(HttpContext context, TimeSpan time) =>
        time > TimeSpan.Zero ? Task.Delay(time, context.RequestAborted) : Task.CompletedTask;

    private static string Usage(Answer answer)
    {
        var details = answer.CacheWrite1hInputTokens > 0
            ? $$""","cacheDetails":[{"ttl":"1h","inputTokens":{{answer.CacheWrite1hInputTokens}}},{"ttl":"5m","inputTokens":{{answer.CacheWriteInputTokens - answer.CacheWrite1hInputTokens}}}]"""
            : "";
        var total = answer.InputTokens + answer.OutputTokens + answer.CacheReadInputTokens + answer.CacheWriteInputTokens;
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            "usage":{"inputTokens":{{answer.InputTokens}},"outputTokens":{{answer.OutputTokens}},"totalTokens":{{total}},"cacheReadInputTokens":{{answer.CacheReadInputTokens}},"cacheWriteInputTokens":{{answer.CacheWriteInputTokens}}{{details}}},"metrics":{"latencyMs":{{answer.LatencyMs}}}
            """);
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
