using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Tests.Selection;

/// <summary>A catalog of three made-up models, so that texts and decisions do not move with the embedded data.</summary>
internal static class SmallCatalog
{
    public static readonly SelectionRequest Request = new()
    {
        Usage = Usage.Parse("input-tokens=1000,output-tokens=500"),
        Weights = new(5, 2, 3),
        AsOf = new(2026, 3, 1),
    };

    private const string Json = """
        {
          "schemaVersion": 1,
          "version": "2026-02-01",
          "sources": [
            { "key": "prices-2026-01-15", "title": "Prices", "url": null, "asOf": "2026-01-15", "kind": "aws" },
            { "key": "tests-2026-01-20", "title": "Tests", "url": null, "asOf": "2026-01-20", "kind": "third-party" }
          ],
          "regions": [ { "id": "us-east-1", "name": "US East (N. Virginia)", "geography": "us" } ],
          "meters": [
            { "id": "input-tokens", "unit": "token", "per": 1000000, "kind": "inference", "tier": null, "description": "Input." },
            { "id": "output-tokens", "unit": "token", "per": 1000000, "kind": "inference", "tier": null, "description": "Output." }
          ],
          "models": [
            {
              "id": "maker.big-v1:0", "name": "Big", "provider": "Maker", "input": ["text"], "output": ["text"],
              "offers": [ { "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-1"], "source": "prices-2026-01-15" } ],
              "rates": [ { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": 3, "output-tokens": 15 }, "source": "prices-2026-01-15" } ],
              "sources": { "modalities": "prices-2026-01-15" },
              "quality": [
                { "task": "chat", "score": 78, "standardError": 2, "mode": "standard", "benchmarks": ["a", "b", "c", "d", "e"], "source": "tests-2026-01-20" },
                { "task": "coding", "score": 80, "standardError": 2, "mode": "standard", "benchmarks": ["a", "b", "c"], "source": "tests-2026-01-20" }
              ],
              "latency": [ { "mode": "standard", "tier": "standard", "host": "bedrock", "ttftSeconds": { "p50": 1 }, "outputTokensPerSecond": { "p50": 50 }, "samples": 1200, "source": "tests-2026-01-20" } ]
            },
            {
              "id": "maker.middle-v1:0", "name": "Middle", "provider": "Maker", "input": ["text"], "output": ["text"],
              "offers": [ { "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-1"], "source": "prices-2026-01-15" } ],
              "rates": [ { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": 0.8, "output-tokens": 4 }, "source": "prices-2026-01-15" } ],
              "sources": { "modalities": "prices-2026-01-15" },
              "quality": [ { "task": "chat", "score": 66, "standardError": 3, "mode": "standard", "benchmarks": ["a", "b", "c"], "source": "tests-2026-01-20" } ],
              "latency": [ { "mode": "standard", "tier": "standard", "host": "other", "ttftSeconds": { "p50": 0.5 }, "outputTokensPerSecond": { "p50": 100 }, "samples": null, "source": "tests-2026-01-20" } ]
            },
            {
              "id": "other.small-v1:0", "name": "Small", "provider": "Other", "input": ["text"], "output": ["text"],
              "offers": [ { "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-1"], "source": "prices-2026-01-15" } ],
              "rates": [ { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": 0.05, "output-tokens": 0.2 }, "source": "prices-2026-01-15" } ],
              "sources": { "modalities": "prices-2026-01-15" },
              "quality": [
                { "task": "chat", "score": 40, "standardError": 4, "mode": "standard", "benchmarks": ["a", "b", "c"], "source": "tests-2026-01-20" },
                { "task": "coding", "score": 30, "standardError": 4, "mode": "standard", "benchmarks": ["a", "b", "c"], "source": "tests-2026-01-20" }
              ],
              "latency": [ { "mode": "standard", "tier": "standard", "host": "bedrock", "ttftSeconds": { "p50": 0.25 }, "outputTokensPerSecond": { "p50": 200 }, "samples": 90, "source": "tests-2026-01-20" } ]
            }
          ]
        }
        """;

    public static ModelCatalog Load(params ReadOnlySpan<CatalogLayer> overlays) =>
        ModelCatalog.FromLayers([CatalogLayer.Parse("small", Json), .. overlays]);

    public static Selector Selector(params ReadOnlySpan<CatalogLayer> overlays)
    {
        var catalog = Load(overlays);
        return new(catalog);
    }
}
