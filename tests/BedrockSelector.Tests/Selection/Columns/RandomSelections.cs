using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Tests.Selection.Columns;

/// <summary>Catalogs and requests at random: the embedded catalog below overlays that move prices, limits, features, dates and evidence about.</summary>
internal static class RandomSelections
{
    public static readonly ImmutableArray<ModelCatalog> Catalogs = [ModelCatalog.LoadEmbedded(), .. Enumerable.Range(1, 5).Select(seed => ModelCatalog.LoadEmbedded(Overlay(seed)))];

    private static readonly string[] Regions = ["us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1", "ca-west-1"];

    private static readonly TaskClass[] Tasks = [TaskClass.Chat, TaskClass.Coding, TaskClass.Vision, TaskClass.Summarization, TaskClass.Parse("own-task"), TaskClass.Parse("nobodys-task")];

    public static SelectionRequest Request(Random random, ModelCatalog catalog)
    {
        T? Maybe<T>(double chance, Func<T> value) => random.NextDouble() < chance ? value() : default;
        ImmutableArray<T> Some<T>(double chance, params T[] values) => [.. values.Where(_ => random.NextDouble() < chance)];
        ModelId Model() => catalog.Models[random.Next(catalog.Models.Length)].Id;

        ImmutableArray<CallScope> scopes = Some(0.7, CallScope.InRegion, CallScope.Geo, CallScope.Global);
        ImmutableArray<ModelEndpoint> endpoints = Some(0.8, ModelEndpoint.Runtime, ModelEndpoint.Mantle);
        ImmutableArray<PricingTier> tiers = Some(0.4, PricingTier.Standard, PricingTier.Batch, PricingTier.Flex, PricingTier.Priority, PricingTier.LatencyOptimized);
        var weights = new[] { random.Next(4), random.Next(4), random.Next(4) };
        return new()
        {
            Usage = Usage(random),
            Region = new(Regions[random.Next(Regions.Length)]),
            Inputs = random.Next(3) == 0 ? Some(0.4, Modality.Text, Modality.Image, Modality.Video, Modality.Parse("smell")) : [],
            Outputs = random.Next(3) == 0 ? Some(0.5, Modality.Text, Modality.Image, Modality.Embedding) : [],
            Features = random.Next(3) == 0 ? Some(0.3, Feature.ToolUse, Feature.Streaming, Feature.Reasoning, Feature.PromptCaching, Feature.Parse("telepathy")) : [],
            Task = Tasks[random.Next(Tasks.Length)],
            Mode = random.Next(4) switch { 0 => ReasoningMode.Standard, 1 => ReasoningMode.Reasoning, 2 => ReasoningMode.Parse("high"), _ => null },
            ReasoningTokens = random.Next(4) == 0 ? random.Next(5_000) : null,
            Weights = weights.Sum() == 0 ? SelectionWeights.Balanced : new(weights[0], weights[1], weights[2]),
            MinQuality = random.Next(4) == 0 ? random.Next(60) : null,
            MaxCostUsd = random.Next(3) == 0 ? random.Next(1, 5000) / 100_000m : null,
            MaxLatencySeconds = random.Next(4) == 0 ? random.Next(1, 300) / 10d : null,
            Scopes = scopes.IsEmpty ? [CallScope.Geo] : scopes,
            Endpoints = endpoints.IsEmpty ? [ModelEndpoint.Runtime] : endpoints,
            Tiers = tiers.IsEmpty ? [PricingTier.Standard] : tiers,
            Providers = random.Next(5) == 0 ? ["amazon", "Anthropic", "meta"] : [],
            Exclude = random.Next(4) == 0 ? [Model(), Model()] : [],
            Only = random.Next(8) == 0 ? [.. Enumerable.Range(0, 12).Select(_ => Model())] : [],
            SupportedUntil = random.Next(4) == 0 ? new DateOnly(2026, 11, 22).AddDays(random.Next(700)) : null,
            MissingEvidence = random.Next(2) == 0 ? MissingEvidence.Reject : MissingEvidence.Allow,
            AsOf = new DateOnly(2026, 11, 22).AddDays(random.Next(-300, 300)),
            IncludeEnded = Maybe(0.2, () => true),
        };
    }

