using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BedrockSelector.Knowledge.Compiler.Writing;

/// <summary>Writes a document as all documents are written: two spaces, LF, one entry of a list a line; a model one member a line.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(JsonObject document)
    {
        var text = new StringBuilder();
        Members(text, document, "", static (inner, name, value) => List(inner, value, "  ", name == "models"));
        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }

    private static void Members(StringBuilder text, JsonObject members, string indent, Action<StringBuilder, string, JsonNode?> write)
    {
        text.Append("{\n");
        var first = true;
        foreach (var (name, value) in members)
        {
            text.Append(first ? "" : ",\n").Append(indent).Append("  \"").Append(name).Append("\": ");
            write(text, name, value);
            first = false;
        }

        text.Append('\n').Append(indent).Append('}');
    }

    private static void List(StringBuilder text, JsonNode? value, string indent, bool spread)
    {
        if (value is not JsonArray { Count: > 0 } list || list[0] is not JsonObject)
        {
            Line(text, value);
            return;
        }

        text.Append("[\n");
        for (var i = 0; i < list.Count; i++)
        {
            text.Append(indent).Append("  ");
            if (spread)
            {
                Members(text, list[i]!.AsObject(), indent + "  ", (inner, _, member) => List(inner, member, indent + "    ", false));
            }
            else
            {
                Line(text, list[i]);
            }

            text.Append(i == list.Count - 1 ? "\n" : ",\n");
        }

        text.Append(indent).Append(']');
    }

    // As people write it: blanks after colons and commas, and inside the braces of objects.
    private static void Line(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members when members.Count > 0:
                text.Append("{ ");
                var first = true;
                foreach (var (name, value) in members)
                {
                    text.Append(first ? "\"" : ", \"").Append(name).Append("\": ");
                    Line(text, value);
                    first = false;
                }

                text.Append(" }");
                break;
            case JsonArray items:
                text.Append('[');
                for (var i = 0; i < items.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Line(text, items[i]);
                }

                text.Append(']');
                break;
            default:
                text.Append(node?.ToJsonString(OneLine) ?? "null");
                break;
        }
    }
}
