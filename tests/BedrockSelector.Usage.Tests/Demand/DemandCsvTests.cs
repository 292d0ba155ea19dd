using BedrockSelector.Planning;
using BedrockSelector.Demand;

namespace BedrockSelector.Tests.Demand;

public sealed class DemandCsvTests
{
    private static readonly DateTimeOffset One = new(2026, 1, 31, 13, 0, 0, TimeSpan.Zero);

    [Test]
    public void Write_Row_HasTheContractsColumns()
    {
        var writer = new StringWriter();
        DemandCsv.Write(writer, [new(One, "amazon.nova-lite-v1:0", 1, 2, 3, 4, 5)]);

        Assert.That(
            writer.ToString(),
            Is.EqualTo("timestamp,model_id,input_tokens,output_tokens,cache_read_tokens,cache_write_tokens,requests\n2026-01-31T13:00:00Z,amazon.nova-lite-v1:0,1,2,3,4,5\n"));
    }

    [Test]
    public void Read_WrittenRows_GapsAreHoursWithoutTraffic()
    {
        var writer = new StringWriter();
        DemandCsv.Write(writer, [new(One, "a", 1, 2, 3, 4, 5), new(One.AddHours(2), "a", 10, 20, 0, 0, 1), new(One, "b", 7, 7, 7, 7, 7)]);

        var series = DemandCsv.Read(new StringReader(writer.ToString()), static id => id == "a")!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(series.Start, Is.EqualTo(One));
            Assert.That(series.Hours, Is.EqualTo(new[] { new HourlyTokens(1, 2, 3, 4), default, new HourlyTokens(10, 20) }));
        }
    }

    [Test]
    public void Read_TwoColumnsAlone_EachRowIsTheNextHour()
    {
        var series = DemandCsv.Read(new StringReader("input_tokens,output_tokens\n1,2\r\n\n3.5,4\n"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(series.Start, Is.Null);
            Assert.That(series.Hours, Is.EqualTo(new[] { new HourlyTokens(1, 2), new HourlyTokens(3.5m, 4) }));
        }
    }

    [Test]
    public void Read_QuotedFields_AreUnquoted()
    {
        var series = DemandCsv.Read(new StringReader("model_id,input_tokens,output_tokens\n\"a,\"\"b\"\"\",1,\"2\"\n"), static id => id == "a,\"b\"")!;

        Assert.That(series.Hours.Single(), Is.EqualTo(new HourlyTokens(1, 2)));
    }

    [Test]
    public void Read_NoRowOfTheModel_IsNull() =>
        Assert.That(DemandCsv.Read(new StringReader("model_id,input_tokens,output_tokens\na,1,2\n"), static id => id == "b"), Is.Null);

    [TestCase("", "empty")]
    [TestCase("input_tokens\n1\n", "no column 'output_tokens'")]
    [TestCase("input_tokens,output_tokens\n1\n", "Line 2 of the demand file: 1 fields")]
    [TestCase("input_tokens,output_tokens\n1,x\n", "has 'x' as output_tokens")]
    [TestCase("input_tokens,output_tokens\n-1,2\n", "has '-1' as input_tokens")]
    [TestCase("timestamp,input_tokens,output_tokens\nsoon,1,2\n", "has the timestamp 'soon'")]
    [TestCase("timestamp,input_tokens,output_tokens\n1970-01-01T00:00:00Z,1,2\n2026-01-01T00:00:00Z,1,2\n", "Check for a wrong timestamp")]
    [TestCase("model_id,input_tokens,output_tokens\n\"a,1,2\n", "never closed")]
    public void Read_MalformedFile_SaysWhere(string text, string expected) =>
        Assert.That(() => DemandCsv.Read(new StringReader(text)), Throws.InstanceOf<FormatException>().With.Message.Contains(expected));
}
