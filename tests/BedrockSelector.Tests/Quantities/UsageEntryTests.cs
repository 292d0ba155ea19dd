using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Quantities;

public class UsageEntryTests
{
    [Test]
    public void New_DefaultMeter_Throws() =>
        Assert.That(static () => new UsageEntry(default, 1), Throws.ArgumentException.With.Message.StartsWith("The meter has no name."));

    [Test]
    public void New_QuantityOutOfRange_Throws()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(static () => new UsageEntry(Meter.Images, -0.0001m), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(static () => new UsageEntry(Meter.Images, UsageEntry.MaxQuantity + 0.0001m), Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void Deconstruct_Entry_GivesItsParts()
    {
        var (meter, quantity) = new UsageEntry(Meter.Images, UsageEntry.MaxQuantity);

        Assert.That(meter, Is.EqualTo(Meter.Images));
        Assert.That(quantity, Is.EqualTo(1_000_000_000_000_000m));
    }
}
