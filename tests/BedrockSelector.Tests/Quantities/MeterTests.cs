using System.Reflection;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Quantities;

public class MeterTests
{
    private static IEnumerable<Meter> WellKnown =>
        typeof(Meter).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(static property => (Meter)property.GetValue(null)!);

    [TestCaseSource(nameof(WellKnown))]
    public void Parse_NameOfAWellKnownMeter_GivesItBack(Meter meter)
    {
        var parsed = Meter.Parse(meter.Name);

        Assert.That(parsed, Is.EqualTo(meter));
        Assert.That(parsed.ToString(), Is.EqualTo(meter.Name));
    }

    [Test]
    public void WellKnown_Names_AreDistinct() =>
        Assert.That(WellKnown.Select(static meter => meter.Name).ToArray(), Has.Length.GreaterThan(15).And.Unique);

    [TestCase("a")]
    [TestCase("web-grounding-requests")]
    [TestCase("cache-write-5m-tokens")]
    [TestCase("3d-models")]
    public void TryParse_WellFormedName_IsAMeter(string name)
    {
        Assert.That(Meter.TryParse(name, out var meter), Is.True);
        Assert.That(meter.Name, Is.EqualTo(name));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("-tokens")]
    [TestCase("tokens-")]
    [TestCase("input--tokens")]
    [TestCase("Input-tokens")]
    [TestCase("input_tokens")]
    [TestCase("input tokens")]
    [TestCase("tökens")]
    [TestCase("tokens\n")]
    [TestCase("x=1")]
    public void TryParse_MalformedName_IsNone(string? name)
    {
        Assert.That(Meter.TryParse(name, out var meter), Is.False);
        Assert.That(meter, Is.EqualTo(default(Meter)));
    }

    [TestCase(64, true)]
    [TestCase(65, false)]
    public void TryParse_LongName_EndsAt64Characters(int length, bool valid) =>
        Assert.That(Meter.TryParse(new string('a', length), out _), Is.EqualTo(valid));

    [Test]
    public void Parse_MalformedName_SaysWhatMetersLookLike() =>
        Assert.That(
            () => Meter.Parse("Input Tokens"),
            Throws.TypeOf<FormatException>().With.Message.EqualTo("'Input Tokens' is not a meter name; meters look like 'input-tokens'."));

    [Test]
    public void Parse_Null_Throws() => Assert.That(() => Meter.Parse(null!), Throws.ArgumentNullException);

    [Test]
    public void Default_Name_IsEmpty() => Assert.That(default(Meter).Name, Is.Empty);
}
