using BedrockSelector.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Quantities;

public class UsageTests
{
    [Test]
    public void Parse_Pairs_KeepsTheirOrder()
    {
        var usage = Usage.Parse("output-tokens=300,input-tokens=1500.5");

        Assert.That(usage.Entries, Is.EqualTo(new[] { new UsageEntry(Meter.OutputTokens, 300m), new UsageEntry(Meter.InputTokens, 1500.5m) }));
    }

    [Test]
    public void Parse_SpacesAroundParts_AreIgnored() =>
        Assert.That(Usage.Parse(" input-tokens = 1 ,\toutput-tokens= 2 "), Is.EqualTo(Usage.Tokens(1, 2)));

    [TestCase("", "'' is not 'meter=quantity'")]
    [TestCase("input-tokens", "'input-tokens' is not 'meter=quantity'")]
    [TestCase("input-tokens=1,", "'' is not 'meter=quantity'")]
    [TestCase("=1", "'' is not a meter name")]
    [TestCase("Input=1", "'Input' is not a meter name")]
    [TestCase("input-tokens=", "'' is not a quantity of input-tokens")]
    [TestCase("input-tokens=NaN", "'NaN' is not a quantity")]
    [TestCase("input-tokens=Infinity", "'Infinity' is not a quantity")]
    [TestCase("input-tokens=1e6", "'1e6' is not a quantity")]
    [TestCase("input-tokens=0x10", "'0x10' is not a quantity")]
    [TestCase("input-tokens=1 000", "'1 000' is not a quantity")]
    [TestCase("input-tokens=1_000", "'1_000' is not a quantity")]
    [TestCase("input-tokens=1=2", "'1=2' is not a quantity")]
    [TestCase("input-tokens=(5)", "'(5)' is not a quantity")]
    [TestCase("input-tokens=$5", "'$5' is not a quantity")]
    [TestCase("input-tokens=٥", "'٥' is not a quantity")]
    [TestCase("input-tokens=-1", "-1 is out of range for input-tokens")]
    [TestCase("input-tokens=-0.0000001", "-0.0000001 is out of range")]
    [TestCase("input-tokens=1000000000000001", "1000000000000001 is out of range")]
    [TestCase("input-tokens=99999999999999999999999999999999999", "is not a quantity")]
    [TestCase("input-tokens=1,input-tokens=1", "The meter 'input-tokens' is given twice.")]
    [TestCase("input-tokens=1,5", "'5' is not 'meter=quantity'")]
    public void Parse_HostileText_SaysWhatIsWrong(string text, string message) =>
        Assert.That(() => Usage.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(message));

    [Test]
    public void Parse_Null_Throws() => Assert.That(() => Usage.Parse(null!), Throws.ArgumentNullException);

    [TestCase("input-tokens=0", "input-tokens=0")]
    [TestCase("input-tokens=1000000000000000", "input-tokens=1000000000000000")]
    [TestCase("input-tokens=+5", "input-tokens=5")]
    [TestCase("input-tokens=.5", "input-tokens=0.5")]
    [TestCase("input-tokens=5.", "input-tokens=5")]
    [TestCase("input-tokens=0001.5000", "input-tokens=1.5")]
    [TestCase("images=0.0000000000000000000000000001", "images=0.0000000000000000000000000001")]
    public void ToString_ParsedText_IsPlain(string text, string printed) =>
        Assert.That(Usage.Parse(text).ToString(), Is.EqualTo(printed));

    [Test]
    public void Parse_ForeignCulture_ReadsAndPrintsTheSame()
    {
        using var culture = ForeignCulture.Enter();

        Assert.That(Usage.Parse("input-tokens=1234.5").ToString(), Is.EqualTo("input-tokens=1234.5"));
        Assert.That(() => Usage.Parse("input-tokens=~5"), Throws.TypeOf<FormatException>());
    }

    [Test]
    public void Parse_Printed_GivesTheUsageBack()
    {
        var quantities = ArbMap.Default.ArbFor<long[]>().Filter(static many => many.Length is > 0 and < 8)
            .Convert(static many => many.Select(static one => Math.Abs(one % 1_000_000_000_000_000)).ToArray(), static many => many);

        Prop.ForAll(quantities, static many =>
        {
            var usage = Usage.Of([.. many.Select(static (one, index) => new UsageEntry(Meter.Parse($"meter-{index}"), one / 1000m))]);
            return Usage.Parse(usage.ToString()).Equals(usage);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Of_MeterTwice_Throws() =>
        Assert.That(
            static () => Usage.Of(new UsageEntry(Meter.Images, 1), new UsageEntry(Meter.Images, 2)),
            Throws.ArgumentException.With.Message.StartsWith("The meter 'images' is given twice."));

    [Test]
    public void Indexer_MeterNotNamed_IsZero()
    {
        var usage = Usage.Tokens(1, 2);

        Assert.That(usage[Meter.OutputTokens], Is.EqualTo(2m));
        Assert.That(usage[Meter.Images], Is.Zero);
    }

    [Test]
    public void TotalInputTokens_EveryKindOfInput_IsSummedAndOutputIsNot()
    {
        var usage = Usage.Parse(
            "input-tokens=1,cache-read-tokens=20,cache-write-5m-tokens=300,cache-write-30m-tokens=4000,cache-write-1h-tokens=50000,"
            + "input-speech-tokens=600000,output-tokens=7000000,output-speech-tokens=80000000,images=9");

        // 1 + 20 + 300 + 4,000 + 50,000 + 600,000
        Assert.That(usage.TotalInputTokens, Is.EqualTo(654_321m));
    }

    [Test]
    public void Times_Factor_MultipliesEveryQuantity() =>
        Assert.That(Usage.Tokens(1500, 0.5m).Times(3).ToString(), Is.EqualTo("input-tokens=4500,output-tokens=1.5"));

    [Test]
    public void Times_FactorOutOfRange_Throws()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(static () => Usage.Tokens(1, 1).Times(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(static () => Usage.Tokens(2, 1).Times(UsageEntry.MaxQuantity), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(static () => Usage.Tokens(UsageEntry.MaxQuantity, 1).Times(decimal.MaxValue), Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void Equals_SameEntriesSameOrder_IsTrueAndElseFalse()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Usage.Tokens(1, 2), Is.EqualTo(Usage.Parse("input-tokens=1.0,output-tokens=2")));
            Assert.That(Usage.Tokens(1, 2).GetHashCode(), Is.EqualTo(Usage.Parse("input-tokens=1.0,output-tokens=2").GetHashCode()));
            Assert.That(Usage.Tokens(1, 2), Is.Not.EqualTo(Usage.Parse("output-tokens=2,input-tokens=1")));
            Assert.That(Usage.None, Is.Not.EqualTo(Usage.Tokens(0, 0)));
        }
    }

    [Test]
    public void None_Entries_AreEmpty() => Assert.That(Usage.None.Entries, Is.Empty);
}
