using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Planning.Inference;

public sealed class InferencePlannerTests
{
    private static readonly ModelCatalog Catalog = ModelCatalog.LoadEmbedded();
    private static readonly DateOnly Day = new(2026, 11, 22);
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Plan_UnknownUnitCapacity_TotalsOnDemandAndNamesWhatIsUndecided()
    {
        // Nova 2 Lite by us.: 20,000 × 0.33 + 4,000 × 2.75 per million = 0.0176 USD a minute; 744 × 60 minutes = 785.664 USD.
        var phase = Plan("us.amazon.nova-2-lite-v1:0", DemandSeries.Constant(20_000m, 4_000m, 744, Start));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(phase.TotalUsd, Is.EqualTo(785.664m));
            Assert.That(phase.LowerBoundUsd, Is.EqualTo(phase.TotalUsd));
            Assert.That(phase.Billing, Is.EqualTo("metered"));
            Assert.That(phase.Undecided, Does.StartWith("Provisioned throughput").And.Contain("none can win"));
            Assert.That(phase.Infeasible, Is.Null);
        }
    }

    [Test]
    public void Plan_LoadThatAUnitCouldPayFor_SaysFromWhichCapacityOn()
    {
        // On demand costs 17.60 USD a minute of 20 and 4 million tokens, 1,056 an hour; a month's unit at 55 an hour wins from 55 / 1,056 of it on:
        // 20,000,000 × 55 / 1,056 = 1,041,666.7 input and 208,333.3 output tokens a minute.
        var phase = Plan("us.amazon.nova-2-lite-v1:0", DemandSeries.Constant(20_000_000m, 4_000_000m, 744, Start));

        Assert.That(phase.Undecided, Does.Contain("1,041,667 input and 208,334 output tokens a minute").And.Contain("1-month"));
    }

    [Test]
    public void Plan_ThrottlingWithoutAPrice_RefusesNothing()
    {
        // Llama 3.1 8B units cost 24 USD an hour without commitment: 10 hours = 240 USD.
        var phase = Plan(
            "meta.llama3-1-8b-instruct-v1:0", DemandSeries.Constant(20_000m, 4_000m, 10, Start), "us-west-2",
            request => request with { Overflow = OverflowPolicy.ThrottleUnpriced, UnitCapacity = new(60_000m, 12_000m) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(phase.TotalUsd, Is.EqualTo(240m));
            Assert.That(phase.ThrottledTokens, Is.Zero);
            Assert.That(phase.Undecided, Does.Contain("How much to refuse"));
        }
    }

    [Test]
    public void Plan_NothingCanServe_IsInfeasibleNamingTheHour()
    {
        var phase = Plan(
            "meta.llama3-1-8b-instruct-v1:0", new([default, new(6_000_000m, 0m)], Start), "us-west-2",
            request => request with { Overflow = OverflowPolicy.Forbid, UnitCapacity = new(60_000m, 12_000m), MaxUnits = 1 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(phase.TotalUsd, Is.Null);
            Assert.That(phase.Infeasible, Does.StartWith("Hour 1 needs 2 units, only 1"));
            Assert.That(phase.Undecided, Is.Null);
        }
    }

    [Test]
    public void Plan_RequestsAMinuteBreak_NamesThatQuota()
    {
        var phase = Plan(
            "amazon.nova-lite-v1:0", DemandSeries.Constant(50_000m, 2_000m, 24, Start),
            change: request => request with { PeakRequestsPerMinute = 2_500m, MaxTokens = 200m });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(phase.Quota.Breaks.Select(one => (one.Quota, one.Value, one.Limit)), Is.EqualTo(new[] { ("requests-per-minute", 2_500m, 2_000L) }));
            var finding = phase.Findings.Single(one => one.Code == "quota-exceeded");
            Assert.That(finding.Severity, Is.EqualTo(FindingSeverity.Warning));
            Assert.That(finding.Message, Does.Contain("Requests a minute").And.Contain("2,500 of 2,000"));
        }
    }

    [Test]
    public void Plan_QuotaKept_BuysUnitsForTheRestAndSaysWhatMoreQuotaSaves()
    {
        // Nova Pro allows 1,000,000 tokens a minute in the region; the hour of 2,000,000 may send half of its traffic on demand. Four units carry
        // all, so two are held.
        var layer = CatalogLayer.Parse("units.json", """
            {"schemaVersion":1,"version":"t","sources":[{"key":"t","title":"test","asOf":"2026-11-22","kind":"caller"}],
             "models":[{"id":"amazon.nova-pro-v1:0","rates":[{"tier":"provisioned","scopes":["in-region"],"regions":["us-east-1"],"term":"none","meters":{"model-unit-hours":10000},"source":"t"}]}]}
            """u8.ToArray());
        var request = new InferenceRequest
        {
            Model = ModelReference.Parse("amazon.nova-pro-v1:0"),
            Region = new("us-east-1"),
            Scenarios = [new(new([new(120_000_000m, 0m)], Start))],
            UnitCapacity = new(500_000m, 100_000m),
            KeepQuotas = true,
            AsOf = Day,
        };

        var phase = new InferencePlanner(new KnowledgeSnapshot(ModelCatalog.LoadEmbedded(layer))).Plan(request);

        using (Assert.EnterMultipleScope())
        {
            // 120 million tokens on demand cost 96 USD. Two units at 10,000 USD leave half of it: 20,048 USD, 19,952 more.
            Assert.That(phase.TotalUsd, Is.EqualTo(20_048m));
            Assert.That(phase.GapUsd, Is.Zero);
            Assert.That(phase.Quota.Fits, Is.True);
            Assert.That(phase.Findings.Single(static one => one.Code == "quota-costs").Message, Does.Contain("19952 USD more"));
        }
    }

    [Test]
    public void Plan_QuotaKeptWithoutUnits_IsInfeasible()
    {
        var phase = Plan(
            "amazon.nova-pro-v1:0", new([default, new(120_000_000m, 0m)], Start), change: request => request with { KeepQuotas = true });

        Assert.That(phase.Infeasible, Does.StartWith("Hour 1 may send 50"));
    }

    [Test]
    public void Plan_UnitsCarryTheDemand_LeavesNothingForTheQuota()
    {
        // One unit that costs less than on demand carries all: no request goes on demand.
        var phase = Plan(
            "us.amazon.nova-2-lite-v1:0", DemandSeries.Constant(20_000_000m, 4_000_000m, 744, Start),
            change: request => request with { UnitCapacity = new(20_000_000m, 4_000_000m), PeakRequestsPerMinute = 9_000m });

        using (Assert.EnterMultipleScope())
        {
            // A month's unit: 744 × 55 USD.
            Assert.That(phase.TotalUsd, Is.EqualTo(40_920m));
            Assert.That(phase.Billing, Is.EqualTo("provisioned"));
            Assert.That(phase.Quota.PeakTokensPerMinute, Is.Zero);
            Assert.That(phase.Quota.PeakRequestsPerMinute, Is.Zero);
            Assert.That(phase.Quota.Fits, Is.True);
        }
    }

    [Test]
    public void Plan_ModelThatEndsInTheHorizon_ServesUntilThen()
    {
        // Claude Opus 4.1 ends on 2027-01-08: 47 days, 1,128 hours from 2026-11-22 on.
        var phase = Plan("us.anthropic.claude-opus-4-1-20250805-v1:0", DemandSeries.Constant(1_000m, 100m, 2_000, Start));

        // 1,000 × 15 + 100 × 75 USD per million and minute = 0.0225; × 60 × 1,128 = 1,522.80 USD.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(phase.Ends!.On, Is.EqualTo(new DateOnly(2027, 1, 8)));
            Assert.That((phase.Ends.ServedHours, phase.Ends.HoursAfter), Is.EqualTo((1_128, 872)));
            Assert.That(phase.TotalUsd, Is.EqualTo(1_522.80m));
            Assert.That(phase.Undecided, Does.Contain("2027-01-08"));
            Assert.That(phase.Findings.Select(static one => one.Code), Does.Contain("model-ends"));
        }
    }

    [Test]
    public void Plan_ReplacementNamed_TakesOverAtTheEnd()
    {
        // Nova 2 Lite by us.: 1,000 × 0.33 + 100 × 2.75 per million and minute = 0.000605; × 60 × 872 = 31.6536 USD.
        var phase = Plan(
            "us.anthropic.claude-opus-4-1-20250805-v1:0", DemandSeries.Constant(1_000m, 100m, 2_000, Start),
            change: request => request with { Replacement = ModelReference.Parse("us.amazon.nova-2-lite-v1:0") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(phase.Ends!.Replacement!.TotalUsd, Is.EqualTo(31.6536m));
            Assert.That(phase.Ends.TotalUsd, Is.EqualTo(1_522.80m + 31.6536m));
            Assert.That(phase.Undecided, Is.Null);
        }
    }

    [Test]
    public void Plan_ImportedCopies_AreBilledByTheHourOfTraffic()
    {
        // One copy of 2 custom model units at 0.05718 USD a minute: 2 × 0.05718 × 60 = 6.8616 USD an hour, in the two hours with traffic.
        var hour = new HourlyTokens(600_000m, 60_000m);
        var phase = Plan(
            "custom-model-import", new([hour, default, hour], Start), "us-west-2",
            request => request with { UnitsPerCopy = 2m, UnitCapacity = new(20_000m, 2_000m), Conditions = PriceConditions.Parse("unit-version=v1.0") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(phase.TotalUsd, Is.EqualTo(13.7232m));
            Assert.That(phase.Plan.Select(static row => (row.Kind, row.Units)), Is.All.EqualTo((CapacityKind.ImportedCopies, (int?)1)));
        }
    }

    [TestCase(3)]
    [TestCase(7)]
    [TestCase(11)]
    public void Plan_OddTokens_CostsExactlyTheirSum(int tokens)
    {
        // Digits finer than the planner's grid must not be lost: the total is the sum of tokens at the price, to the last digit.
        var hours = Enumerable.Range(1, 500).Select(hour => new HourlyTokens((hour * 1_234.567891m) + tokens, hour * 77.654321m)).ToArray();
        var demand = new DemandSeries([.. hours], Start);

        var phase = Plan("amazon.nova-micro-v1:0", demand);

        var exact = (demand.Total.Input * 0.035m / 1_000_000m) + (demand.Total.Output * 0.14m / 1_000_000m);
        Assert.That(phase.TotalUsd, Is.EqualTo(exact));
        Assert.That(phase.OnDemandUsd, Is.EqualTo(exact));
        Assert.That(phase.LowerBoundUsd, Is.EqualTo(exact));
    }

    private static InferencePhase Plan(string model, DemandSeries demand, string region = "us-east-1", Func<InferenceRequest, InferenceRequest>? change = null)
    {
        var request = new InferenceRequest { Model = ModelReference.Parse(model), Region = new(region), Scenarios = [new(demand)], AsOf = Day };
        return new InferencePlanner(new KnowledgeSnapshot(Catalog)).Plan(change is null ? request : change(request));
    }
}
