using System.Globalization;
using System.Net;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.EventStream;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Makes exceptions of what the service answers when it refuses.</summary>
internal static class ServiceErrors
{
    private static readonly TimeSpan TolerableSkew = TimeSpan.FromMinutes(5);

    public static async Task<BedrockException> OfResponseAsync(
        HttpResponseMessage response, string modelId, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var (bodyCode, message) = OfBody(body);
        var code = Header(response, "x-amzn-ErrorType") ?? bodyCode ?? ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        code = code[..Math.Max(code.IndexOf(':', StringComparison.Ordinal), 0)] is { Length: > 0 } head ? head : code;
        var requestId = RequestId(response);
        if (Skew(response, code, message, timeProvider) is { } skew)
        {
            return new(BedrockException.ClockSkew, skew, response.StatusCode, requestId);
        }

        message ??= response.ReasonPhrase ?? "no reason given";
        return new(
            code,
            string.Create(CultureInfo.InvariantCulture, $"{code} ({(int)response.StatusCode}) for '{modelId}': {message}"),
            response.StatusCode,
            requestId);
    }

    public static BedrockException OfFrame(EventStreamFrame frame, string modelId, string? requestId)
    {
        if (frame.Header(":message-type") == "error")
        {
            // Codes are strings, such as "InternalError"; nothing says that they are numbers.
            var name = frame.Header(":error-code") is { Length: > 0 } given ? given : "UnknownError";
            return new(name, $"{name} in the stream of '{modelId}': {frame.Header(":error-message")}", StatusOf(name), requestId);
        }

        var type = frame.Header(":exception-type");
        var code = type.Length == 0 ? "UnknownException" : char.ToUpperInvariant(type[0]) + type[1..];
        var (_, message) = OfBody(frame.Payload);
        return new(code, $"{code} in the stream of '{modelId}': {message ?? "no reason given"}", StatusOf(code), requestId);
    }

    public static string? RequestId(HttpResponseMessage response) => Header(response, "x-amzn-RequestId");

    /// <summary>The statuses that the service's model gives to exceptions of a stream.</summary>
    private static HttpStatusCode? StatusOf(string code) => code switch
    {
        "ThrottlingException" => HttpStatusCode.TooManyRequests,
        "ServiceUnavailableException" => HttpStatusCode.ServiceUnavailable,
        "InternalServerException" or "InternalError" or "InternalFailure" => HttpStatusCode.InternalServerError,
        "ModelTimeoutException" => HttpStatusCode.RequestTimeout,
        "ModelStreamErrorException" => HttpStatusCode.FailedDependency,
        "ValidationException" => HttpStatusCode.BadRequest,
        _ => null,
    };

    private static (string? Code, string? Message) OfBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var type = Text(root, "__type");
            return (type?[(type.LastIndexOf('#') + 1)..], Text(root, "message") ?? Text(root, "Message"));
        }
        catch (JsonException)
        {
            // Gateways between us and the service answer in HTML or nothing at all; the status still tells.
            return (null, null);
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static string? Skew(HttpResponseMessage response, string code, string? message, TimeProvider timeProvider)
    {
        var named = code is "RequestExpired" or "RequestTimeTooSkewed"
            || (message is not null && (message.Contains("Signature expired", StringComparison.Ordinal)
                || message.Contains("Signature not yet current", StringComparison.Ordinal)));
        if (!named && code is not ("InvalidSignatureException" or "SignatureDoesNotMatch"))
        {
            return null;
        }

        if (response.Headers.Date is not { } serviceTime)
        {
            return named ? $"The service says that the request was signed at the wrong time; set this machine's clock. ({message})" : null;
        }

        var now = timeProvider.GetUtcNow();
        var difference = now - serviceTime;
        if (!named && difference.Duration() < TolerableSkew)
        {
            return null;
        }

        var side = difference < TimeSpan.Zero ? "behind" : "ahead of";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"This machine's clock is {Math.Round(difference.Duration().TotalMinutes)} minutes {side} the service's ({now:HH:mm:ss} here, {serviceTime:HH:mm:ss} there, UTC), so signatures are refused; set the clock.");
    }
}
