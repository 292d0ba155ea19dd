using BedrockSelector.Tables;

namespace BedrockSelector.Tests.Tables;

public class CsvWriterTests
{
    [TestCase("plain", "plain")]
    [TestCase("a,b", "\"a,b\"")]
    [TestCase("say \"so\"", "\"say \"\"so\"\"\"")]
    [TestCase("-0.5", "-0.5")]
    [TestCase("+1e-7", "+1e-7")]
    [TestCase("-", "-")]
    [TestCase("=1+2", "'=1+2")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0")]
    [TestCase("a\u001b[31mred", "a\uFFFD[31mred")]
    [TestCase("two\nlines", "two lines")]
    [TestCase("\t=1", " =1")]
    public void Write_Field_IsQuotedAndHarmless(string field, string written)
    {
        var text = new StringWriter();
        using (var csv = new CsvWriter(text, ["name", "n"]))
        {
            csv.Write([field, "1"]);
        }

        Assert.That(text.ToString(), Is.EqualTo($"name,n\n{written},1\n"));
    }

    [Test]
    public void Write_TooFewFields_Throws()
    {
        using var csv = new CsvWriter(new StringWriter(), ["a", "b"]);

        Assert.That(() => csv.Write(["1"]), Throws.ArgumentException);
    }

    [Test]
    public void CsvTable_TextAfterAClosingQuote_IsRefusedByEveryReader()
    {
        const string Text = "task,model,quality,cost_usd,score,input_tokens,output_tokens\nqa,m,\"100\"9999,1,\"100\"9999,\"100\"9999,1\n";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(EvaluationResultTable.Read(new StringReader(Text)).Refused, Is.EqualTo(1));
            Assert.That(TaskOptionTable.Read(new StringReader(Text)).Problems, Has.Length.EqualTo(1));
            Assert.That(
                () => BedrockSelector.Demand.DemandCsv.Read(new StringReader(Text)), Throws.InstanceOf<FormatException>().With.Message.Contains("a quote stands inside"));
        }
    }
}
