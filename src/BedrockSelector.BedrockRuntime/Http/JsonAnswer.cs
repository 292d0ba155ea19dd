using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>Reads a JSON answer whole.</summary>
internal static class JsonAnswer
{
    public static async Task<T> ReadAsync<T>(
        string subject, HttpResponseMessage response, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        using (response)
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                using var document = JsonDocument.Parse(body);
                return read(document.RootElement);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or ArgumentException)
            {
                throw new BedrockException(
                    BedrockException.ProtocolError,
                    $"The answer for '{subject}' is not what the protocol says. {exception.Message}",
                    response.StatusCode,
                    ServiceErrors.RequestId(response),
                    exception);
            }
        }
    }
}
