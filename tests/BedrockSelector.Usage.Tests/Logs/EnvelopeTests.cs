using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Statements;

namespace BedrockSelector.Tests.Logs;

public sealed class EnvelopeTests
{
    private static readonly ModelCatalog Catalog = ModelCatalog.LoadEmbedded();
    private static readonly LoggedUsagePricer Pricer = new(new KnowledgeSnapshot(Catalog));
    private static readonly LogReaderOptions Options = new() { Lengths = LengthBands.Of(Catalog) };

    [TestCaseSource(typeof(Envelopes), nameof(Envelopes.Names))]
    public void Statement_SameRecordsInAnyEnvelope_IsTheSameToTheLastDigit(string name)
    {
        var report = Read(Envelopes.Wrap(name, Envelopes.Records()));
        var statement = Price(report);

        using (Assert.EnterMultipleScope())
        {
            // 0.0165: 1500 × 3.3 + 500 × 16.5 per million = 0.0132; 250000 × 6.6 + 500 × 24.75 = 1.662375; Tokyo 0.000252;
            // flex 1000 × 0.035 + 1000 × 0.15 = 0.000185; 0.0670758 (100 × 3.3 + 9613 × 6.6 + 200 × 16.5);
            // 321 × 3.3 + 12 × 16.5 + 7 × 0.33 = 0.00125961; two images at 0.04 = 0.08.
            Assert.That(statement.TotalUsd, Is.EqualTo(0.0132m + 1.662375m + 0.000252m + 0.000185m + 0.0670758m + 0.00125961m + 0.08m));
            Assert.That(report.Records, Is.EqualTo(8));
            Assert.That(report.Files[0].Envelopes, Is.Not.EqualTo(LogEnvelopes.None));
            Assert.That(report.CountOf(LogProblemKind.Malformed) + report.CountOf(LogProblemKind.OtherRecord) + report.CountOf(LogProblemKind.Truncated), Is.Zero);
        }
    }

    [TestCaseSource(typeof(Envelopes), nameof(Envelopes.Names))]
    public void Read_CutAnywhere_NeverThrowsAndNeverCountsMore(string name)
    {
        var bytes = Envelopes.Wrap(name, Envelopes.Records());
        var whole = Price(Read(bytes)).PricedUsd;
        for (var length = 0; length < bytes.Length; length += 37)
        {
            var report = Read(bytes[..length]);
            Assert.That(Price(report).PricedUsd, Is.LessThanOrEqualTo(whole));
            if (report.Records < 8 && length > 0)
            {
                // Whatever is lost is said, unless the cut falls between two records.
                Assert.That(report.ProblemCounts.Length > 0 || report.Records > 0 || report.Unread.Length > 0);
            }
        }
    }

    [Test]
    public void Read_MixedEnvelopesInOneFile_CountsEachRecordOnce()
    {
        var records = Envelopes.Records();
        byte[] mixed =
        [
            .. Envelopes.Wrap("lines", records[..2]), .. Envelopes.Wrap("subscription", records[2..4]), .. Envelopes.Wrap("filter-log-events", records[4..6]), (byte)'\n',
            .. Envelopes.Wrap("pretty-array", records[6..]), (byte)'\n', .. Envelopes.Wrap("lines", records),
        ];

        var report = Read(mixed);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Records, Is.EqualTo(8));
            Assert.That(report.CountOf(LogProblemKind.Duplicate), Is.EqualTo(8));
            Assert.That(Price(report).TotalUsd, Is.EqualTo(Price(Read(Envelopes.Wrap("lines", records))).TotalUsd));
        }
    }

    [Test]
    public void Read_HundredMegabytesOnOneLine_IsReadPieceByPiece()
    {
        var record = System.Text.Encoding.UTF8.GetBytes(Envelopes.Records()[0].Replace("\"requestId\":\"r-0\",", "", StringComparison.Ordinal) + ",");
        var count = 100_000_000 / record.Length;
        var reader = new InvocationLogReader();

        reader.Read(new Repeated([(byte)'['], record, count), "big");

        Assert.That(reader.Usage().Records, Is.EqualTo(count));
    }

    [Test]
    public void Read_DeepNesting_IsMalformedAndTheRestIsRead()
    {
        var deep = "{\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}\n";

        var report = Read([.. System.Text.Encoding.UTF8.GetBytes(deep), .. Envelopes.Wrap("lines", Envelopes.Records())]);

        Assert.That((report.Records, report.CountOf(LogProblemKind.Malformed)), Is.EqualTo((8L, 1L)));
    }

    [TestCase("# a README, and no log\n")]
    [TestCase("")]
    [TestCase("\0\u0001binary")]
    [TestCase("a,b,c\n1,2,3\n")]
    public void Read_NoLog_IsUnread(string text) => Assert.That(Read(System.Text.Encoding.UTF8.GetBytes(text)).Unread, Has.Length.EqualTo(1));

    [Test]
    public void Read_Metrics_AreSumsOfModels()
    {
        const string Text = """
            {"MetricDataResults":[
              {"Id":"a","Label":"InputTokenCount amazon.nova-lite-v1:0","Timestamps":["2026-04-17T14:00:00Z","2026-04-17T15:00:00Z"],"Values":[1000000.0,500000.0],"StatusCode":"Complete"},
              {"Id":"b","Label":"OutputTokenCount amazon.nova-lite-v1:0","Timestamps":["2026-04-17T14:00:00Z"],"Values":[200000.0],"StatusCode":"Complete"},
              {"Id":"c","Label":"Something else","Timestamps":[],"Values":[]}]}
            """;

        var report = Read(System.Text.Encoding.UTF8.GetBytes(Text));

        // 1.5 × 0.06 + 0.2 × 0.24 = 0.138
        Assert.That((Price(report).TotalUsd, report.CountOf(LogProblemKind.OtherRecord)), Is.EqualTo((0.138m, 1L)));
    }

    private static UsageReport Read(byte[] bytes)
    {
        var reader = new InvocationLogReader(Options);
        reader.Read(new MemoryStream(bytes), "log");
        return reader.Usage();
    }

    private static UsageStatement Price(UsageReport report) =>
        Pricer.Statement(report, new() { Region = new("us-east-1") });
}
