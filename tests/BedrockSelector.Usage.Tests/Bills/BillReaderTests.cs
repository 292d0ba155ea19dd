using System.Text;
using BedrockSelector.Bills;

namespace BedrockSelector.Tests.Bills;

public sealed class BillReaderTests
{
    [TestCaseSource(typeof(BillWriter), nameof(BillWriter.Forms))]
    public void Read_AnyForm_GivesTheSameAmounts(string form)
    {
        var rows = Traffic.Of(5, 1).Bill;

        var report = Read(BillWriter.Write(form, rows), form);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Usd, Is.EqualTo(rows.Sum(static row => row.Usd)));
            Assert.That(report.Cells.Sum(static cell => cell.Quantity), Is.EqualTo(rows.Sum(static row => row.Quantity)));
            Assert.That(report.Files[0].Form, Is.EqualTo(form.StartsWith("focus", StringComparison.Ordinal) ? BillForm.Focus : BillForm.CostAndUsage));
            Assert.That((report.Files[0].Lines, report.Files[0].BedrockLines, report.UnreadLines), Is.EqualTo(((long)rows.Count, (long)rows.Count, 0L)));
        }
    }

    [TestCaseSource(typeof(BillWriter), nameof(BillWriter.Forms))]
    public void Read_CutAnywhere_NeverThrowsAndNeverCountsMore(string form)
    {
        var rows = Traffic.Of(2, 1).Bill;
        var bytes = BillWriter.Write(form, rows);
        var whole = rows.Sum(static row => row.Usd);
        for (var length = 0; length < bytes.Length; length += 61)
        {
            var report = Read(bytes[..length], form);

            Assert.That(report.Usd, Is.LessThanOrEqualTo(whole));
        }
    }

    [TestCaseSource(typeof(BillWriter), nameof(BillWriter.Forms))]
    public void Read_FlippedBytes_NeverThrow(string form)
    {
        var bytes = BillWriter.Write(form, Traffic.Of(2, 2).Bill);
        var random = new Random(5);
        for (var i = 0; i < 100; i++)
        {
            var broken = bytes.ToArray();
            for (var j = 0; j < 8; j++)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }

            Assert.That(() => Read(broken, form), Throws.Nothing);
        }
    }

    [TestCase("cur-1")]
    [TestCase("focus")]
    public void Read_OtherServices_AreCountedApart(string form)
    {
        BillRow[] rows =
        [
            new() { Service = "AmazonEC2", UsageType = "BoxUsage", Operation = "RunInstances", Usd = 7m }, new() { UsageType = "USE1-NovaPro-input-tokens", Usd = 1m },
        ];

        var report = Read(BillWriter.Write(form, rows), form);

        Assert.That((report.Usd, report.OtherUsd, report.OtherLines), Is.EqualTo((1m, 7m, 1L)));
    }

    [Test]
    public void Read_OtherCurrency_IsNotAddedUp()
    {
        var report = Read(BillWriter.Write("cur-2", [new() { UsageType = "USE1-NovaPro-input-tokens", Usd = 1m, Currency = "EUR" }]), "cur-2");

        Assert.That((report.Usd, report.UnreadLines, report.Files[0].Problems.Count), Is.EqualTo((0m, 1L, 1)));
    }

    [TestCase("")]
    [TestCase("{\"schemaType\":\"ModelInvocationLog\"}\n")]
    [TestCase("a,b\n1,2\n")]
    [TestCase("PAR1")]
    [TestCase("\"never closed")]
    public void Read_NoBill_IsUnknown(string text)
    {
        var report = Read(Encoding.UTF8.GetBytes(text), "x");

        Assert.That((report.Files[0].Form, report.Cells.Length), Is.EqualTo((BillForm.Unknown, 0)));
    }

    [Test]
    public void Read_Utf16AndDeepAttributes_AreRead()
    {
        var text = Encoding.UTF8.GetString(BillWriter.Write("cur-2", [new() { UsageType = "USE1-NovaPro-input-tokens", Product = new string('[', 100_000), Usd = 1m }]));

        var report = Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)], "utf-16");

        Assert.That((report.Usd, report.UnreadLines), Is.EqualTo((1m, 0L)));
    }

    [TestCase("cur-2")]
    [TestCase("focus")]
    public void Read_Tags_TellLinesApart(string form)
    {
        var reader = new BillReader(["account", "tag:team"]);
        reader.ReadAsync(new MemoryStream(BillWriter.Write(form, [new() { UsageType = "USE1-NovaPro-input-tokens", Usd = 1m }])), form).GetAwaiter().GetResult();

        Assert.That(reader.Report().Cells[0].Attributes, Is.EqualTo(new[] { "123456789012", "search" }));
    }

    private static BillReport Read(byte[] bytes, string name)
    {
        var reader = new BillReader();
        reader.ReadAsync(new MemoryStream(bytes), name).GetAwaiter().GetResult();
        return reader.Report();
    }
}
