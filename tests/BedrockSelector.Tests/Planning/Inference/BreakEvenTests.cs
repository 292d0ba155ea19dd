using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Planning.Inference;

public sealed class BreakEvenTests
{
    [Test]
    public void Of_NovaTwoLiteAgainstAUnit_IsNearSevenHundredTwentyThousandTokensAMinute()
    {
        // 60.50 USD an hour against 0.30 and 2.50 USD per million, equal parts: a token costs 1.40 / 1,000,000 USD;
        // 60.50 / (60 × 0.0000014) = 720,238.095… tokens a minute.
        var report = BreakEven.Of(
            new(1m, 1m), 1m, new() { Input = UnitPrice.Of(0.30m, 1_000_000), Output = UnitPrice.Of(2.50m, 1_000_000) }, [new(CommitmentTerm.None, 60.50m)], null, 744m)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.AgainstOnDemand, Has.Length.EqualTo(1));
            Assert.That(report.AgainstOnDemand[0].TokensPerMinute, Is.EqualTo(720_238.095238m).Within(0.000001m));
            Assert.That(report.AgainstOnDemand[0].Reachable, Is.Null);
            Assert.That(report.AgainstOnDemand[0].MonthlyUsd, Is.EqualTo(45_012m));
        }
    }

    [Test]
    public void Of_KnownCapacity_LeadChangesUntilUnitsAlwaysLead()
    {
        // On demand a token costs 0.001 USD: a unit of 100 tokens a minute saves 6 USD an hour when full and costs 4.
        // One unit leads from 66.67 to 100; two from 133.33 to 200; three would lead from 200, where two end: no change.
        var report = BreakEven.Of(new(1m, 0m), 1m, new() { Input = UnitPrice.Of(0.001m), Output = UnitPrice.Of(0m) }, [new(CommitmentTerm.None, 4m)], new ModelUnitCapacity(100m, 0m), 10m)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.AgainstOnDemand.Select(point => point.Units), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(report.AgainstOnDemand[0].TokensPerMinute, Is.EqualTo(66.666667m).Within(0.000001m));
            Assert.That(report.AgainstOnDemand[1].TokensPerMinute, Is.EqualTo(133.333333m).Within(0.000001m));
            Assert.That(report.AgainstOnDemand.Select(point => point.Reachable), Is.All.True);
        }
    }

    [Test]
    public void Of_UnitTooSmallToPay_SaysOutOfReach()
    {
        var report = BreakEven.Of(new(1m, 0m), 1m, new() { Input = UnitPrice.Of(0.001m), Output = UnitPrice.Of(0m) }, [new(CommitmentTerm.None, 7m)], new ModelUnitCapacity(100m, 0m), 10m)!;

        Assert.That(report.AgainstOnDemand.Single().Reachable, Is.False);
    }

    [Test]
    public void Of_TwoTerms_FindsHoursOfUse()
    {
        // A month of 10 hours at 3 USD costs 30: as much as 7.5 hours at 4 USD.
        var report = BreakEven.Of(new(1m, 0m), 1m, null, [new(CommitmentTerm.None, 4m), new(CommitmentTerm.OneMonth, 3m)], null, 10m)!;

        Assert.That(report.BetweenTerms, Is.EqualTo(new[] { new TermBreakEven(CommitmentTerm.None, CommitmentTerm.OneMonth, 7.5m, true) }));
    }

    [Test]
    public void Of_Series_RisesWithVolumeOnDemand()
    {
        var report = BreakEven.Of(new(1m, 0m), 1m, new() { Input = UnitPrice.Of(0.001m), Output = UnitPrice.Of(0m) }, [new(CommitmentTerm.None, 4m)], new ModelUnitCapacity(100m, 0m), 10m)!;
        var onDemand = report.Series.Where(point => point.Term is null).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(onDemand[0].MonthlyUsd, Is.Zero);

            // 300 tokens a minute × 60 × 10 hours × 0.001 USD.
            Assert.That(onDemand[^1], Is.EqualTo(new BreakEvenCost(300m, null, 0, 180m)));
            Assert.That(report.Series.Last(point => point.Term is not null), Is.EqualTo(new BreakEvenCost(300m, CommitmentTerm.None, 3, 120m)));
        }
    }

    [Test]
    public void Of_NoTokens_IsNull() => Assert.That(BreakEven.Of(default, 1m, null, [new(CommitmentTerm.None, 4m)], null, 10m), Is.Null);
}
