using static BedrockSelector.Tests.Calls.Requests.RequestBuilder;

namespace BedrockSelector.Tests.Calls.Requests;

/// <summary>Requests just inside and just outside every limit, for models of every family. What is right stands here by hand, from the sources that the rules name.</summary>
internal static class RequestCorpus
{
    private const int Mib = 1024 * 1024;

    // One living or ended model of every family that talks through Converse.
    private static readonly string[] Families =
    [
        "amazon.nova-micro-v1:0", "amazon.nova-pro-v1:0", "amazon.nova-2-lite-v1:0", "anthropic.claude-3-haiku-20240307-v1:0", "anthropic.claude-sonnet-4-20250514-v1:0",
        "anthropic.claude-sonnet-4-5-20250929-v1:0", "anthropic.claude-opus-4-6-v1", "anthropic.claude-sonnet-4-6", "anthropic.claude-opus-4-7", "anthropic.claude-opus-5",
        "anthropic.claude-haiku-5-5", "anthropic.claude-fable-5", "meta.llama3-3-70b-instruct-v1:0", "meta.llama4-maverick-17b-instruct-v1:0", "mistral.mistral-large-2407-v1:0",
        "mistral.pixtral-large-2502-v1:0", "mistral.mistral-large-3-675b-instruct", "openai.gpt-oss-120b-1:0", "openai.gpt-5.6-sol", "qwen.qwen3-32b-v1:0", "deepseek.v3-v1:0",
        "cohere.command-r-plus-v1:0", "ai21.jamba-1-5-large-v1:0", "google.gemma-3-27b-it", "moonshotai.kimi-k2.5", "xai.grok-4.6", "zai.glm-5", "minimax.minimax-m2", "writer.palmyra-x5-v1:0",
        "nvidia.nemotron-nano-12b-v2",
    ];

    private static readonly string[] Claude = [.. Families.Where(static id => id.StartsWith("anthropic.", StringComparison.Ordinal))];

    private static readonly string[] SeesImages =
    [
        "amazon.nova-pro-v1:0", "amazon.nova-2-lite-v1:0", "meta.llama4-maverick-17b-instruct-v1:0", "openai.gpt-5.6-sol", "google.gemma-3-27b-it", .. Claude,
    ];

    // Opus 4.7 and all after it refuse to be sampled otherwise, or to go on with an answer begun.
    private static readonly string[] Unsampled = ["anthropic.claude-opus-4-7", "anthropic.claude-opus-5", "anthropic.claude-haiku-5-5", "anthropic.claude-fable-5"];

    private static readonly string[] OneOfBoth = ["anthropic.claude-sonnet-4-5-20250929-v1:0", "anthropic.claude-opus-4-6-v1", "anthropic.claude-sonnet-4-6"];

    private static readonly string[] ToolsUnstreamed =
    [
        "meta.llama3-3-70b-instruct-v1:0", "meta.llama4-maverick-17b-instruct-v1:0", "mistral.mistral-large-2407-v1:0", "mistral.pixtral-large-2502-v1:0", "writer.palmyra-x5-v1:0",
    ];

    public static IEnumerable<CorpusCase> Cases() =>
    [
        .. Turns(), .. Sampling(), .. Tools(), .. Reasoning(), .. Images(), .. Documents(), .. Caching(),
    ];

    private static IEnumerable<CorpusCase> Turns()
    {
        foreach (var model in Families)
        {
            yield return new(model, "first-turn-not-user", Plain, Plain.Set("messages", """[{ "role": "assistant", "content": [{ "text": "Hi" }] }, { "role": "user", "content": [{ "text": "Hi" }] }]"""));
            yield return new(model, "roles-do-not-alternate", Plain.Turn("assistant", Text("Yes?")).Turn("user", Text("Go on.")), Plain.Turn("user", Text("Go on.")));
            yield return new(model, "text-blank", Plain.Add(Text(".")), Plain.Add(Text(" \n")));
            yield return new(model, "turn-empty", Plain, Plain.Turn("assistant").Turn("user", Text("Go on.")));
        }

        foreach (var model in Unsampled.Append("anthropic.claude-opus-4-6-v1"))
        {
            yield return new(model, "prefill-unsupported", Plain.Turn("assistant", Text("It")).Turn("user", Text("Go on.")), Plain.Turn("assistant", Text("It")));
        }
    }

