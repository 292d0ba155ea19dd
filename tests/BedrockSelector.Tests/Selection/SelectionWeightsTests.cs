using BedrockSelector.Selection;

namespace BedrockSelector.Tests.Selection;

public class SelectionWeightsTests
{
    [TestCase(-1, 0, 1)]
    [TestCase(0, double.NaN, 1)]
    [TestCase(0, 0, double.PositiveInfinity)]
    [TestCase(0, 0, 0)]
    [TestCase(1e13, 0, 0)]
    public void New_OutOfRange_Throws(double quality, double latency, double cost) =>
        Assert.That(() => new SelectionWeights(quality, latency, cost), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Balanced_Weights_AreEqual() =>
        Assert.That((SelectionWeights.Balanced.Quality, SelectionWeights.Balanced.Latency, SelectionWeights.Balanced.Cost), Is.EqualTo((1, 1, 1)));
}
