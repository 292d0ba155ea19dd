using System.IO.Compression;
using System.Text;
using BedrockSelector.Demand;
using BedrockSelector.Logs;

namespace BedrockSelector.Tests.Logs;

public sealed class InvocationLogReaderTests
{
    [TestCase("Converse")]
    [TestCase("ConverseStream")]
    [TestCase("InvokeModel")]
    [TestCase("InvokeModelWithResponseStream")]
    public void Read_RecordOfAnOperation_SumsItsTokens(string operation)
    {
        var report = Read(Record(operation: operation));

        Assert.That(report.Rows, Is.EqualTo(new[]
        {
            new HourlyDemandRow(new(2026, 1, 31, 13, 0, 0, TimeSpan.Zero), "amazon.nova-lite-v1:0", 100, 20, 30, 40, 1),
        }));
    }

    [Test]
    public void Read_StreamingBodyAsArrayAndTokenCountsInside_AreSkipped()
    {
        // The body of a streamed answer is an array, and holds counts of its own that are not the record's.
        var report = Read("""{"input":{"inputBodyJson":{"inputTokenCount":9999,"input":{"inputTokenCount":8888}},"inputTokenCount":7},"output":{"outputBodyJson":[{"outputTokenCount":9999},{"modelId":"x"}],"outputTokenCount":3},"schemaType":"ModelInvocationLog","timestamp":"2026-01-31T13:30:00Z","modelId":"amazon.nova-lite-v1:0","requestId":"a"}""");

        Assert.That((report.Rows[0].InputTokens, report.Rows[0].OutputTokens), Is.EqualTo((7L, 3L)));
    }

    [Test]
    public void Read_HoursAndModels_AreSummedAndOrdered()
    {
        var report = Read(
            Record(model: "b.model", id: "1", time: "2026-01-31T14:59:59.999Z"),
            Record(model: "a.model", id: "2", time: "2026-01-31T14:00:00Z"),
            Record(model: "a.model", id: "3", time: "2026-01-31T16:10:00+02:00"),
            Record(model: "b.model", id: "4", time: "2026-01-31T13:00:00Z"));

        Assert.That(report.Rows.Select(row => (row.Hour.Hour, row.ModelId, row.InputTokens, row.Requests)), Is.EqualTo(new[]
        {
            (13, "b.model", 100L, 1L), (14, "a.model", 200L, 2L), (14, "b.model", 100L, 1L),
        }));
    }

    [TestCase("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0")]
    [TestCase("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0", "us.amazon.nova-lite-v1:0")]
    [TestCase("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123", "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123")]
    [TestCase("arn:aws:sagemaker:us-east-1:123456789012:foundation-model/x", "arn:aws:sagemaker:us-east-1:123456789012:foundation-model/x")]
    [TestCase("us.amazon.nova-lite-v1:0", "us.amazon.nova-lite-v1:0")]
    public void Read_SpellingsOfAModel_AreOne(string logged, string expected) =>
        Assert.That(Read(Record(model: logged)).Rows[0].ModelId, Is.EqualTo(expected));

    [TestCase("not json")]
    [TestCase("{\"schemaType\":\"ModelInvocationLog\",")]
    [TestCase("[1,2]")]
    [TestCase("{} trailing")]
    [TestCase("\0\u0001binary\u0002")]
    [TestCase("{\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"2026-01-31T13:00:00Z\"}")]
    [TestCase("{\"schemaType\":\"ModelInvocationLog\",\"modelId\":\"m\"}")]
    [TestCase("{\"schemaType\":\"ModelInvocationLog\",\"modelId\":\"m\",\"timestamp\":\"yesterday\"}")]
    [TestCase("{\"schemaType\":\"ModelInvocationLog\",\"modelId\":\"m\",\"timestamp\":\"2026-01-31T13:00:00Z\",\"input\":{\"inputTokenCount\":-1}}")]
    [TestCase("{\"schemaType\":\"ModelInvocationLog\",\"modelId\":\"m\",\"timestamp\":\"2026-01-31T13:00:00Z\",\"input\":{\"inputTokenCount\":1.5}}")]
    [TestCase("{\"schemaType\":\"ModelInvocationLog\",\"modelId\":\"m\",\"timestamp\":\"2026-01-31T13:00:00Z\",\"input\":{\"inputTokenCount\":\"7\"}}")]
    [TestCase("{\"schemaType\":\"ModelInvocationLog\",\"modelId\":\"m\",\"timestamp\":\"2026-01-31T13:00:00Z\",\"input\":{\"inputTokenCount\":9223372036854775807}}")]
    public void Read_MalformedLine_IsCountedWithItsPlaceAndTheRestIsRead(string line)
    {
        var report = Read(Record(id: "1"), line, Record(id: "2"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.CountOf(LogProblemKind.Malformed), Is.EqualTo(1));
            Assert.That(report.Examples.Single().Line, Is.EqualTo(2));
            Assert.That(report.Records, Is.EqualTo(2));
        }
    }