    private static IEnumerable<CorpusCase> Sampling()
    {
        foreach (var model in Families.Except(Unsampled))
        {
            yield return new(model, "temperature-too-high", Plain.Inference("temperature", 1), Plain.Inference("temperature", 1.01));
            yield return new(model, "top-p-too-high", Plain.Inference("topP", 1), Plain.Inference("topP", 1.01));
        }

        foreach (var model in Unsampled)
        {
            yield return new(model, "temperature-unsupported", Plain.Inference("maxTokens", 10), Plain.Inference("temperature", 0.9));
            yield return new(model, "top-p-unsupported", Plain.Inference("topP", 0.99), Plain.Inference("topP", 0.98));
            yield return new(model, "top-k-unsupported", Plain, Plain.Set("additionalModelRequestFields", """{ "top_k": 50 }"""));
        }

        foreach (var model in OneOfBoth)
        {
            yield return new(model, "temperature-with-top-p", Plain.Inference("topP", 0.9), Plain.Inference("topP", 0.9).Inference("temperature", 0.5));
        }

        foreach (var model in new[] { "openai.gpt-oss-120b-1:0", "qwen.qwen3-32b-v1:0" })
        {
            yield return new(model, "stop-sequences-unsupported", Plain, Plain.Set("inferenceConfig", """{ "stopSequences": ["END"] }"""));
        }

        // The longest answers as the model cards and the probe state them.
        foreach (var (model, most) in new[] { ("amazon.nova-micro-v1:0", 10_000), ("anthropic.claude-sonnet-4-6", 64_000), ("anthropic.claude-opus-5", 128_000), ("openai.gpt-oss-120b-1:0", 16_000) })
        {
            yield return new(model, "max-tokens-over-model", Plain.Inference("maxTokens", most), Plain.Inference("maxTokens", most + 1));
        }
    }

    private static IEnumerable<CorpusCase> Tools()
    {
        foreach (var model in Families)
        {
            yield return new(model, "tool-config-missing", Conversation().Tools(), Conversation());
            yield return new(model, "tool-result-unasked", Conversation().Tools(), Plain.Tools().Add(Result("a")));
            yield return new(model, "tool-call-unanswered", Conversation().Tools(), Plain.Turn("assistant", Call("a"), Call("b")).Turn("user", Result("a")).Tools());
            yield return new(model, "tool-name-invalid", Plain.Tools(null, new string('x', 64)), Plain.Tools(null, new string('x', 65)));
        }

        foreach (var model in ToolsUnstreamed)
        {
            yield return new(model, "streaming-tools-unsupported", Plain, Plain.Tools()) { Streaming = true };
        }

        foreach (var model in Families.Where(static id => id.StartsWith("meta.", StringComparison.Ordinal)))
        {
            yield return new(model, "tool-choice-unsupported", Plain.Tools("auto"), Plain.Tools("any"));
        }

        yield return new("amazon.titan-text-premier-v1:0", "tools-unsupported", Plain, Plain.Tools());
        yield return new("amazon.titan-text-premier-v1:0", "system-prompt-unsupported", Plain, Plain.Set("system", """[{ "text": "Be brief." }]"""));
    }

    private static RequestBuilder Conversation() => Plain.Turn("assistant", Call("a")).Turn("user", Result("a"));

