using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Import;

namespace BedrockSelector.Tests.Knowledge.Import;

public class CatalogDiffTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);
    private static readonly ModelCatalog Embedded = ModelCatalog.LoadEmbedded();

    [Test]
    public void Compare_CatalogWithItself_IsEmpty() => Assert.That(CatalogDiff.Compare(Embedded, Embedded, Day).IsEmpty, Is.True);

    [Test]
    public void Compare_OtherWayRound_TurnsEveryListRound()
    {
        var after = ModelCatalog.LoadEmbedded(CatalogLayer.Parse("later", """
            {
              "schemaVersion": 1,
              "sources": [ { "key": "mine", "title": "Mine", "asOf": "2026-11-22", "kind": "caller" } ],
              "models": [
                { "id": "amazon.nova-lite-v1:0", "lifecycle": { "endOfLifeOn": "2026-11-01", "source": "mine" },
                  "rates": [ { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": 0.08 }, "source": "mine" },
                             { "tier": "flex", "scopes": ["in-region"], "regions": ["eu-west-2"], "meters": { "input-tokens": 0.03 }, "source": "mine" } ] },
                { "id": "acme.new-v1", "name": "New", "provider": "Acme" }
              ]
            }
            """));

        var there = CatalogDiff.Compare(Embedded, after, Day);
        var back = CatalogDiff.Compare(after, Embedded, Day);

        // 0.06 to 0.08 is a third more; back it is a quarter less.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(there.PriceMoves.Single(), Has.Property(nameof(PriceMove.Percent)).EqualTo(33.33m));
            Assert.That(back.PriceMoves.Single(), Has.Property(nameof(PriceMove.Percent)).EqualTo(-25m));
            Assert.That(there.NewPrices.Select(static move => move.NewUsd), Is.EqualTo(new decimal?[] { 0.03m }));
            Assert.That(back.RemovedPrices.Select(static move => move.OldUsd), Is.EqualTo(new decimal?[] { 0.03m }));
            Assert.That(there.NewModels.Single().ModelId.Value, Is.EqualTo("acme.new-v1"));
            Assert.That(back.RemovedModels.Single().ModelId.Value, Is.EqualTo("acme.new-v1"));
            Assert.That(there.Lifecycle.Single().NewStatus, Is.EqualTo(LifecycleStatus.Ended));
            Assert.That(back.Lifecycle.Single().OldStatus, Is.EqualTo(LifecycleStatus.Ended));
        }
    }

    [Test]
    public void Compare_RateOfALaterDay_DoesNotCountYet()
    {
        var after = ModelCatalog.LoadEmbedded(CatalogLayer.Parse("later", """
            {
              "schemaVersion": 1,
              "sources": [ { "key": "mine", "title": "Mine", "asOf": "2026-11-22", "kind": "caller" } ],
              "models": [ { "id": "amazon.nova-lite-v1:0",
                "rates": [ { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": 0.08 }, "validFrom": "2026-12-01", "source": "mine" } ] } ]
            }
            """));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(CatalogDiff.Compare(Embedded, after, Day).IsEmpty, Is.True);
            Assert.That(CatalogDiff.Compare(Embedded, after, new(2026, 12, 1)).PriceMoves, Has.Length.EqualTo(1));
        }
    }
}
