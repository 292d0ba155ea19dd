using System.Text.Json;

namespace BedrockSelector.BedrockRuntime.Tests.Recordings;

/// <summary>One call of Converse or ConverseStream as somebody recorded it.</summary>
/// <param name="Source">The file it comes from, with its place in it.</param>
/// <param name="ModelId">What was called.</param>
/// <param name="Operation"><c>converse</c> or <c>converse-stream</c>.</param>
/// <param name="Request">The body sent; null when it was not recorded.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="ErrorType">The header that names an error; null for none.</param>
/// <param name="Body">The answer's bytes: JSON, or frames of an event stream.</param>
internal sealed record RecordedExchange(
    string Source, string ModelId, string Operation, JsonElement? Request, int Status, string? ErrorType, byte[] Body)
{
    public bool IsStream => Operation == "converse-stream";

    public bool IsAnswer => Status is >= 200 and < 300;

    /// <returns>The exchange of an address; null when it is no call of Converse.</returns>
    public static RecordedExchange? Of(string source, string address, JsonElement? request, int status, string? errorType, byte[] body)
    {
        var path = address.Split('?')[0];
        var at = path.IndexOf("/model/", StringComparison.Ordinal);
        var last = path.LastIndexOf('/');
        return at < 0 || path[(last + 1)..] is not ("converse" or "converse-stream")
            ? null
            : new(source, Uri.UnescapeDataString(path[(at + 7)..last]), path[(last + 1)..], request, status, errorType, body);
    }
}
