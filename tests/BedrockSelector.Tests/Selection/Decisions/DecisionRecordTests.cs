using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Selection.Decisions;

namespace BedrockSelector.Tests.Selection.Decisions;

public class DecisionRecordTests
{
    [Test]
    public void Replay_NothingChanged_HasTheSameWinnerAndNoChange()
    {
        var record = Read(DecisionRecord.Of(SmallCatalog.Selector().Select(SmallCatalog.Request)));

        var replay = record.Replay(SmallCatalog.Selector());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replay.SameWinner, Is.True);
            Assert.That(replay.Changes, Is.Empty);
            Assert.That(replay.After, Is.EqualTo(record.Winner));
        }
    }

    [Test]
    public void Replay_PriceOfTheWinnerRose_NamesItAndTheNewWinner()
    {
        var record = Read(DecisionRecord.Of(SmallCatalog.Selector().Select(SmallCatalog.Request)));
        var dearer = CatalogLayer.Parse("dearer", $$"""
            { "schemaVersion": 1, "models": [ { "id": "{{record.Winner!.ModelId}}", "rates": [
              { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": 300, "output-tokens": 1500 }, "source": "prices-2026-01-15" } ] } ] }
            """);

        var replay = record.Replay(SmallCatalog.Selector(dearer));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replay.SameWinner, Is.False);
            Assert.That(replay.After!.ModelId, Is.Not.EqualTo(record.Winner.ModelId));

            // 1000 × 300 / 1e6 + 500 × 1500 / 1e6 = 0.3 + 0.75
            Assert.That(replay.Changes.Single().After, Is.EqualTo("1.05"));
            Assert.That(replay.Changes.Single().Input, Is.EqualTo(DecisionInput.Cost));
        }
    }

    [Test]
    public void Replay_QualityMeasuredAnew_NamesIt()
    {
        var record = DecisionRecord.Of(SmallCatalog.Selector().Select(SmallCatalog.Request));
        var better = CatalogLayer.Parse("better", """
            { "schemaVersion": 1, "models": [ { "id": "other.small-v1:0", "quality": [
              { "task": "chat", "score": 90, "standardError": 1, "mode": "standard", "benchmarks": [], "source": "tests-2026-01-20" } ] } ] }
            """);

        var replay = record.Replay(SmallCatalog.Selector(better));

        Assert.That(replay.Changes.Select(c => c.ToString()), Is.EqualTo(["quality of other.small-v1:0: 40 before, 90 now"]));
    }

    [Test]
    public void Replay_ConstraintThatNowBites_SaysWhoLeft()
    {
        var record = DecisionRecord.Of(SmallCatalog.Selector().Select(SmallCatalog.Request with { MinQuality = 50 }));
        var worse = CatalogLayer.Parse("worse", """
            { "schemaVersion": 1, "models": [ { "id": "maker.middle-v1:0", "quality": [
              { "task": "chat", "score": 45, "standardError": 1, "mode": "standard", "benchmarks": [], "source": "tests-2026-01-20" } ] } ] }
            """);

        var replay = record.Replay(SmallCatalog.Selector(worse));

        Assert.That(replay.Changes.Select(c => (c.Input, c.CallId, c.After)), Is.EqualTo(
            [(DecisionInput.CandidateGone, "maker.middle-v1:0", "Middle scores 45 at chat, 5 below the floor of 50.")]));
    }

    [Test]
    public void Parse_WhatToJsonWrote_IsTheSameRecord()
    {
        var record = DecisionRecord.Of(SmallCatalog.Selector().Select(SmallCatalog.Request with
        {
            MinQuality = 12.5,
            MaxCostUsd = 0.123456789012345678m,
            Exclude = [new("other.small-v1:0")],
            SupportedUntil = new(2027, 1, 1),
        }));

        Assert.That(Read(record).ToJson(), Is.EqualTo(record.ToJson()));
    }

    [Test]
    public void Of_NothingQualifies_IsRecordedToo()
    {
        var record = Read(DecisionRecord.Of(SmallCatalog.Selector().Select(SmallCatalog.Request with { MinQuality = 99 })));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.Winner, Is.Null);
            Assert.That(record.Replay(SmallCatalog.Selector()).SameWinner, Is.True);
        }
    }

    [Test]
    public void Parse_AnotherVersion_IsRefused()
    {
        var json = DecisionRecord.Of(SmallCatalog.Selector().Select(SmallCatalog.Request)).ToJson().Replace("\"schemaVersion\": 1", "\"schemaVersion\": 2", StringComparison.Ordinal);

        Assert.That(() => DecisionRecord.Parse(json), Throws.InstanceOf<FormatException>().With.Message.EqualTo("The decision is of version 2; this library reads 1."));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("{\"schemaVersion\":1,\"catalogVersion\":\"x\",\"asOf\":\"2026-01-01\",\"request\":{},\"dropped\":[],\"candidates\":[]}")]
    public void Parse_SomethingElse_IsRefused(string json) => Assert.That(() => DecisionRecord.Parse(json), Throws.InstanceOf<FormatException>());

    private static DecisionRecord Read(DecisionRecord record) => DecisionRecord.Parse(record.ToJson());
}
