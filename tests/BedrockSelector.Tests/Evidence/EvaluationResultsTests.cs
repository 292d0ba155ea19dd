using BedrockSelector.Evidence;

namespace BedrockSelector.Tests.Evidence;

public class EvaluationResultsTests
{
    [Test]
    public void Of_ScoreOutOfRange_Throws() => Assert.That(
        () => EvaluationResults.Of([new("qa", "m", 1.5m)], ScoreScale.UnitInterval), Throws.ArgumentException);
}
