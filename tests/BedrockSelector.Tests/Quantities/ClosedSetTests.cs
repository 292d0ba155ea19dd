using System.Text.Json;
using System.Text.Json.Serialization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Quantities;

public class ClosedSetTests
{
    private static IEnumerable<Type> Sets =>
        typeof(ClosedSet).Assembly.GetExportedTypes().Where(static type => type.IsEnum && type.IsDefined(typeof(JsonConverterAttribute), inherit: false));

    [TestCaseSource(nameof(Sets))]
    public void EverySet_NameAndJson_RoundTrip(Type set)
    {
        foreach (var member in Enum.GetValues(set))
        {
            var json = JsonSerializer.Serialize(member, set);

            Assert.That(json, Does.Match("^\"[a-z0-9]+(-[a-z0-9]+)*\"$"), "lower-case words joined by hyphens");
            Assert.That(JsonSerializer.Deserialize(json, set), Is.EqualTo(member));
        }
    }

    [TestCase("0")]
    [TestCase("\"Batch\"")]
    [TestCase("\"nothing\"")]
    [TestCase("null")]
    public void Json_NoName_IsRefused(string json) =>
        Assert.That(() => JsonSerializer.Deserialize<PricingTier>(json), Throws.TypeOf<JsonException>());

    [Test]
    public void Name_NoMember_Throws() => Assert.That(() => ((PricingTier)99).Name(), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Names_Set_AreInItsOrder() =>
        Assert.That(ClosedSet.Names<CommitmentTerm>(), Is.EqualTo(new[] { "none", "1-month", "3-month", "6-month" }));

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
        Assert.That(ClosedSet.TryParse<PricingTier>(name, out var tier), Is.False);
        Assert.That(tier, Is.EqualTo(PricingTier.Standard));
        Assert.That(ClosedSet.TryParse<CommitmentTerm>(name, out var term), Is.False);
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
