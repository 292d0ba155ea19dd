using System.Globalization;
using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Tests.Selection.Columns;

/// <summary>Catalogs of hundreds of offers in one region, with free and missing prices, long-context steps and gaps in the evidence: more candidates than share one look at a bound.</summary>
internal static class MadeUpOffers
{
    private const int OffersEach = 10;

    public static ModelCatalog Catalog(int models, int seed)
    {
        var random = new Random(seed);
        var json = new StringBuilder("""
            {"schemaVersion":1,"version":"2026-11-22","sources":[{"key":"own","title":"Made up","asOf":"2026-01-01","kind":"caller"}],
            "regions":[{"id":"us-east-1","name":"US East (N. Virginia)","geography":"us"}],
            "meters":[{"id":"input-tokens","unit":"token","per":1000000,"kind":"inference","description":"in"},
            {"id":"output-tokens","unit":"token","per":1000000,"kind":"inference","description":"out"},
            {"id":"cache-read-tokens","unit":"token","per":1000000,"kind":"inference","description":"read"}],
            "firstTokenGrowth":[
            {"models":"","referenceInputTokens":1000,"sharePerThousandTokens":0.02,"mostSeconds":2,"errorFactor":3,"reason":"Made up.","source":"own"},
            {"models":"made.model-00","referenceInputTokens":0,"sharePerThousandTokens":0.5,"mostSeconds":1,"errorFactor":3,"reason":"Made up.","source":"own"}],
            "models":[
            """);
        for (var model = 0; model < models; model++)
        {
            var offers = Enumerable.Range(0, OffersEach).Select(offer => FormattableString.Invariant(
                $$"""{"inference":"on-demand","endpoint":"runtime","scope":"geo","profile":"p{{offer}}","regions":["us-east-1"],"source":"own"}"""));
            var rates = Enumerable.Range(0, OffersEach).SelectMany(offer => Rates(random, offer));
            json.Append(model == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""
                {"id":"made.model-{{model:000}}","name":"Model {{model}}","provider":"Made","input":["text"],"output":["text"],
                "limits":{"contextWindow":{{random.Next(4, 1_000)}}000,"maxOutputTokens":{{random.Next(1, 30)}}000},
                "offers":[{{string.Join(',', offers)}}],"rates":[{{string.Join(',', rates)}}],"quality":[{{Quality(random)}}],"latency":[{{Latency(random)}}]}
                """);
        }

        return ModelCatalog.FromLayers(CatalogLayer.Parse("made-up", json.Append("]}").ToString()));
    }

    public static SelectionRequest Request(Random random)
    {
        var weights = new[] { random.Next(3), random.Next(3), random.Next(3) };
        return new()
        {
            Usage = Usage(random),
            Region = new("us-east-1"),
            Scopes = [CallScope.Geo],
            Endpoints = [ModelEndpoint.Runtime],
            Tiers = [PricingTier.Standard],
            Task = random.Next(10) == 0 ? TaskClass.Coding : TaskClass.Chat,
            Weights = weights.Sum() == 0 ? SelectionWeights.Balanced : new(weights[0], weights[1], weights[2]),
            MinQuality = random.Next(6) == 0 ? random.Next(90) : null,
            MaxCostUsd = random.Next(4) == 0 ? random.Next(1, 5_000) / 100_000m : null,
            MaxLatencySeconds = random.Next(6) == 0 ? random.Next(1, 300) / 10d : null,
            MissingEvidence = random.Next(2) == 0 ? MissingEvidence.Reject : MissingEvidence.Allow,
            AsOf = new(2026, 11, 22),
        };
    }

    // From one token to hundreds of thousands, and not always of the same meters.
    public static Usage Usage(Random random)
    {
        var entries = new List<UsageEntry>();
        foreach (var meter in new[] { Meter.InputTokens, Meter.OutputTokens, Meter.CacheReadTokens })
        {
            if (random.Next(meter == Meter.CacheReadTokens ? 3 : 12) is not 0 ^ meter == Meter.CacheReadTokens)
            {
                entries.Add(new(meter, random.Next(15) == 0 ? 0m : Math.Round((decimal)Math.Pow(10, random.NextDouble() * (meter == Meter.OutputTokens ? 4.3 : 5.6)), random.Next(2))));
            }
        }

        return BedrockSelector.Quantities.Usage.Of(entries.Count == 0 ? [new(Meter.InputTokens, 1m)] : [.. entries]);
    }

    private static IEnumerable<string> Rates(Random random, int offer)
    {
        string Rate(decimal factor, string more)
        {
            string Price(string meter, int most, int missing) => random.Next(missing) == 0 ? "" : FormattableString.Invariant(
                $"\"{meter}\":{(random.Next(40) == 0 ? 0m : factor * random.Next(1, most) / 1000m)}");
            var meters = new[] { Price("input-tokens", 15_000, 30), Price("output-tokens", 75_000, 30), Price("cache-read-tokens", 2_000, 3) }.Where(price => price.Length > 0);
            return $$"""{"tier":"standard","scopes":["geo"],"profile":"p{{offer}}","regions":["us-east-1"],"meters":{{{string.Join(',', meters)}}}{{more}},"source":"own"}""";
        }

        yield return Rate(1m, "");
        if (random.Next(5) == 0)
        {
            yield return Rate(random.Next(1, 40) / 10m, FormattableString.Invariant($",\"contextAbove\":{random.Next(1, 4) * 50_000}"));
        }
    }

    private static string Quality(Random random) => random.Next(10) == 0 ? "" : FormattableString.Invariant(
        $$"""{"task":"chat","score":{{random.Next(100, 900) / 10m}},"standardError":1,"mode":"standard","source":"own"}""");

    private static string Latency(Random random)
    {
        var speed = random.Next(15) == 0 ? "" : FormattableString.Invariant($"\"p50\":{random.Next(20, 300)}");
        var prompt = random.Next(3) == 0 ? "" : FormattableString.Invariant($"\"inputTokens\":{random.Next(5_000)},");
        var first = random.Next(20) == 0 ? 0.00005m : random.Next(1, 300) / 100m;
        var region = random.Next(3) == 0 ? "" : ",{" + Of(first * 2) + ",\"region\":\"us-east-1\"}";
        return random.Next(10) == 0 ? "" : "{" + Of(first) + "}" + region;

        string Of(decimal seconds) => FormattableString.Invariant(
            $$"""
            "mode":"standard","tier":"standard","host":"bedrock",{{prompt}}"ttftSeconds":{"p50":{{seconds}}},"outputTokensPerSecond":{{{speed}}},"source":"own"
            """);
    }
}
