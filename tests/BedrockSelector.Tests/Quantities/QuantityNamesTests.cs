using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Quantities;

public class QuantityNamesTests
{
    [Test]
    public void TryParseTier_EveryName_RoundTrips() =>
        Assert.That(
            Enum.GetValues<PricingTier>().Select(static tier => QuantityNames.TryParseTier(tier.Name(), out var parsed) ? parsed : (PricingTier)(-1)),
            Is.EqualTo(Enum.GetValues<PricingTier>()));

    [Test]
    public void TryParseTerm_EveryName_RoundTrips() =>
        Assert.That(
            Enum.GetValues<CommitmentTerm>().Select(static term => QuantityNames.TryParseTerm(term.Name(), out var parsed) ? parsed : (CommitmentTerm)(-1)),
            Is.EqualTo(Enum.GetValues<CommitmentTerm>()));

    [TestCase("standard", PricingTier.Standard)]
    [TestCase("batch", PricingTier.Batch)]
    [TestCase("flex", PricingTier.Flex)]
    [TestCase("priority", PricingTier.Priority)]
    [TestCase("latency-optimized", PricingTier.LatencyOptimized)]
    [TestCase("provisioned", PricingTier.Provisioned)]
    [TestCase("reserved", PricingTier.Reserved)]
    public void Name_Tier_IsTheOneOfDataFiles(string name, PricingTier tier) => Assert.That(tier.Name(), Is.EqualTo(name));

    [TestCase("none", CommitmentTerm.None, 0)]
    [TestCase("1-month", CommitmentTerm.OneMonth, 1)]
    [TestCase("3-month", CommitmentTerm.ThreeMonths, 3)]
    [TestCase("6-month", CommitmentTerm.SixMonths, 6)]
    public void Months_Term_MatchesItsName(string name, CommitmentTerm term, int months)
    {
        Assert.That(term.Name(), Is.EqualTo(name));
        Assert.That(term.Months(), Is.EqualTo(months));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("Batch")]
    [TestCase("on-demand")]
    public void TryParse_UnknownName_IsFalse(string? name)
    {
        Assert.That(QuantityNames.TryParseTier(name, out var tier), Is.False);
        Assert.That(tier, Is.EqualTo(PricingTier.Standard));
        Assert.That(QuantityNames.TryParseTerm(name, out var term), Is.False);
        Assert.That(term, Is.EqualTo(CommitmentTerm.None));
    }

    [Test]
    public void Plain_AnyCulture_HasAllDigitsAndNoMore()
    {
        using var culture = ForeignCulture.Enter();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(1.500m.Plain(), Is.EqualTo("1.5"));
            Assert.That(0m.Plain(), Is.EqualTo("0"));
            Assert.That(1234567.89m.Plain(), Is.EqualTo("1234567.89"));
            Assert.That(0.0000000000000000000000000001m.Plain(), Is.EqualTo("0.0000000000000000000000000001"));
        }
    }
}