    private static IEnumerable<CorpusCase> Reasoning()
    {
        foreach (var model in new[] { "anthropic.claude-sonnet-4-20250514-v1:0", "anthropic.claude-sonnet-4-5-20250929-v1:0", "anthropic.claude-sonnet-4-6" })
        {
            yield return new(model, "reasoning-budget-too-small", Thinking(1024, 4000), Thinking(1023, 4000));
            yield return new(model, "reasoning-budget-over-max-tokens", Thinking(3999, 4000), Thinking(4000, 4000));
            yield return new(model, "temperature-with-reasoning", Thinking(2000, 4000).Inference("temperature", 1), Thinking(2000, 4000).Inference("temperature", 0.5));
            yield return new(model, "tool-choice-with-reasoning", Thinking(2000, 4000).Tools("auto"), Thinking(2000, 4000).Tools("any"));
        }

        foreach (var model in Unsampled)
        {
            yield return new(model, "reasoning-budget-unsupported", Plain.Set("additionalModelRequestFields", """{ "thinking": { "type": "adaptive" } }"""), Thinking(2000, 4000));
        }

        yield return new("anthropic.claude-fable-5", "reasoning-always-on", Plain, Plain.Set("additionalModelRequestFields", """{ "thinking": { "type": "disabled" } }"""));
        yield return new("anthropic.claude-opus-5-5", "reasoning-always-on", Plain, Plain.Set("additionalModelRequestFields", """{ "thinking": { "type": "disabled" } }"""));
    }

    private static RequestBuilder Thinking(int budget, int most) =>
        Plain.Inference("maxTokens", most).Set("additionalModelRequestFields", $$"""{ "thinking": { "type": "enabled", "budget_tokens": {{budget}} } }""");

    private static IEnumerable<CorpusCase> Images()
    {
        foreach (var model in SeesImages)
        {
            yield return new(model, "image-too-many-pixels", Plain.Add(Image(64, 8000, 8000)), Plain.Add(Image(64, 8001, 20)));
            yield return new(model, "image-format-unknown", Plain.Add(Image()), Plain.Add(new System.Text.Json.Nodes.JsonObject
            {
                ["image"] = new System.Text.Json.Nodes.JsonObject { ["format"] = "tiff", ["source"] = new System.Text.Json.Nodes.JsonObject { ["bytes"] = "SUkqAA==" } },
            }));

            // 3.75 MiB, which base64 makes 5 MiB of.
            if (!model.Contains("nova", StringComparison.Ordinal))
            {
                yield return new(model, "image-too-large", Plain.Add(Image(3_932_160)), Plain.Add(Image(3_932_161)));
            }
        }

        foreach (var model in new[] { "anthropic.claude-3-haiku-20240307-v1:0", "anthropic.claude-sonnet-4-20250514-v1:0" })
        {
            yield return new(model, "too-many-images", Many(20, 10), Many(21, 10));
        }

        foreach (var model in new[] { "anthropic.claude-sonnet-4-6", "anthropic.claude-opus-5" })
        {
            yield return new(model, "many-images-too-many-pixels", Many(21, 2000), Many(21, 2001));
            yield return new(model, "many-images", Many(20, 8000), Many(21, 100)) { Severity = Findings.FindingSeverity.Warning };
        }

        foreach (var model in Families.Where(static id => id is "amazon.nova-micro-v1:0" or "qwen.qwen3-32b-v1:0" or "deepseek.v3-v1:0"))
        {
            yield return new(model, "image-unsupported", Plain, Plain.Add(Image()));
        }

        // Nova: 25 MiB together.
        yield return new("amazon.nova-pro-v1:0", "media-too-large", Plain.Add(Image(25 * Mib)), Plain.Add(Image(25 * Mib), Image()));
    }

    private static RequestBuilder Many(int count, int side) => Plain.Add([.. Enumerable.Range(0, count).Select(_ => Image(64, side, side))]);

