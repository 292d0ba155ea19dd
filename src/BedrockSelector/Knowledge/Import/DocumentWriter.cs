using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BedrockSelector.Knowledge.Documents;

namespace BedrockSelector.Knowledge.Import;

/// <summary>Writes a catalog document as the embedded ones are written: what is not said is left out, one offer and one rate group a line.</summary>
internal static class DocumentWriter
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(CatalogDocument document)
    {
        var root = JsonSerializer.SerializeToNode(document, CatalogJsonContext.Default.CatalogDocument)!.AsObject();
        var text = new StringBuilder("{\n");
        Members(text, Pruned(root), "  ", static (builder, name, value, indent) =>
        {
            if (value is JsonArray array && name == "models")
            {
                Array(builder, array, indent, static (inner, model, deeper) =>
                {
                    inner.Append("{\n");
                    Members(inner, model.AsObject(), deeper + "  ", static (most, _, member, indent) =>
                    {
                        if (member is JsonArray lines && lines.Count > 0 && lines[0] is JsonObject)
                        {
                            Array(most, lines, indent, static (line, item, _) => line.Append(Line(item)));
                        }
                        else
                        {
                            most.Append(Line(member));
                        }
                    });
                    inner.Append(deeper).Append('}');
                });
            }
            else if (value is JsonArray plain)
            {
                Array(builder, plain, indent, static (inner, item, _) => inner.Append(Line(item)));
            }
            else
            {
                builder.Append(Line(value));
            }
        });
        text.Append("}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Members(StringBuilder text, JsonObject members, string indent, Action<StringBuilder, string, JsonNode, string> write)
    {
        var first = true;
        foreach (var (name, value) in members)
        {
            text.Append(first ? "" : ",\n").Append(indent).Append('"').Append(name).Append("\": ");
            write(text, name, value!, indent);
            first = false;
        }

        text.Append('\n');
    }

    private static void Array(StringBuilder text, JsonArray items, string indent, Action<StringBuilder, JsonNode, string> write)
    {
        text.Append("[\n");
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(indent).Append("  ");
            write(text, items[i]!, indent + "  ");
            text.Append(i == items.Count - 1 ? "\n" : ",\n");
        }

        text.Append(indent).Append(']');
    }

    private static string Line(JsonNode node) => node.ToJsonString(OneLine);

    // Null, an empty list and false say nothing in this schema; only "listed" is true unless said otherwise.
    private static JsonObject Pruned(JsonObject from)
    {
        var kept = new JsonObject();
        foreach (var (name, value) in from)
        {
            var node = value switch
            {
                JsonObject inner => name is "features" ? inner.DeepClone() : Pruned(inner),
                JsonArray items => new JsonArray([.. items.Select(static item => item is JsonObject inner ? Pruned(inner) : item?.DeepClone())]),
                _ => value?.DeepClone(),
            };
            var silent = node switch
            {
                null => true,
                JsonArray array => array.Count == 0 && name is not ("regions" or "models"),
                JsonValue scalar when scalar.TryGetValue<bool>(out var flag) => flag == (name == "listed"),
                _ => false,
            };
            if (!silent && !(node is JsonArray { Count: 0 } && name == "regions" && from.ContainsKey("models")))
            {
                kept.Add(name, node);
            }
        }

        return kept;
    }
}
