using System.Text.Json.Nodes;
using BedrockSelector.Knowledge.Rules;

namespace BedrockSelector.Calls.Requests;

/// <summary>Describes the tools that a conversation has called, so that AWS takes it without their descriptions at hand.</summary>
internal static class ToolConfigWriter
{
    /// <summary>Adds the tools; what arguments they take is left open.</summary>
    public static string? Add(JsonObject root, RequestApi api)
    {
        var anthropic = api == RequestApi.Anthropic;
        var names = new List<string>();
        Collect(root["messages"], anthropic, names);
        if (names.Count == 0)
        {
            // Results alone are left of the calls, and the service wants some tool.
            names.Add("tool");
        }

        var tools = new JsonArray();
        foreach (var name in names)
        {
            JsonNode tool = anthropic
                ? new JsonObject { ["name"] = name, ["input_schema"] = new JsonObject { ["type"] = "object" } }
                : new JsonObject
                {
                    ["toolSpec"] = new JsonObject
                    {
                        ["name"] = name,
                        ["inputSchema"] = new JsonObject { ["json"] = new JsonObject { ["type"] = "object" } },
                    },
                };
            tools.Add(tool);
        }

        if (anthropic)
        {
            root["tools"] = tools;
        }
        else
        {
            root["toolConfig"] = new JsonObject { ["tools"] = tools };
        }

        return $"Described the tools of the conversation: {string.Join(", ", names)}.";
    }

    private static void Collect(JsonNode? node, bool anthropic, List<string> names)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Collect(item, anthropic, names);
            }
        }
        else if (node is JsonObject members)
        {
            var call = anthropic ? (Text(members["type"]) == "tool_use" ? members : null) : members["toolUse"] as JsonObject;
            if (Text(call?["name"]) is { } name && !names.Contains(name))
            {
                names.Add(name);
            }

            Collect(members["content"], anthropic, names);
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
