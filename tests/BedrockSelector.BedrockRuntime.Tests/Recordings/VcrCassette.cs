using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace BedrockSelector.BedrockRuntime.Tests.Recordings;

/// <summary>Cassettes of VCR: for Python under <c>interactions</c>, for Ruby and R under <c>http_interactions</c>.</summary>
internal static class VcrCassette
{
    public static IEnumerable<RecordedExchange> Read(string name, string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        if (yaml.Documents.Count == 0 || yaml.Documents[0].RootNode is not YamlMappingNode root
            || (Find(root, "interactions") ?? Find(root, "http_interactions")) is not YamlSequenceNode interactions)
        {
            yield break;
        }

        var number = 0;
        foreach (var interaction in interactions.OfType<YamlMappingNode>())
        {
            number++;
            if (Find(interaction, "request") is YamlMappingNode request && Find(interaction, "response") is YamlMappingNode response
                && Exchange($"{name}#{number}", request, response) is { } exchange)
            {
                yield return exchange;
            }
        }
    }

    private static RecordedExchange? Exchange(string source, YamlMappingNode request, YamlMappingNode response)
    {
        var address = Text(Find(request, "uri")) ?? "";
        var status = Find(response, "status") switch
        {
            YamlScalarNode scalar => scalar.Value,
            YamlMappingNode map => Text(Find(map, "code")),
            _ => null,
        };
        var sent = Find(request, "parsed_body") is { } parsed ? Json(parsed) : RecordingFolder.Json(Encoding.UTF8.GetString(Body(request)));
        var body = Find(response, "parsed_body") is { } answer ? Encoding.UTF8.GetBytes(Json(answer)?.GetRawText() ?? "") : Body(response);
        return RecordedExchange.Of(
            source, address, sent, int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 200, ErrorType(response), body);
    }

    private static string? ErrorType(YamlMappingNode response) =>
        Find(response, "headers") is not YamlMappingNode headers ? null
            : headers.Children.Where(static pair => string.Equals(Text(pair.Key), "x-amzn-errortype", StringComparison.OrdinalIgnoreCase))
                .Select(static pair => pair.Value is YamlSequenceNode { Children: [var first, ..] } ? Text(first) : Text(pair.Value)).FirstOrDefault();

    private static byte[] Body(YamlMappingNode owner) => Find(owner, "body") switch
    {
        YamlScalarNode scalar => Bytes(scalar),
        YamlMappingNode map when Find(map, "base64_string") is YamlScalarNode encoded => FromBase64(encoded.Value!),
        YamlMappingNode map when Find(map, "raw_gzip") is YamlScalarNode zipped => FromBase64(zipped.Value!),
        YamlMappingNode map when Find(map, "string") is YamlScalarNode plain => Bytes(plain),
        _ => [],
    };

    private static byte[] Bytes(YamlScalarNode scalar) =>
        !scalar.Tag.IsEmpty && scalar.Tag.Value.EndsWith("binary", StringComparison.Ordinal) ? FromBase64(scalar.Value ?? "")
        : Encoding.UTF8.GetBytes(scalar.Value is null or "null" ? "" : scalar.Value);

    private static byte[] FromBase64(string text) => Convert.FromBase64String(string.Concat(text.Where(static c => !char.IsWhiteSpace(c))));

    private static JsonElement? Json(YamlNode node) => Node(node) is { } json ? RecordingFolder.Json(json.ToJsonString()) : null;

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(static pair => KeyValuePair.Create(Text(pair.Key)!, Node(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Node)]),
        YamlScalarNode { Style: not YamlDotNet.Core.ScalarStyle.Plain } quoted => JsonValue.Create(quoted.Value),
        YamlScalarNode { Value: "null" or "~" or "" } => null,
        YamlScalarNode { Value: "true" } => JsonValue.Create(true),
        YamlScalarNode { Value: "false" } => JsonValue.Create(false),
        YamlScalarNode plain when long.TryParse(plain.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        YamlScalarNode plain when decimal.TryParse(plain.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        YamlScalarNode plain => JsonValue.Create(plain.Value),
        _ => null,
    };

    private static YamlNode? Find(YamlMappingNode map, string name) =>
        map.Children.FirstOrDefault(pair => Text(pair.Key) == name).Value;

    private static string? Text(YamlNode? node) => (node as YamlScalarNode)?.Value;
}
