using System.Collections.Frozen;
using System.Net;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>Tells failures apart, and says what follows each.</summary>
public static class ChatFailures
{
    private const string CodeKey = "bedrock.code";

    private static readonly FrozenDictionary<string, FailureKind> ByCode = new Dictionary<string, FailureKind>(StringComparer.Ordinal)
    {
        ["ThrottlingException"] = FailureKind.Throttled,
        ["TooManyRequestsException"] = FailureKind.Throttled,
        ["ServiceQuotaExceededException"] = FailureKind.QuotaExceeded,
        ["ModelTimeoutException"] = FailureKind.TimedOut,
        ["AccessDeniedException"] = FailureKind.AccessDenied,
        ["ResourceNotFoundException"] = FailureKind.ModelCannot,
        ["RequestRefused"] = FailureKind.ModelCannot,
        ["ExpiredTokenException"] = FailureKind.Credentials,
        ["UnrecognizedClientException"] = FailureKind.Credentials,
        ["InvalidSignatureException"] = FailureKind.Credentials,
        ["IncompleteSignature"] = FailureKind.Credentials,
        ["MissingAuthenticationTokenException"] = FailureKind.Credentials,
        ["InvalidClientTokenId"] = FailureKind.Credentials,
        ["CredentialsNotFound"] = FailureKind.Credentials,
        ["RegionNotFound"] = FailureKind.Credentials,
        ["ClockSkew"] = FailureKind.Credentials,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Classifies by the service's code, which clients of this product carry in <see cref="Exception.Data"/>, else by HTTP status.</summary>
    /// <remarks>
    /// A validation error is the caller's mistake, but where its text says that the chat is too long or that the model cannot be called so.
    /// Without a code: 401 is credentials, 403 access, 404 a model that cannot, 429 throttling; 408, 424 and 500 and above and a broken connection
    /// are unavailability; a <see cref="TimeoutException"/> is a time-out.
    /// Everything else is permanent.
    /// </remarks>
    /// <param name="exception">What a client threw.</param>
    /// <returns>The kind.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is <see langword="null"/>.</exception>
    public static FailureKind Classify(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Code(exception) is { } code && ByCode.TryGetValue(code, out var kind) ? kind : exception switch
        {
            TimeoutException => FailureKind.TimedOut,
            IOException => FailureKind.Unavailable,
            HttpRequestException { StatusCode: HttpStatusCode.BadRequest } => OfText(exception.Message),
            HttpRequestException http => OfStatus(http.StatusCode),
            _ => FailureKind.Permanent,
        };
    }

    /// <summary>Classifies an answer that came without an exception and is none.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>
    /// <see cref="FailureKind.MalformedOutput"/> or <see cref="FailureKind.EmptyAnswer"/>; <see langword="null"/> for an answer, those that a
    /// guardrail or a content filter stopped included.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is <see langword="null"/>.</exception>
    public static FailureKind? ClassifyAnswer(ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.FinishReason?.Value is "malformed_tool_use" or "malformed_model_output" ? FailureKind.MalformedOutput
            : response.FinishReason is { } reason && (reason == ChatFinishReason.ContentFilter || reason == ChatFinishReason.Length) ? null
            : response.Messages.SelectMany(static message => message.Contents).Any(CallMeasurement.IsAnswer) ? null
            : FailureKind.EmptyAnswer;
    }

    /// <summary>Says what follows a failure unless the application says otherwise.</summary>
    /// <param name="kind">The failure.</param>
    /// <returns>
    /// Giving up for what is permanent and for credentials, since every model would answer the same; another model for all else.
    /// </returns>
    public static FailureAction Respond(FailureKind kind) =>
        kind is FailureKind.Permanent or FailureKind.Credentials ? FailureAction.GiveUp : FailureAction.OtherModel;

    internal static string? Code(Exception exception) => exception.Data[CodeKey] as string;

    /// <summary>Whether a failure says something of the model for the next chat, or only of this one.</summary>
    internal static bool CountsAgainstModel(FailureKind kind) =>
        kind is FailureKind.Throttled or FailureKind.Unavailable or FailureKind.QuotaExceeded or FailureKind.TimedOut or FailureKind.AccessDenied;

    /// <summary>Whether the model may have worked, and be charged for, before the call failed: no source says that it is not.</summary>
    internal static bool MayBeCharged(FailureKind kind, Exception exception) =>
        kind == FailureKind.TimedOut || (kind == FailureKind.Unavailable && exception is not HttpRequestException { StatusCode: not null });

    private static readonly string[] TooLong = ["too long", "too many input tokens", "context window", "context length"];

    private static readonly string[] Cannot =
        ["on-demand throughput", "model identifier is invalid", "doesn't support", "does not support", "isn't supported", "is not supported"];

    private static FailureKind OfText(string text) =>
        TooLong.Any(words => text.Contains(words, StringComparison.OrdinalIgnoreCase)) ? FailureKind.ContextTooLong
        : Cannot.Any(words => text.Contains(words, StringComparison.OrdinalIgnoreCase)) ? FailureKind.ModelCannot
        : FailureKind.Permanent;

    private static FailureKind OfStatus(HttpStatusCode? status) => status switch
    {
        HttpStatusCode.TooManyRequests => FailureKind.Throttled,
        HttpStatusCode.Unauthorized => FailureKind.Credentials,
        HttpStatusCode.Forbidden => FailureKind.AccessDenied,
        HttpStatusCode.NotFound => FailureKind.ModelCannot,
        null or HttpStatusCode.RequestTimeout or HttpStatusCode.FailedDependency or >= HttpStatusCode.InternalServerError => FailureKind.Unavailable,
        _ => FailureKind.Permanent,
    };
}
