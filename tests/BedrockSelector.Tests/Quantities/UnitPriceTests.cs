using BedrockSelector.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Quantities;

public class UnitPriceTests
{
    // Amounts worked out by hand: quantity × usd ÷ per.
    private static readonly object[] Amounts =
    [
        new object[] { 0.035m, 1_000_000L, 1500m, 0.0000525m },      // 1,500 × 0.035 = 52.5; ÷ 10⁶
        new object[] { 0.14m, 1_000_000L, 300m, 0.000042m },         // 300 × 0.14 = 42; ÷ 10⁶
        new object[] { 0.06m, 1L, 3m, 0.18m },                       // three images
        new object[] { 21.18m, 1L, 730m, 15461.4m },                 // 730 h: 21.18 × 700 = 14,826; 21.18 × 30 = 635.4
        new object[] { 0.00002m, 1_000_000L, 1m, 0.00000000002m },   // one token
        new object[] { 3.3m, 1_000_000L, 1_000_000_000_000_000m, 3_300_000_000m },
        new object[] { 0m, 1L, 5m, 0m },
        new object[] { 7m, 1L, 0m, 0m },
    ];

    [TestCaseSource(nameof(Amounts))]
    public void AmountOf_Quantity_IsExactToTheLastDigit(decimal usd, long per, decimal quantity, decimal expected) =>
        Assert.That(UnitPrice.Of(usd, per).AmountOf(quantity), Is.EqualTo(expected));

    [Test]
    public void AmountOf_SplitQuantity_SumsToTheWhole()
    {
        // Micro-dollars a million, and whole tokens: every product fits a decimal, so nothing may round.
        Prop.ForAll<PositiveInt, NonNegativeInt, NonNegativeInt>(static (usd, first, second) =>
        {
            var price = UnitPrice.Of(usd.Get / 1_000_000m, 1_000_000);
            return price.AmountOf(first.Get) + price.AmountOf(second.Get) == price.AmountOf((decimal)first.Get + second.Get);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void AmountOf_NegativeQuantity_Throws() =>
        Assert.That(static () => UnitPrice.Of(1).AmountOf(-1), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void AmountOf_TooLarge_Overflows() =>
        Assert.That(static () => UnitPrice.Of(decimal.MaxValue).AmountOf(2), Throws.TypeOf<OverflowException>());

    [Test]
    public void Of_ArgumentOutOfRange_Throws()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(static () => UnitPrice.Of(-0.01m), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(static () => UnitPrice.Of(1, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void Default_Price_IsFreePerOne()
    {
        var price = default(UnitPrice);

        Assert.That(price.Per, Is.EqualTo(1));
        Assert.That(price.AmountOf(10), Is.Zero);
    }

    [Test]
    public void ToString_ForeignCulture_IsInvariant()
    {
        using var culture = ForeignCulture.Enter();

        Assert.That(UnitPrice.Of(0.0350m, 1_000_000).ToString(), Is.EqualTo("0.035 USD per 1000000"));
    }
}
