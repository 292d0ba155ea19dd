using System.Text.Json;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

public sealed class SelectTests
{
    private const string Base = "select --usage input-tokens=1500,output-tokens=400 --input text,image --task chat --format json";

    [Test]
    public void Select_Json_HasTheFieldsOfTheContract()
    {
        var json = Tool.Line(Base).Json;
        var first = json.GetProperty("ranked")[0];
        var rejected = json.GetProperty("rejected")[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Names(json), Is.SupersetOf(new[] { "catalogVersion", "asOf", "ranked", "rejected" }));
            Assert.That(Names(first), Is.SupersetOf(new[] { "rank", "modelId", "callId", "scope", "tier", "endpoint", "score", "quality", "latencySeconds", "costUsd", "onFrontier", "contributions" }));
            Assert.That(Names(first.GetProperty("quality")), Is.SupersetOf(new[] { "value", "standardError" }));
            Assert.That(Names(first.GetProperty("contributions")), Is.EqualTo(new[] { "quality", "latency", "cost" }));
            Assert.That(Names(rejected), Is.EqualTo(new[] { "modelId", "callId", "code", "value", "limit", "message" }));
            Assert.That(json.GetProperty("rejected").EnumerateArray(), Has.All.Matches<JsonElement>(static one => one.GetProperty("message").GetString()!.Length > 0 && one.GetProperty("code").GetString()!.Length > 0));
        }
    }

    [Test]
    public void Select_Ranked_AreInOrderOfScore()
    {
        var ranked = Ranked(Base);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ranked.Select(static one => one.GetProperty("rank").GetInt32()), Is.EqualTo(Enumerable.Range(1, ranked.Length)));
            Assert.That(ranked.Select(static one => one.GetProperty("score").GetDouble()), Is.Ordered.Descending);
            Assert.That(ranked.Select(static one => one.GetProperty("scope").GetString()), Has.None.EqualTo("global"));
        }
    }

    [Test]
    public void Select_Scopes_DefaultKeepsDataInTheGeography()
    {
        var given = Tool.Line(Base + " --scopes in-region,geo").Out;
        var global = Ranked(Base + " --scopes global");

        Assert.That(given, Is.EqualTo(Tool.Line(Base).Out));
        Assert.That(global, Is.Not.Empty.And.All.Matches<JsonElement>(static one => one.GetProperty("scope").ValueEquals("global")));
    }

    [Test]
    public void Select_CostEstimate_AgreesWithEstimate()
    {
        var first = Ranked(Base).First(static one => one.GetProperty("endpoint").ValueEquals("runtime") && one.GetProperty("tier").ValueEquals("standard"));
        var reasoning = first.TryGetProperty("reasoningTokens", out var tokens) ? $",reasoning-tokens={tokens.GetProperty("expected").GetRawText()}" : "";
        var estimate = Tool.Line($"estimate {first.GetProperty("callId").GetString()} --usage input-tokens=1500,output-tokens=400{reasoning} --format json").Json;

        Assert.That(estimate.GetProperty("totalUsd").GetRawText(), Is.EqualTo(first.GetProperty("costUsd").GetRawText()));
    }

    [Test]
    public void Select_Limits_Hold()
    {
        var ranked = Ranked(Base + " --min-quality 60 --max-cost 0.01 --max-latency 8");

        Assert.That(ranked, Is.Not.Empty.And.All.Matches<JsonElement>(static one =>
            one.GetProperty("quality").GetProperty("value").GetDouble() >= 60 && one.GetProperty("costUsd").GetDecimal() <= 0.01m && one.GetProperty("latencySeconds").GetDouble() <= 8));
    }

    [Test]
    public void Select_ScaledWeights_ChangeNothing()
    {
        string[] Order(string weights) => [.. Ranked($"{Base} --weights {weights}").Select(static one => one.GetProperty("callId").GetString()!)];

        Assert.That(Order("quality=5,latency=2,cost=3"), Is.EqualTo(Order("quality=50,latency=20,cost=30")).And.Not.EqualTo(Order("cost=1")));
    }

    [Test]
    public void Select_ExcludingALoser_KeepsTheOrderOfTheOthers()
    {
        var all = Ranked(Base);
        var loser = all[^1].GetProperty("modelId").GetString()!;
        var without = Ranked($"{Base} --exclude {loser}");

        Assert.That(without.Select(Key), Is.EqualTo(all.Where(one => !one.GetProperty("modelId").ValueEquals(loser)).Select(Key)));
    }

    [Test]
    public void Select_Cheapest_CostAlone_IsFirst()
    {
        var costs = Ranked(Base + " --weights cost=1").Select(static one => one.GetProperty("costUsd").GetDecimal()).ToArray();

        Assert.That(costs, Is.Ordered);
    }

    [Test]
    public void Select_NothingQualifies_SaysWhyAndExits3()
    {
        var run = Tool.Line(Base + " --min-quality 100");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(run.Err, Does.StartWith("no: nothing qualifies: "));
            Assert.That(run.Json.GetProperty("ranked").GetArrayLength(), Is.Zero);
            Assert.That(run.Json.GetProperty("rejected").GetArrayLength(), Is.GreaterThan(100));
        }
    }

    [Test]
    public void Select_Top_CutsTheRankingAndNothingElse()
    {
        var all = Tool.Line(Base).Json;
        var top = Tool.Line(Base + " --top 3").Json;

        Assert.That(top.GetProperty("ranked").GetArrayLength(), Is.EqualTo(3));
        Assert.That(top.GetProperty("rejected").GetRawText(), Is.EqualTo(all.GetProperty("rejected").GetRawText()));
    }

    [Test]
    public void Select_VideoModels_DropTheCriterionThatNobodyHasEvidenceFor()
    {
        var run = Tool.Line("select --usage video-seconds=6 --output video --region us-west-2 --format json");

        Assert.That(run.ExitCode, Is.Zero, run.Err);
        Assert.That(run.Json.GetProperty("ranked")[0].GetProperty("modelId").GetString(), Is.EqualTo("luma.ray-v2:0"));
        Assert.That(run.Json.GetProperty("dropped").EnumerateArray().Select(static one => one.GetString()), Does.Contain("quality"));
    }

    [Test]
    public void Select_EndedModels_AreRejectedUnlessTheDayMoves()
    {
        static bool RanksReel(string date) => Tool.Line($"select --usage video-seconds=6 --output video --as-of {date} --missing-evidence allow --format json").Json
            .GetProperty("ranked").EnumerateArray().Any(static one => one.GetProperty("modelId").ValueEquals("amazon.nova-reel-v1:1"));

        Assert.That((RanksReel("2026-09-29"), RanksReel("2026-09-30")), Is.EqualTo((true, false)));
    }

    private static JsonElement[] Ranked(string line)
    {
        var run = Tool.Line(line);
        Assert.That(run.ExitCode, Is.Zero, run.Err);
        return [.. run.Json.GetProperty("ranked").EnumerateArray()];
    }

    private static string Key(JsonElement one) => $"{one.GetProperty("callId").GetString()} {one.GetProperty("scope").GetString()} {one.GetProperty("endpoint").GetString()}";

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(static member => member.Name);
}
