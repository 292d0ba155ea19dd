using BedrockSelector.Bills;
using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Statements;

namespace BedrockSelector.Tests.Bills;

public sealed class BillReconcilerTests
{
    private const int Hours = 48;

    // AWS's price list of 2026-08-20: a million input tokens of Nova Pro in ap-southeast-2.
    private const decimal Sydney = 0.84m;

    private static readonly ModelCatalog Catalog = ModelCatalog.LoadEmbedded();
    private static readonly UsageQuestion Question = new() { Region = new("us-east-1") };

    [TestCaseSource(typeof(BillWriter), nameof(BillWriter.Forms))]
    public void Reconcile_BillOfTheLoggedTraffic_DiffersInNothingButRounding(string form)
    {
        var traffic = Traffic.Of(Hours, 1);

        var found = Compare(form, traffic);

        using (Assert.EnterMultipleScope())
        {
            AssertSums(found);
            Assert.That(found.Unmapped, Is.Empty);
            Assert.That(Codes(found), Is.SubsetOf(new[] { "rounding" }));
            Assert.That(found.BilledUsd, Is.EqualTo(traffic.Bill.Sum(static row => row.Usd)));
            Assert.That(found.UnexplainedUsd, Is.Zero);
            Assert.That(found.Period, Is.EqualTo("hour"));
            Assert.That(found.Lines.Sum(static line => line.BilledUsd), Is.EqualTo(found.BilledUsd));
        }
    }

    [TestCaseSource(typeof(BillWriter), nameof(BillWriter.Forms))]
    public void Reconcile_CreditTaxAndDiscount_AreWhatDiffers(string form)
    {
        var traffic = Traffic.Of(Hours, 2);
        traffic.Bill.Add(new() { From = traffic.Bill[0].From, Type = "Credit", Usd = -1.5m });
        traffic.Bill.Add(new() { From = traffic.Bill[0].From, Type = "Tax", Usd = 0.25m });

        var found = Compare(form, traffic);

        using (Assert.EnterMultipleScope())
        {
            AssertSums(found);
            Assert.That(Codes(found), Is.EquivalentTo(new[] { "credit", "tax" }));
            Assert.That(found.ExplainedUsd, Is.EqualTo(-1.25m + Rounding(found)));
        }
    }

    [Test]
    public void Reconcile_EdpDiscountOnItsOwnLines_IsADiscount()
    {
        var traffic = Traffic.Of(Hours, 3);
        traffic.Bill.Add(new() { From = traffic.Bill[0].From, Type = "EdpDiscount", Usd = -0.125m });

        var found = Compare("cur-2", traffic);

        Assert.That(Codes(found), Is.EqualTo(new[] { "discount" }));
        Assert.That(found.ExplainedUsd, Is.EqualTo(-0.125m + Rounding(found)));
    }

    [Test]
    public void Reconcile_EveryLineAtNineTenths_IsPrivateAndItsOverlayLeavesNothing()
    {
        var traffic = Traffic.Of(Hours, 4);
        Change(traffic, static _ => true, static row => row with { Usd = decimal.Round(row.Usd * 0.9m, 10) });

        var found = Compare("cur-2", traffic);
        var overlay = PrivateRateOverlay.Write(found, Catalog);
        var own = ModelCatalog.LoadEmbedded(CatalogLayer.Parse("own.json", overlay));
        var again = Compare("cur-2", traffic, own);

        using (Assert.EnterMultipleScope())
        {
            AssertSums(found);
            Assert.That(Codes(found), Is.EqualTo(new[] { "private-rate" }));
            Assert.That(found.PrivateRates.All(static rate => rate.PaidUsd == rate.ListUsd * 0.9m));
            Assert.That(Codes(again), Is.Empty);
        }
    }

    [Test]
    public void Reconcile_ListCostStatedAndLessBilled_IsADiscountNotARate()
    {
        var traffic = Traffic.Of(Hours, 5);
        Change(traffic, static _ => true, static row => row with { ListUsd = row.Usd, Usd = decimal.Round(row.Usd * 0.8m, 10) });

        var found = Compare("focus", traffic);

        AssertSums(found);
        Assert.That(Codes(found), Is.EqualTo(new[] { "discount" }));
    }

