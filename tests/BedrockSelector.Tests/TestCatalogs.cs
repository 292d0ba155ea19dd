using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests;

/// <summary>The catalog of the package, loaded once, and small catalogs written in the test.</summary>
internal static class TestCatalogs
{
    /// <summary>Three regions, two sources and one meter of each kind.</summary>
    public const string Vocabulary = """
        {
          "schemaVersion": 1, "version": "2026-01-01",
          "sources": [
            { "key": "s", "title": "A source", "url": "https://example.com/prices", "asOf": "2026-01-01", "kind": "aws" },
            { "key": "t", "title": "Another", "asOf": "2026-01-01", "kind": "third-party" }
          ],
          "regions": [
            { "id": "us-east-1", "name": "Virginia", "geography": "us" },
            { "id": "us-west-2", "name": "Oregon", "geography": "us" },
            { "id": "eu-west-1", "name": "Ireland", "geography": "eu" }
          ],
          "meters": [
            { "id": "input-tokens", "unit": "token", "per": 1000000, "kind": "inference", "description": "in" },
            { "id": "output-tokens", "unit": "token", "per": 1000000, "kind": "inference", "description": "out" },
            { "id": "cache-read-tokens", "unit": "token", "per": 1000000, "kind": "inference", "description": "cache" },
            { "id": "images", "unit": "image", "per": 1, "kind": "inference", "description": "images" },
            { "id": "training-tokens", "unit": "token", "per": 1000000, "kind": "training", "tier": "standard", "description": "training" },
            { "id": "model-storage-months", "unit": "month", "per": 1, "kind": "storage", "tier": "standard", "description": "storage" },
            { "id": "model-unit-hours", "unit": "hour", "per": 1, "kind": "capacity", "tier": "provisioned", "description": "units" },
            { "id": "reserved-input-ktpm-hours", "unit": "hour", "per": 1, "kind": "capacity", "tier": "reserved", "description": "reserved" }
          ]
        }
        """;

    private static readonly Lazy<ModelCatalog> Loaded = new(static () => ModelCatalog.LoadEmbedded());

    public static ModelCatalog Embedded => Loaded.Value;

    public static CatalogLayer Layer(string name, params string[] models) => CatalogLayer.Parse(name, Document(models));

    public static string Document(params string[] models) =>
        $$"""{ "schemaVersion": 1, "models": [{{string.Join(",\n", models)}}] }""";

    public static ModelCatalog Of(params string[] models) =>
        ModelCatalog.FromLayers(CatalogLayer.Parse("vocabulary", Vocabulary), Layer("models", models));

    public static ModelCatalog Of(params CatalogLayer[] layers) =>
        ModelCatalog.FromLayers([CatalogLayer.Parse("vocabulary", Vocabulary), .. layers]);

    /// <summary>A text model called in us-east-1, with a price and, where given, quality at chat and latency.</summary>
    public static string TextModel(
        string id, decimal input = 1m, decimal output = 2m, double? quality = null, double? seconds = null, string extra = "", string modalities = "\"text\"", string host = "bedrock")
    {
        var evidence = quality is { } score
            ? $$""", "quality": [{ "task": "chat", "score": {{Text(score)}}, "standardError": 1, "mode": "standard", "source": "s" }]"""
            : "";
        if (seconds is { } time)
        {
            // A million tokens a second: with few output tokens the time is the first token's.
            evidence += $$""", "latency": [{ "mode": "standard", "tier": "standard", "host": "{{host}}", "ttftSeconds": { "p50": {{Text(time)}} }, "outputTokensPerSecond": { "p50": 1000000 }, "source": "s" }]""";
        }

        return $$"""
            { "id": "{{id}}", "name": "Name of {{id}}", "provider": "{{id.Split('.')[0]}}", "input": [{{modalities}}], "output": ["text"],
              "limits": { "contextWindow": 100000, "maxOutputTokens": 8000 },
              "offers": [{ "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-1"], "source": "s" }],
              "rates": [{ "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": {{Text(input)}}, "output-tokens": {{Text(output)}} }, "source": "s" }]
              {{evidence}}{{extra}} }
            """;
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