    private static IEnumerable<CorpusCase> Documents()
    {
        foreach (var model in new[] { "amazon.nova-pro-v1:0", "anthropic.claude-sonnet-4-6", "anthropic.claude-3-haiku-20240307-v1:0", "meta.llama4-maverick-17b-instruct-v1:0", "mistral.pixtral-large-2502-v1:0" })
        {
            yield return new(model, "too-many-documents", Papers(5), Papers(6));
            yield return new(model, "document-too-large", Plain.Add(Document("a", 9 * Mib / 2)), Plain.Add(Document("a", (9 * Mib / 2) + 1)));
            yield return new(model, "document-name-repeated", Plain.Add(Document("a"), Document("b")), Plain.Add(Document("a")).Turn("assistant", Text("Yes.")).Turn("user", Text("And?"), Document("a")));
            yield return new(model, "document-name-invalid", Plain.Add(Document("Report 2 (final) [x]-y")), Plain.Add(Document("report.pdf")));
            yield return new(model, "document-name-spaces", Plain.Add(Document("a b c")), Plain.Add(Document("a  b")));
            yield return new(model, "document-name-too-long", Plain.Add(Document(new string('a', 200))), Plain.Add(Document(new string('a', 201))));
            yield return new(model, "document-without-text", Plain.Add(Document()), Plain.Turn("assistant", Text("Yes?")).Turn("user", Document()));
            yield return new(model, "document-format-unknown", Plain.Add(Document(format: "xlsx")), Plain.Add(Document(format: "pptx")));
        }

        // The guide takes PDF of newer models out of the limit, the reference does not.
        foreach (var model in new[] { "anthropic.claude-sonnet-4-6", "amazon.nova-pro-v1:0" })
        {
            yield return new(model, "document-large", Plain.Add(Document("a", 9 * Mib / 2, "pdf")), Plain.Add(Document("a", (9 * Mib / 2) + 1, "pdf"))) { Severity = Findings.FindingSeverity.Warning };
        }

        yield return new("anthropic.claude-3-haiku-20240307-v1:0", "document-too-large", Plain, Plain.Add(Document("a", (9 * Mib / 2) + 1, "pdf")));
        yield return new("amazon.nova-micro-v1:0", "document-unsupported", Plain, Plain.Add(Document()));
    }

    private static RequestBuilder Papers(int count) => Plain.Add([.. Enumerable.Range(0, count).Select(number => Document($"paper {number}"))]);

    private static IEnumerable<CorpusCase> Caching()
    {
        foreach (var model in new[] { "anthropic.claude-sonnet-4-5-20250929-v1:0", "anthropic.claude-opus-4-7", "anthropic.claude-opus-5", "amazon.nova-pro-v1:0" })
        {
            yield return new(model, "too-many-cache-points", Points(4), Points(5));
        }

        foreach (var model in new[] { "anthropic.claude-sonnet-4-5-20250929-v1:0", "anthropic.claude-opus-4-7" })
        {
            yield return new(model, "cache-ttl-unsupported", Plain.Add(CachePoint("1h")), Plain.Add(CachePoint("30m")));
            yield return new(model, "cache-ttl-rises", Plain.Add(CachePoint("1h"), Text("more"), CachePoint("5m")), Plain.Add(CachePoint("5m"), Text("more"), CachePoint("1h")));
        }

        yield return new("amazon.nova-lite-v1:0", "cache-ttl-unsupported", Plain.Add(CachePoint("5m")), Plain.Add(CachePoint("1h")));
        yield return new("anthropic.claude-3-5-sonnet-20240620-v1:0", "prompt-caching-unsupported", Plain, Plain.Add(CachePoint()));

        // Without a tokenizer, bytes are the most that tokens can be: 4,096 of Opus 4.7, 1,024 of Sonnet 4.5, 512 of Opus 5; the text before has 14.
        foreach (var (model, least) in new[] { ("anthropic.claude-opus-4-7", 4096), ("anthropic.claude-sonnet-4-5-20250929-v1:0", 1024), ("anthropic.claude-opus-5", 512) })
        {
            yield return new(model, "cache-below-minimum", Before(least - 14), Before(least - 15)) { Severity = Findings.FindingSeverity.Warning };
        }
    }

    private static RequestBuilder Before(int bytes) => Plain.Add(Text(new string('a', bytes)), CachePoint());

    private static RequestBuilder Points(int count) => Plain.Add([.. Enumerable.Range(0, count).Select(_ => CachePoint())]);
}
