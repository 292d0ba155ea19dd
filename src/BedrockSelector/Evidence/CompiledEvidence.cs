using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Quantities;

namespace BedrockSelector.Evidence;

/// <summary>The evidence of one catalog, by model.</summary>
internal sealed class CompiledEvidence
{
    private readonly Dictionary<ModelId, ImmutableArray<QualityEvidence>> _quality;
    private readonly Dictionary<ModelId, ImmutableArray<LatencyEvidence>> _latency;
    private readonly Dictionary<ModelId, ImmutableArray<ReasoningTokensEvidence>> _reasoning;

    private CompiledEvidence(ModelCatalog catalog)
    {
        var sources = catalog.Sources.ToDictionary(static source => source.Key, StringComparer.Ordinal);
        var quality = new Dictionary<ModelId, Dictionary<(TaskClass, ReasoningMode), QualityEvidence>>();
        var latency = new Dictionary<ModelId, Dictionary<(ReasoningMode, PricingTier, MeasuredHost, AwsRegion), LatencyEvidence>>();
        var reasoning = new Dictionary<ModelId, Dictionary<(ReasoningMode, TaskClass?), ReasoningTokensEvidence>>();
        var growths = catalog.Sections.FirstTokenGrowth.OrderBy(static one => one.Models.Length).ToArray();
        foreach (var entries in catalog.Evidence)
        {
            if (!catalog.TryGetModel(entries.Model, out var model))
            {
                continue;
            }

            var shared = entries.Benchmarks?.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToImmutableArray(), StringComparer.Ordinal);
            foreach (var entry in entries.Quality)
            {
                var one = Read(entry, shared, sources, entries.Layer);
                Of(quality, model.Id)[(one.Task, one.Mode)] = one;
            }

            foreach (var entry in entries.Latency)
            {
                var one = Read(entry, growths.LastOrDefault(one => model.Id.Value.StartsWith(one.Models, StringComparison.Ordinal)), sources, entries.Layer);
                Of(latency, model.Id)[(one.Mode, one.Tier, one.Host, one.Region)] = one;
            }

            foreach (var entry in entries.ReasoningTokens)
            {
                var one = Read(entry, sources, entries.Layer);
                Of(reasoning, model.Id)[(one.Mode, one.Task)] = one;
            }
        }

        _quality = quality.ToDictionary(
            static pair => pair.Key,
            static pair => pair.Value.Values.OrderBy(static one => one.Task.Name, StringComparer.Ordinal).ThenBy(static one => one.Mode).ToImmutableArray());
        _latency = latency.ToDictionary(
            static pair => pair.Key,
            static pair => pair.Value.Values.OrderBy(static one => one.Host).ThenBy(static one => one.Tier).ThenBy(static one => one.Mode)
                .ThenBy(static one => one.Region.Value, StringComparer.Ordinal).ToImmutableArray());
        _reasoning = reasoning.ToDictionary(
            static pair => pair.Key,
            static pair => pair.Value.Values.OrderBy(static one => one.Mode).ThenBy(static one => one.Task is null)
                .ThenBy(static one => one.Task?.Name, StringComparer.Ordinal).ToImmutableArray());
    }

    public static CompiledEvidence Of(KnowledgeSnapshot snapshot) => snapshot.Compiled(static one => new CompiledEvidence(one.Catalog));

    public ImmutableArray<QualityEvidence> Quality(ModelId model) => _quality.TryGetValue(model, out var evidence) ? evidence : [];

    public ImmutableArray<LatencyEvidence> Latency(ModelId model) => _latency.TryGetValue(model, out var evidence) ? evidence : [];

    public ImmutableArray<ReasoningTokensEvidence> ReasoningTokens(ModelId model) =>
        _reasoning.TryGetValue(model, out var evidence) ? evidence : [];

    private static Dictionary<TKey, T> Of<TKey, T>(Dictionary<ModelId, Dictionary<TKey, T>> all, ModelId model)
        where TKey : notnull
    {
        if (!all.TryGetValue(model, out var own))
        {
            all.Add(model, own = []);
        }

        return own;
    }

    private static QualityEvidence Read(
        QualityEntry entry, Dictionary<string, ImmutableArray<string>>? shared, Dictionary<string, CatalogSource> sources, string layer) => new()
        {
            Task = TaskClass.Parse(entry.Task),
            Mode = ReasoningMode.Parse(entry.Mode),
            Score = entry.Score,
            StandardError = entry.StandardError,
            Benchmarks = entry.Benchmarks is { } own ? [.. own] : shared is not null && shared.TryGetValue(entry.Mode, out var benchmarks) ? benchmarks : [],
            Source = sources[entry.Source],
            Layer = layer,
        };

    private static ReasoningTokensEvidence Read(ReasoningTokensEntry entry, Dictionary<string, CatalogSource> sources, string layer) => new()
    {
        Mode = ReasoningMode.Parse(entry.Mode),
        Task = entry.Task is { } task ? TaskClass.Parse(task) : null,
        PerAnswerToken = entry.PerAnswerToken,
        Low = entry.Low,
        High = entry.High,
        Source = sources[entry.Source],
        Layer = layer,
    };

    private static LatencyEvidence Read(
        LatencyEntry entry, FirstTokenGrowthEntry? growth, Dictionary<string, CatalogSource> sources, string layer) => new()
        {
            Region = entry.Region is { } region ? new(region) : default,
            InputTokens = entry.InputTokens ?? growth?.ReferenceInputTokens ?? 0,
            SecondsPerInputToken = growth is not null && entry.TtftSeconds.TryGetValue("p50", out var first)
            ? growth.SharePerThousandTokens / 1000 * Math.Min(first, growth.MostSeconds)
            : 0,
            GrowthErrorFactor = growth?.ErrorFactor ?? 1,
            GrowthSource = growth is null ? null : sources[growth.Source],
            Mode = ReasoningMode.Parse(entry.Mode),
            Tier = ClosedSet.TryParse<PricingTier>(entry.Tier, out var tier) ? tier : PricingTier.Standard,
            Host = entry.Host switch { "bedrock" => MeasuredHost.Bedrock, "aws" => MeasuredHost.Aws, _ => MeasuredHost.Other },
            TimeToFirstTokenSeconds = entry.TtftSeconds.ToImmutableSortedDictionary(StringComparer.Ordinal),
            OutputTokensPerSecond = entry.OutputTokensPerSecond.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Samples = entry.Samples,
            Source = sources[entry.Source],
            Layer = layer,
        };
}
