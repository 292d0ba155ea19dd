using System.Text.Json;
using BedrockSelector.Knowledge.Rules;

namespace BedrockSelector.Calls.Requests;

/// <summary>Finds the settings of a Converse request, those that only its model knows among them.</summary>
internal static class ConverseSettings
{
    public static void Read(RequestSites sites, JsonElement root)
    {
        if (Object(root, "inferenceConfig") is { } inference)
        {
            var path = RequestPath.Root["inferenceConfig"];
            foreach (var field in inference.EnumerateObject())
            {
                sites.Add(RequestPart.InferenceField, path[field.Name], null, field.Name);
            }

            Number(sites, RequestPart.MaxTokens, inference, path, "maxTokens");
            Number(sites, RequestPart.MaxTokens, inference, path, "max_new_tokens");
            Number(sites, RequestPart.Temperature, inference, path, "temperature");
            Number(sites, RequestPart.TopP, inference, path, "topP");
            Number(sites, RequestPart.TopK, inference, path, "topK");
            Stops(sites, inference, path, "stopSequences");
            Reasoning(sites, inference, path, "reasoningConfig");
        }

        if (Object(root, "additionalModelRequestFields") is { } fields)
        {
            ModelFields(sites, fields, RequestPath.Root["additionalModelRequestFields"]);
        }

        // The body of InvokeModel may hold the settings of reasoning beside the conversation.
        Reasoning(sites, root, RequestPath.Root, "reasoningConfig");
        if (Object(root, "outputConfig") is { } output)
        {
            var path = RequestPath.Root["outputConfig"];
            if (output.TryGetProperty("textFormat", out _))
            {
                sites.Add(RequestPart.StructuredOutput, path["textFormat"]);
            }

            Effort(sites, output, path, "effort");
        }

        if (Object(root, "guardrailConfig") is not null)
        {
            sites.Add(RequestPart.Guardrail, RequestPath.Root["guardrailConfig"]);
        }

        if (Object(root, "serviceTier") is { } tier)
        {
            sites.Add(RequestPart.ServiceTier, RequestPath.Root["serviceTier"], null, MediaSites.Text(tier, "type"));
        }

        if (Object(root, "performanceConfig") is { } performance && MediaSites.Text(performance, "latency") == "optimized")
        {
            sites.Add(RequestPart.ServiceTier, RequestPath.Root["performanceConfig"], null, "latency-optimized");
        }
    }

    /// <summary>Finds the settings of reasoning under a name.</summary>
    public static void Reasoning(RequestSites sites, JsonElement holder, RequestPath path, string name)
    {
        if (Object(holder, name) is not { } settings)
        {
            return;
        }

        var at = path[name];
        sites.Add(RequestPart.Reasoning, at, null, MediaSites.Text(settings, "type") ?? "");
        Number(sites, RequestPart.ReasoningBudget, settings, at, "budget_tokens");
        Number(sites, RequestPart.ReasoningBudget, settings, at, "budgetTokens");
        Effort(sites, settings, at, "maxReasoningEffort");
    }

    public static void Number(RequestSites sites, RequestPart part, JsonElement holder, RequestPath path, string name)
    {
        if (holder.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            sites.Add(part, path[name], MediaSites.Number(holder, name));
        }
    }

    public static void Stops(RequestSites sites, JsonElement holder, RequestPath path, string name)
    {
        if (!holder.TryGetProperty(name, out var stops) || stops.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var index = 0;
        foreach (var stop in stops.EnumerateArray())
        {
            var text = stop.ValueKind == JsonValueKind.String ? stop.GetString() : null;
            sites.Add(RequestPart.StopSequence, path[name][index++], text?.Length, text);
        }
    }

    public static void Effort(RequestSites sites, JsonElement holder, RequestPath path, string name)
    {
        if (MediaSites.Text(holder, name) is { } effort)
        {
            sites.Add(RequestPart.ReasoningEffort, path[name], null, effort);
        }
    }

    private static void ModelFields(RequestSites sites, JsonElement fields, RequestPath path)
    {
        foreach (var field in fields.EnumerateObject())
        {
            sites.Add(RequestPart.ModelField, path[field.Name], null, field.Name);
        }

        Reasoning(sites, fields, path, "thinking");
        Reasoning(sites, fields, path, "reasoning_config");
        Reasoning(sites, fields, path, "reasoningConfig");
        Number(sites, RequestPart.TopK, fields, path, "top_k");
        Number(sites, RequestPart.Temperature, fields, path, "temperature");
        Number(sites, RequestPart.TopP, fields, path, "top_p");
        Effort(sites, fields, path, "reasoning_effort");
        if (Object(fields, "output_config") is { } output)
        {
            Effort(sites, output, path["output_config"], "effort");
            if (output.TryGetProperty("format", out _))
            {
                sites.Add(RequestPart.StructuredOutput, path["output_config"]["format"]);
            }
        }

        if (Object(fields, "inferenceConfig") is { } inference)
        {
            Number(sites, RequestPart.TopK, inference, path["inferenceConfig"], "topK");
            Reasoning(sites, inference, path["inferenceConfig"], "reasoningConfig");
        }
    }

    private static JsonElement? Object(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;
}