    public static Usage Usage(Random random)
    {
        if (random.Next(10) == 0)
        {
            return BedrockSelector.Quantities.Usage.Of(new UsageEntry(Meter.Images, random.Next(1, 5)));
        }

        var entries = new List<UsageEntry> { new(Meter.InputTokens, Amount(random)) };
        if (random.Next(6) != 0)
        {
            entries.Add(new(Meter.OutputTokens, random.Next(5) == 0 ? 0m : random.Next(1, 20_000) + (random.Next(3) == 0 ? 0.5m : 0m)));
        }

        if (random.Next(3) == 0)
        {
            entries.Add(new(Meter.CacheReadTokens, Amount(random)));
        }

        return BedrockSelector.Quantities.Usage.Of([.. entries]);
    }

    // Around the thresholds of long-context prices and of context windows, too.
    private static decimal Amount(Random random) => random.Next(8) switch
    {
        0 => 0m,
        1 => 200_000m + random.Next(-1, 2),
        2 => 128_000m + random.Next(-1, 2),
        3 => random.Next(100_000, 2_000_000),
        _ => random.Next(1, 20_000),
    };

    private static CatalogLayer Overlay(int seed)
    {
        var random = new Random(seed);
        var embedded = ModelCatalog.LoadEmbedded();
        var json = new StringBuilder("""{"schemaVersion":1,"sources":[{"key":"own","title":"Made up","asOf":"2026-01-01","kind":"caller"}],"models":[""");
        var first = true;
        foreach (var model in embedded.Models.Where(_ => random.Next(3) == 0))
        {
            var parts = new List<string> { $"\"id\":\"{model.Id}\"" };
            if (random.Next(3) == 0)
            {
                parts.Add(FormattableString.Invariant($"\"limits\":{{\"contextWindow\":{random.Next(1000, 300_000)},\"maxOutputTokens\":{random.Next(100, 20_000)}}}"));
            }

            if (random.Next(3) == 0)
            {
                parts.Add(FormattableString.Invariant($"\"features\":{{\"tool-use\":{(random.Next(2) == 0 ? "true" : "false")},\"own-feature\":true}}"));
            }

            if (random.Next(2) == 0)
            {
                parts.Add(FormattableString.Invariant($"\"quality\":[{{\"task\":\"own-task\",\"score\":{random.Next(1000) / 10d},\"standardError\":1,\"mode\":\"{(random.Next(2) == 0 ? "standard" : "reasoning")}\",\"source\":\"own\"}},{{\"task\":\"chat\",\"score\":{random.Next(100)},\"standardError\":1,\"mode\":\"standard\",\"source\":\"own\"}}]"));
            }

            if (random.Next(2) == 0)
            {
                var speed = random.Next(3) == 0 ? "" : FormattableString.Invariant($"\"p50\":{random.Next(10, 300)}");
                parts.Add(FormattableString.Invariant($"\"latency\":[{{\"mode\":\"standard\",\"tier\":\"{(random.Next(4) == 0 ? "flex" : "standard")}\",\"host\":\"bedrock\",\"ttftSeconds\":{{\"p50\":{random.Next(1, 400) / 100d}}},\"outputTokensPerSecond\":{{{speed}}},\"source\":\"own\"}}]"));
            }

            var rates = model.Rates.Where(rate => rate.Meter == Meter.InputTokens && rate.Conditions == default && rate.ValidFrom is null).Take(2)
                .Where(_ => random.Next(2) == 0).Select(rate => FormattableString.Invariant(
                    $"{{\"tier\":\"{rate.Tier.Name()}\",\"scopes\":[{string.Join(',', rate.Scopes.Select(scope => $"\"{scope.Name()}\""))}]{(rate.Profile is null ? "" : $",\"profile\":\"{rate.Profile}\"")},\"regions\":[{string.Join(',', rate.Regions.Select(region => $"\"{region}\""))}],\"meters\":{{\"input-tokens\":{random.Next(1, 2000) / 1000m}}}{(random.Next(2) == 0 ? $",\"contextAbove\":{random.Next(1, 5) * 50_000}" : "")}{(random.Next(2) == 0 ? $",\"validFrom\":\"2026-{random.Next(1, 13):00}-01\"" : "")},\"source\":\"own\"}}"))
                .ToArray();
            if (rates.Length > 0)
            {
                parts.Add($"\"rates\":[{rates[0]}]");
            }

            json.Append(first ? "" : ",").Append('{').AppendJoin(',', parts).Append('}');
            first = false;
        }

        return CatalogLayer.Parse(string.Create(CultureInfo.InvariantCulture, $"random-{seed}"), json.Append("]}").ToString());
    }
}