    [Test]
    public void Reconcile_WrongRateInOneHour_IsFoundExactlyAndNothingElse()
    {
        var traffic = Traffic.Of(Hours, 6);
        var (hour, before) = (traffic.Bill[100].From, 0m);
        Change(traffic, row => row.From == hour && row.UsageType == "USE1-NovaPro-output-tokens", row =>
        {
            before = row.Usd;
            return row with { Usd = row.Usd * 1.25m };
        });

        var part = Only(Compare("cur-2", traffic));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((part.Code, part.Explained, part.ModelId, part.Meter, part.From), Is.EqualTo(("rate-differs", false, "amazon.nova-pro-v1:0", "output-tokens", hour)));
            Assert.That(part.Usd, Is.EqualTo(before * 0.25m));
        }
    }

    [Test]
    public void Reconcile_HourMissingFromTheBill_IsFoundInEveryLineOfItAndNothingElse()
    {
        var traffic = Traffic.Of(Hours, 7);
        var hour = traffic.Bill[0].From.AddHours(20);
        var gone = traffic.Bill.Where(row => row.From == hour).ToArray();
        traffic.Bill.RemoveAll(row => row.From == hour);

        var found = Compare("focus-parquet", traffic);

        using (Assert.EnterMultipleScope())
        {
            AssertSums(found);
            Assert.That(Codes(found), Is.EqualTo(new[] { "not-billed" }));
            Assert.That(found.Differences.Count(static part => part.Code == "not-billed"), Is.EqualTo(gone.Length));
            Assert.That(found.Differences.Where(static part => part.Code == "not-billed").All(part => part.From == hour));
            Assert.That(found.UnexplainedUsd, Is.EqualTo(-gone.Sum(static row => row.Usd)).Within(0.0000001m));
        }
    }

    [TestCase("cur-2")]
    [TestCase("cur-1")]
    [TestCase("focus")]
    public void Reconcile_LineTwice_IsFoundExactlyAndNothingElse(string form)
    {
        var traffic = Traffic.Of(Hours, 8);
        var line = traffic.Bill[200];
        traffic.Bill.Add(line);

        var part = Only(Compare(form, traffic));

        Assert.That((part.Code, part.From, part.Usd), Is.EqualTo(("line-twice", line.From, line.Usd)));
    }

    [Test]
    public void Reconcile_ForeignRegion_IsFoundExactlyAndNothingElse()
    {
        var traffic = Traffic.Of(Hours, 9);
        var hour = traffic.Bill[0].From.AddHours(30);
        var tokens = 0m;
        Change(traffic, row => row.From == hour && row.UsageType == "USE1-NovaPro-input-tokens", row =>
        {
            tokens = row.Quantity * 1_000m;

            return row with { Region = "ap-southeast-2", UsageType = "APS2-NovaPro-input-tokens", Usd = tokens * Sydney / 1_000_000m };
        });

        var part = Only(Compare("cur-2", traffic));

        Assert.That((part.Code, part.Region, part.Quantity, part.Usd), Is.EqualTo(("foreign-region", "ap-southeast-2", tokens, tokens * (Sydney - 0.8m) / 1_000_000m)));
    }

    [Test]
    public void Reconcile_BilledADayLater_IsADelay()
    {
        var traffic = Traffic.Of(Hours, 10);
        var hour = traffic.Bill[0].From.AddHours(47);
        Change(traffic, row => row.From == hour && row.UsageType == "USE1-NovaPro-input-tokens", static row => row with { From = row.From.AddHours(20) });

        var part = Only(Compare("cur-2", traffic));

        Assert.That((part.Code, part.Explained, part.Usd), Is.EqualTo(("billed-later", true, 0m)));
    }

    [Test]
    public void Reconcile_ModelWithoutLogs_IsTrafficWithoutLogs()
    {
        var traffic = Traffic.Of(Hours, 11, static callId => !callId.StartsWith("openai.", StringComparison.Ordinal));

        var found = Compare("cur-2", traffic);

        using (Assert.EnterMultipleScope())
        {
            AssertSums(found);
            Assert.That(Codes(found), Is.EqualTo(new[] { "traffic-without-logs" }));
            Assert.That(found.Differences.Where(static part => part.Code != "rounding").All(static part => part.ModelId == "openai.gpt-oss-20b-1:0"));
        }
    }

    [Test]
    public void Reconcile_UnknownUsageType_IsListedAndNotGuessed()
    {
        var traffic = Traffic.Of(Hours, 12);
        traffic.Bill.Add(new() { From = traffic.Bill[0].From, UsageType = "USE1-Guardrail-ContentPolicyUnitsConsumed", Quantity = 4m, Unit = "TextUnits", Usd = 0.0006m });
        traffic.Bill.Add(new() { From = traffic.Bill[0].From, UsageType = "USE1-NovaPrimo-input-tokens", Product = "Nova Primo", Quantity = 4m, Usd = 0.5m });

        var found = Compare("cur-2", traffic);

        using (Assert.EnterMultipleScope())
        {
            AssertSums(found);
            Assert.That(found.Unmapped.Select(static line => line.UsageType), Is.EquivalentTo(new[] { "USE1-Guardrail-ContentPolicyUnitsConsumed", "USE1-NovaPrimo-input-tokens" }));
            Assert.That(found.UnexplainedUsd, Is.EqualTo(0.5006m));
        }
    }

    [Test]
    public void Reconcile_BlendedMonth_ComparesMonths()
    {
        var traffic = Traffic.Of(Hours, 13);
        var month = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
        var rows = traffic.Bill.GroupBy(static row => row with { From = default, Quantity = 0m, Usd = 0m })
            .Select(group => group.Key with { From = month, Span = TimeSpan.FromDays(31), Quantity = group.Sum(static row => row.Quantity), Usd = group.Sum(static row => row.Usd) }).ToArray();
        traffic.Bill.Clear();
        traffic.Bill.AddRange(rows);

        var found = Compare("cur-2", traffic);

        Assert.That((found.Period, string.Join(',', Codes(found))), Is.EqualTo(("month", "")));
    }

    [Test]
    public void Reconcile_AnyBill_PartsAddUpExactly()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var (random, traffic) = (new Random(seed), Traffic.Of(6, seed, callId => (callId.Length + seed) % 3 != 0));
            Change(traffic, _ => random.Next(10) == 0, row => random.Next(5) switch
            {
                0 => row with { Usd = row.Usd * random.Next(1, 300) / 100m },
                1 => row with { Quantity = row.Quantity * random.Next(1, 300) / 100m },
                2 => row with { Region = "eu-west-1" },
                3 => row with { UsageType = row.UsageType + "-odd" },
                _ => row with { ListUsd = row.Usd * 2m },
            });
            traffic.Bill.AddRange([.. traffic.Bill.Where(_ => random.Next(20) == 0)]);

            AssertSums(Compare(BillWriter.Forms[seed % BillWriter.Forms.Length], traffic));
            AssertSums(new BillReconciler(new KnowledgeSnapshot(Catalog)).Reconcile(Read("cur-2", traffic)));
        }
    }

    private static Reconciliation Compare(string form, Traffic traffic, ModelCatalog? catalog = null)
    {
        var logs = new InvocationLogReader(new() { Lengths = LengthBands.Of(Catalog) });
        logs.Read(new MemoryStream(traffic.Logs), "logs");
        return new BillReconciler(new KnowledgeSnapshot(catalog ?? Catalog)).Reconcile(Read(form, traffic), logs.Usage(), Question);
    }

    private static BillReport Read(string form, Traffic traffic)
    {
        var reader = new BillReader();
        reader.ReadAsync(new MemoryStream(BillWriter.Write(form, traffic.Bill)), form).GetAwaiter().GetResult();
        return reader.Report();
    }

    private static void Change(Traffic traffic, Func<BillRow, bool> which, Func<BillRow, BillRow> change)
    {
        for (var i = 0; i < traffic.Bill.Count; i++)
        {
            traffic.Bill[i] = which(traffic.Bill[i]) ? change(traffic.Bill[i]) : traffic.Bill[i];
        }
    }

    private static string[] Codes(Reconciliation found) => [.. found.Differences.Select(static part => part.Code).Where(static code => code != "rounding").Distinct()];

    private static decimal Rounding(Reconciliation found) => found.Differences.Where(static part => part.Code == "rounding").Sum(static part => part.Usd);

    private static BillDifference Only(Reconciliation found)
    {
        AssertSums(found);
        var parts = found.Differences.Where(static part => part.Code != "rounding").ToArray();
        Assert.That(parts, Has.Length.EqualTo(1), string.Join('\n', parts.Select(static part => part.Message)));
        return parts[0];
    }

    private static void AssertSums(Reconciliation found)
    {
        Assert.That(found.ExplainedUsd + found.UnexplainedUsd, Is.EqualTo(found.DifferenceUsd));
        Assert.That(Math.Abs(Rounding(found)), Is.LessThan(0.0001m));
    }
}