    [Test]
    public void Read_OtherObjects_AreCountedApart() =>
        Assert.That(Read("""{"schemaType":"Other"}""", "{}", """{"messages":[]}""").CountOf(LogProblemKind.OtherRecord), Is.EqualTo(3));

    [Test]
    public void Read_DuplicateRequestId_CountsOnceAcrossFiles()
    {
        var reader = new InvocationLogReader();
        reader.Read(Text(Record(id: "same"), Record(id: "same")), "first");
        reader.Read(Text(Record(id: "same"), Record(id: "other")), "second");
        var report = reader.Report();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.CountOf(LogProblemKind.Duplicate), Is.EqualTo(2));
            Assert.That(report.Rows[0].Requests, Is.EqualTo(2));
        }
    }

    [Test]
    public void Read_ManyRequestIds_NoneIsTakenForAnother()
    {
        var report = Read([.. Enumerable.Range(0, 50_000).Select(i => Record(id: $"0000-{i:x8}"))]);

        Assert.That(report.Records, Is.EqualTo(50_000));
    }

    [Test]
    public void Read_ClockJumpsBack_IsReportedAndCountedInItsHour()
    {
        var report = Read(Record(id: "1", time: "2026-01-31T13:00:00Z"), Record(id: "2", time: "2026-01-31T12:10:00Z"), Record(id: "3", time: "2026-01-30T13:00:00Z"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.CountOf(LogProblemKind.ClockJump), Is.EqualTo(1));
            Assert.That(report.Rows, Has.Length.EqualTo(3));
        }
    }

    [Test]
    public void Read_ZeroTokensAndFailedCalls_AreCountedAsRequests()
    {
        var report = Read("""{"schemaType":"ModelInvocationLog","timestamp":"2026-01-31T13:00:00Z","modelId":"m","errorCode":"ThrottlingException","input":{"inputTokenCount":0},"output":null}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.CountOf(LogProblemKind.ZeroTokens), Is.EqualTo(1));
            Assert.That(report.CountOf(LogProblemKind.FailedCall), Is.EqualTo(1));
            Assert.That(report.Rows[0].Requests, Is.EqualTo(1));
        }
    }

    [Test]
    public void Read_FileCutWithinALine_KeepsTheRestAndSaysSo()
    {
        var text = Record(id: "1") + "\n" + Record(id: "2");
        var report = Read(new MemoryStream(Encoding.UTF8.GetBytes(text[..^40])));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.CountOf(LogProblemKind.Truncated), Is.EqualTo(1));
            Assert.That(report.Records, Is.EqualTo(1));
            Assert.That(report.CutLines, Is.EqualTo(1));
            Assert.That(report.Lines, Is.EqualTo(2));
        }
    }

    [Test]
    public void Read_LastLineWithoutLineFeed_Counts()
    {
        var report = Read(new MemoryStream(Encoding.UTF8.GetBytes(Record())));

        Assert.That((report.Records, report.ProblemCounts.Length), Is.EqualTo((1L, 0)));
    }

    [Test]
    public void Read_Gzip_IsToldByItsBytes()
    {
        var report = Read(new MemoryStream(Zip(Record(id: "1") + "\n" + Record(id: "2") + "\n")));

        Assert.That(report.Records, Is.EqualTo(2));
    }

    [Test]
    public void Read_GzipMembersInARow_AreAllRead()
    {
        var report = Read(new MemoryStream([.. Zip(Record(id: "1") + "\n"), .. Zip(Record(id: "2") + "\n")]));

        Assert.That(report.Records, Is.EqualTo(2));
    }

    [Test]
    public void Read_GzipCutInTheMiddle_KeepsWhatCameBefore()
    {
        var zipped = Zip(string.Concat(Enumerable.Range(0, 5_000).Select(i => Record(id: $"{i:x}-{i * 7919:x}") + "\n")));
        var report = Read(new MemoryStream(zipped[..(zipped.Length / 2)]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.CountOf(LogProblemKind.Truncated), Is.EqualTo(1));
            Assert.That(report.Records, Is.InRange(1_000, 4_000));
        }
    }

    [Test]
    public void Read_GzipDamagedInTheMiddle_KeepsWhatCameBefore()
    {
        var zipped = Zip(string.Concat(Enumerable.Range(0, 20_000).Select(i => Record(id: $"{i:x}-{i * 7919:x}") + "\n")));
        for (var i = zipped.Length / 2; i < (zipped.Length / 2) + 300; i++)
        {
            zipped[i] = 0xFF;
        }

        var report = Read(new MemoryStream(zipped));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.CountOf(LogProblemKind.Damaged) + report.CountOf(LogProblemKind.Truncated), Is.EqualTo(1));
            Assert.That(report.Records, Is.Positive);
        }
    }

    [Test]
    public void Read_BinaryJunkBetweenRecords_IsLeftOut()
    {
        var junk = new byte[5_000];
        new Random(3).NextBytes(junk);
        var report = Read(new MemoryStream([.. Encoding.UTF8.GetBytes(Record(id: "1") + "\n"), .. junk, (byte)'\n', .. Encoding.UTF8.GetBytes(Record(id: "2") + "\n")]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Records, Is.EqualTo(2));
            Assert.That(report.CountOf(LogProblemKind.Malformed), Is.Positive);
        }
    }

    [Test]
    public void Read_LineLongerThanTheLimit_IsSkippedInBoundedMemory()
    {
        var report = Read(new string('x', InvocationLogReader.LongestLine + 1_000_000), Record());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.CountOf(LogProblemKind.Malformed), Is.EqualTo(1));
            Assert.That(report.Examples[0].Message, Does.Contain("longer than"));
            Assert.That(report.Records, Is.EqualTo(1));
        }
    }

    [Test]
    public void Read_ByteOrderMarkBlankLinesAndCarriageReturns_AreNoProblem()
    {
        var report = Read(new MemoryStream([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Record(id: "1") + "\r\n\r\n" + Record(id: "2") + "\r\n")]));

        Assert.That((report.Records, report.BlankLines, report.ProblemCounts.Length), Is.EqualTo((2L, 1L, 0)));
    }

    [Test]
    public void Read_OneByteAtATime_EqualsAllAtOnce()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => Record(id: $"{i}", time: $"2026-01-31T{i % 24:00}:00:00Z") + "\n")) + "junk\n";

        var slow = Read(new Trickle(Encoding.UTF8.GetBytes(text)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(slow.Rows, Is.EqualTo(Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Rows));
            Assert.That(slow.Lines, Is.EqualTo(41));
        }
    }

    [Test]
    public void Read_EscapedModelId_IsResolved() =>
        Assert.That(Read(Record(model: @"amazon.nova\u002dlite-v1:0")).Rows[0].ModelId, Is.EqualTo("amazon.nova-lite-v1:0"));

    [Test]
    public void Read_Lines_AreAllAccountedFor()
    {
        var report = Read(Record(id: "1"), Record(id: "1"), "", "junk", "{}", Record(id: "2"));

        Assert.That(
            report.Lines,
            Is.EqualTo(report.Records + report.BlankLines + report.CutLines + report.CountOf(LogProblemKind.Malformed) + report.CountOf(LogProblemKind.OtherRecord) + report.CountOf(LogProblemKind.Duplicate)));
    }

    [Test]
    public void Read_Cancelled_Stops() =>
        Assert.That(
            () => new InvocationLogReader().Read(Text(Record()), "log", null, new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());

    internal static string Record(string model = "amazon.nova-lite-v1:0", string id = "r", string time = "2026-01-31T13:45:00Z", string operation = "Converse") =>
        """{"schemaType":"ModelInvocationLog","schemaVersion":"1.0","timestamp":"@time","accountId":"123456789012","identity":{"arn":"arn:aws:iam::123456789012:user/a"},"region":"us-east-1","requestId":"@id","operation":"@operation","modelId":"@model","input":{"inputContentType":"application/json","inputBodyJson":{"messages":[{"role":"user","content":[{"text":"Hi \"there\""}]}]},"inputTokenCount":100,"cacheReadInputTokenCount":30,"cacheWriteInputTokenCount":40},"output":{"outputContentType":"application/json","outputBodyJson":{"usage":{"inputTokens":1,"outputTokens":2}},"outputTokenCount":20},"inferenceRegion":"us-west-2"}"""
            .Replace("@time", time, StringComparison.Ordinal).Replace("@id", id, StringComparison.Ordinal)
            .Replace("@operation", operation, StringComparison.Ordinal).Replace("@model", model, StringComparison.Ordinal);

    private static DemandReport Read(params string[] lines) => Read(Text(lines));

    private static DemandReport Read(Stream stream)
    {
        var reader = new InvocationLogReader();
        reader.Read(stream, "log");
        return reader.Report();
    }

    private static MemoryStream Text(params string[] lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    private static byte[] Zip(string text)
    {
        var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return zipped.ToArray();
    }

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        // Streams made from this one read spans through arrays.
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
    }
}
