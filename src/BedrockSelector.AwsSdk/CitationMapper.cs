using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.BedrockRuntime.Model;
using Neutral = BedrockSelector.BedrockRuntime.Conversation;

namespace BedrockSelector.AwsSdk;

/// <summary>Turns citations into the SDK's and back.</summary>
internal static class CitationMapper
{
    public static CitationsContentBlock Write(Neutral.CitationsBlock block) => new()
    {
        Content = [.. block.Texts.Select(static text => new CitationGeneratedContent { Text = text })],
        Citations =
        [
            .. block.Citations.Select(static citation => new Citation
            {
                Title = citation.Title,
                Source = citation.Source,
                SourceContent = citation.SourceTexts.IsEmpty ? null : [.. citation.SourceTexts.Select(static text => new CitationSourceContent { Text = text })],
                Location = citation.Location is { } location ? Location(location) : null,
            }),
        ],
    };

    public static Neutral.CitationsBlock Read(CitationsContentBlock block) => new(
        [.. (block.Content ?? []).Select(static part => part.Text)],
        [.. (block.Citations ?? []).Select(static citation => new Neutral.ConverseCitation
        {
            Title = citation.Title,
            Source = citation.Source,
            SourceTexts = [.. (citation.SourceContent ?? []).Select(static part => part.Text)],
            Location = citation.Location is { } location ? Element(Location(location)) : null,
        })]);

    /// <returns>The citation as the events of a stream hold it.</returns>
    public static JsonElement Delta(CitationsDelta citation)
    {
        var json = new JsonObject();
        Set(json, "title", citation.Title);
        Set(json, "source", citation.Source);
        if (citation.SourceContent is { Count: > 0 } parts)
        {
            json["sourceContent"] = new JsonArray([.. parts.Select(static part => new JsonObject { ["text"] = part.Text })]);
        }

        if (citation.Location is { } location)
        {
            json["location"] = Location(location);
        }

        return Element(new JsonObject { ["citation"] = json });
    }

    public static JsonElement Element(JsonNode node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString());
        return document.RootElement.Clone();
    }

    private static JsonObject Location(CitationLocation location) =>
        location.DocumentChar is { } chars ? Range("documentChar", "documentIndex", chars.DocumentIndex, chars.Start, chars.End)
        : location.DocumentPage is { } pages ? Range("documentPage", "documentIndex", pages.DocumentIndex, pages.Start, pages.End)
        : location.DocumentChunk is { } chunks ? Range("documentChunk", "documentIndex", chunks.DocumentIndex, chunks.Start, chunks.End)
        : location.SearchResultLocation is { } results ? Range("searchResultLocation", "searchResultIndex", results.SearchResultIndex, results.Start, results.End)
        : location.Web is { } web ? Web(web)
        : [];

    private static JsonObject Web(WebLocation web)
    {
        var json = new JsonObject();
        Set(json, "url", web.Url);
        Set(json, "domain", web.Domain);
        return new() { ["web"] = json };
    }

    private static JsonObject Range(string kind, string indexName, int? index, int? start, int? end)
    {
        var json = new JsonObject();
        Set(json, indexName, index);
        Set(json, "start", start);
        Set(json, "end", end);
        return new() { [kind] = json };
    }

    private static void Set<T>(JsonObject json, string name, T? value)
    {
        if (value is not null)
        {
            json[name] = JsonValue.Create(value);
        }
    }

    private static CitationLocation Location(JsonElement location)
    {
        var member = location.EnumerateObject().First();
        var value = member.Value;
        return member.Name switch
        {
            "documentChar" => new() { DocumentChar = new() { DocumentIndex = Number(value, "documentIndex"), Start = Number(value, "start"), End = Number(value, "end") } },
            "documentPage" => new() { DocumentPage = new() { DocumentIndex = Number(value, "documentIndex"), Start = Number(value, "start"), End = Number(value, "end") } },
            "documentChunk" => new() { DocumentChunk = new() { DocumentIndex = Number(value, "documentIndex"), Start = Number(value, "start"), End = Number(value, "end") } },
            "searchResultLocation" => new()
            {
                SearchResultLocation = new() { SearchResultIndex = Number(value, "searchResultIndex"), Start = Number(value, "start"), End = Number(value, "end") },
            },
            "web" => new() { Web = new() { Url = Text(value, "url"), Domain = Text(value, "domain") } },
            var name => throw new NotSupportedException($"This version of AWSSDK.BedrockRuntime has no location '{name}'; use BedrockRuntimeClient."),
        };
    }

    private static int? Number(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    private static string? Text(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetString() : null;
}
