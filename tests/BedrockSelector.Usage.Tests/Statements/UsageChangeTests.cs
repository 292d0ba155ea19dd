using System.Globalization;
using System.Text;
using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Statements;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Statements;

public sealed class UsageChangeTests
{
    private static readonly string[] Models = ["amazon.nova-pro-v1:0", "amazon.nova-lite-v1:0", "us.anthropic.claude-sonnet-4-6", "us.amazon.nova-micro-v1:0"];
    private static readonly LoggedUsagePricer Pricer = new(new KnowledgeSnapshot(ModelCatalog.LoadEmbedded()));
    private static readonly UsageQuestion Question = new() { Region = new("us-east-1") };

    [Test]
    public void Change_AnyTwoTimes_PartsAddUpExactly()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), static seed =>
        {
            var random = new Random(seed);
            var change = Pricer.Change(Read(Calls(random)), Read(Calls(random)), Question);
            return change.Parts.TotalUsd == change.ChangeUsd
                && change.Models.All(static model => model.Parts.TotalUsd == model.AfterUsd - model.BeforeUsd)
                && change.Models.Sum(static model => model.AfterUsd) == change.AfterUsd;
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Change_TwiceTheCalls_IsVolumeAlone()
    {
        Call[] before = [new(0, 1_000, 500, 0, 0)];

        var parts = Pricer.Change(Read(before), Read([.. before, .. before]), Question).Parts;

        // 1,000 × 0.8 + 500 × 3.2 a million = 0.0024 once more.
        Assert.That(parts, Is.EqualTo(new ChangeParts { VolumeUsd = 0.0024m }));
    }

    [Test]
    public void Change_MoreTokensFromTheCache_IsCacheShareAlone()
    {
        var parts = Pricer.Change(Read([new(0, 1_000, 0, 1_000, 0)]), Read([new(0, 500, 0, 1_500, 0)]), Question).Parts;

        // 500 tokens at 0.2 instead of 0.8 a million.
        Assert.That(parts, Is.EqualTo(new ChangeParts { CacheShareUsd = -0.0003m }));
    }

    [Test]
    public void Change_LongerAnswers_AreTokensACall()
    {
        var parts = Pricer.Change(Read([new(0, 1_000, 500, 0, 0)]), Read([new(0, 1_000, 750, 0, 0)]), Question).Parts;

        // 250 × 3.2 a million.
        Assert.That(parts, Is.EqualTo(new ChangeParts { TokensPerCallUsd = 0.0008m }));
    }

    [Test]
    public void Change_OtherModel_IsMix()
    {
        var parts = Pricer.Change(Read([new(0, 1_000_000, 0, 0, 0)]), Read([new(1, 1_000_000, 0, 0, 0)]), Question).Parts;

        // 0.06 instead of 0.8.
        Assert.That(parts, Is.EqualTo(new ChangeParts { MixUsd = -0.74m }));
    }

    [Test]
    public void Forecast_TenEqualDays_CarriesThemToTheEndOfTheMonth()
    {
        var reader = new InvocationLogReader();
        for (var day = 1; day <= 10; day++)
        {
            Add(reader, [new(0, 1_000_000, 0, 0, 0)], $"2026-11-{day:00}T00:00:00Z");
            Add(reader, [new(0, 1_000_000, 0, 0, 0)], $"2026-11-{day:00}T23:00:00Z");
        }

        var found = Pricer.Forecast(reader.Usage(), Question, 40m)!;

        using (Assert.EnterMultipleScope())
        {
            // Two times 0.8 a day: 16 so far, 20 days to come, 48 in all.
            Assert.That((found.SpentUsd, found.DaysLeft, found.HistoryDays, found.ForecastUsd), Is.EqualTo((16m, 20m, 10, 48m)));
            Assert.That((found.LowUsd, found.HighUsd, found.WithinBudget), Is.EqualTo((48m, 48m, (bool?)false)));
        }
    }

    private static Call[] Calls(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(30)).Select(_ => new Call(random.Next(Models.Length), random.Next(5_000), random.Next(5_000), random.Next(5_000), random.Next(5_000))),
    ];

    private static UsageReport Read(IEnumerable<Call> calls)
    {
        var reader = new InvocationLogReader();
        Add(reader, calls, "2026-10-10T10:00:00Z");
        return reader.Usage();
    }

    private static void Add(InvocationLogReader reader, IEnumerable<Call> calls, string time)
    {
        var text = new StringBuilder();
        foreach (var call in calls)
        {
            text.Append(CultureInfo.InvariantCulture, $"{{\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"{time}\",\"region\":\"us-east-1\",\"modelId\":\"{Models[call.Model]}\",")
                .Append(CultureInfo.InvariantCulture, $"\"input\":{{\"inputTokenCount\":{call.Input},\"cacheReadInputTokenCount\":{call.Read},\"cacheWriteInputTokenCount\":{call.Written}}},")
                .Append(CultureInfo.InvariantCulture, $"\"output\":{{\"outputTokenCount\":{call.Output}}}}}\n");
        }

        reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), "log");
    }

    private sealed record Call(int Model, int Input, int Output, int Read, int Written);
}
