using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Quantities;

public class PriceConditionsTests
{
    private static readonly Dimension Size = Dimension.Parse("size");

    [Test]
    public void With_AnyOrder_IsEqual()
    {
        var one = PriceConditions.None.With(Size, "big").With(Dimension.Term, "6-month");
        var other = PriceConditions.Of(CommitmentTerm.SixMonths).With(Size, "small").With(Size, "big");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(one, Is.EqualTo(other));
            Assert.That(one.GetHashCode(), Is.EqualTo(other.GetHashCode()));
            Assert.That(one == other.With(Size, "small"), Is.False);
            Assert.That(one.ToString(), Is.EqualTo("size=big,term=6-month"));
            Assert.That(PriceConditions.Parse(one.ToString()), Is.EqualTo(one));
            Assert.That((one[Size], one[Dimension.ContextAbove]), Is.EqualTo(("big", (string?)null)));
        }
    }

    [Test]
    public void With_NothingLeft_IsNone()
    {
        var none = PriceConditions.None.With(Size, "big").With(Size, null);

        Assert.That((none.IsEmpty, none == default, PriceConditions.Of(CommitmentTerm.None) == default), Is.EqualTo((true, true, true)));
        Assert.That(() => PriceConditions.None.With(default, "x"), Throws.ArgumentException);
    }

    [TestCase("size")]
    [TestCase("size=")]
    [TestCase("Size=1")]
    [TestCase("size=1,size=2")]
    public void Parse_Malformed_Throws(string text) => Assert.That(() => PriceConditions.Parse(text), Throws.TypeOf<FormatException>());
}
