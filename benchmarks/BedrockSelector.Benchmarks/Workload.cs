using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Benchmarks;

/// <summary>What the benchmarks work on: always the same, whatever the day.</summary>
internal static class Workload
{
    public static readonly DateOnly Date = new(2026, 11, 22);
    public static readonly AwsRegion Region = new("us-east-1");
    public static readonly Usage Request = Usage.Tokens(1_500, 400);

    public static (ModelCatalog Catalog, CostEstimator Estimator, EvidenceStore Evidence) Services()
    {
        var catalog = ModelCatalog.LoadEmbedded();
        return (catalog, new CostEstimator(catalog), new EvidenceStore(catalog));
    }

    /// <summary>Usages of 200 to 20,000 tokens in and 10 to 2,000 out, log-uniform, seed 42.</summary>
    public static Usage[] Log(int records)
    {
        var random = new Random(42);
        return [.. Enumerable.Range(0, records).Select(_ => Usage.Tokens((int)(200 * Math.Pow(100, random.NextDouble())), (int)(10 * Math.Pow(200, random.NextDouble()))))];
    }

    /// <summary>A catalog of so many offers of one region, ten a model, with prices, latency and quality at random, seed 42.</summary>
    public static ModelCatalog Synthetic(int offers)
    {
        var random = new Random(42);
        var json = new StringBuilder("""
            {"schemaVersion":1,"version":"2026-11-22","sources":[{"key":"own","title":"Made up","asOf":"2026-01-01","kind":"caller"}],
            "regions":[{"id":"us-east-1","name":"US East (N. Virginia)","geography":"us"}],
            "meters":[{"id":"input-tokens","unit":"token","per":1000000,"kind":"inference","description":"in"},{"id":"output-tokens","unit":"token","per":1000000,"kind":"inference","description":"out"}],
            "models":[
            """);
        for (var model = 0; model < offers / 10; model++)
        {
            var callable = Enumerable.Range(0, 10).Select(offer => FormattableString.Invariant(
                $"{{\"inference\":\"on-demand\",\"endpoint\":\"runtime\",\"scope\":\"geo\",\"profile\":\"p{offer}\",\"regions\":[\"us-east-1\"],\"source\":\"own\"}}"));
            var rates = Enumerable.Range(0, 10).Select(offer => FormattableString.Invariant(
                $"{{\"tier\":\"standard\",\"scopes\":[\"geo\"],\"profile\":\"p{offer}\",\"regions\":[\"us-east-1\"],\"meters\":{{\"input-tokens\":{random.Next(30, 15_000) / 1000m},\"output-tokens\":{random.Next(100, 75_000) / 1000m}}},\"source\":\"own\"}}"));
            json.Append(model == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""
                {"id":"made.model-{{model:000000}}","name":"Model {{model}}","provider":"Made","input":["text"],"output":["text"],"limits":{"contextWindow":200000,"maxOutputTokens":8192},
                "offers":[{{string.Join(',', callable)}}],"rates":[{{string.Join(',', rates)}}],
                "quality":[{"task":"chat","score":{{random.Next(100, 900) / 10m}},"standardError":1,"mode":"standard","source":"own"}],
                "latency":[{"mode":"standard","tier":"standard","host":"bedrock","ttftSeconds":{"p50":{{random.Next(10, 300) / 100m}}},"outputTokensPerSecond":{"p50":{{random.Next(20, 300)}}},"source":"own"}]}
                """);
        }

        return ModelCatalog.FromLayers(CatalogLayer.Parse("synthetic", json.Append("]}").ToString()));
    }

    public static void Agree<T>(T fast, T naive, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(fast, naive))
        {
            throw new InvalidOperationException($"{what}: the fast version says {fast}, the naive one {naive}.");
        }
    }

    public static ImmutableArray<CallTarget> Targets(ModelCatalog catalog) =>
    [
        .. catalog.Models.SelectMany(static model => model.Offers)
            .Where(static offer => offer.Inference == InferenceType.OnDemand && offer.Listed && offer.Covers(Region, Date))
            .Select(static offer => offer.CallId).Distinct().Select(id => catalog.Resolve(ModelReference.Parse(id), Region)),
    ];
}
