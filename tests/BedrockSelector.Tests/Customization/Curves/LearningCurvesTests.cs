using System.Globalization;
using BedrockSelector.Customization.Curves;

namespace BedrockSelector.Tests.Customization.Curves;

public sealed class LearningCurvesTests
{
    private static readonly Func<int, double> Falling = static step => 0.5 + (1.5 * Math.Exp(-step / 10d));

    private static IEnumerable<TestCaseData> Courses()
    {
        yield return Course(Falling, static step => 0.6 + (1.5 * Math.Exp(-step / 10d)), LearningVerdict.Learned);
        yield return Course(Falling, null, LearningVerdict.Learned);

        // Lowest at step 40, then up again, while training falls on.
        yield return Course(static step => 2 - (step * 0.015), static step => 1 + (Math.Abs(step - 40) / 100d), LearningVerdict.Overfitting);
        yield return Course(static step => 1 + (step / 50d), null, LearningVerdict.Diverging);
        yield return Course(static step => step == 70 ? double.NaN : 1, null, LearningVerdict.Diverging);
        yield return Course(static step => 3 - (step * 0.025), static step => 3 - (step * 0.02), LearningVerdict.TooFewSteps);
        yield return Course(static step => 1 - (step * 0.0001), null, LearningVerdict.NotLearning);
    }

    [TestCaseSource(nameof(Courses))]
    public void Read_Course_IsJudged(string training, string? validation, LearningVerdict verdict)
    {
        var curves = LearningCurves.Read(training, validation);

        Assert.That(curves.Verdict, Is.EqualTo(verdict), curves.Findings[0].Message);
        Assert.That(curves.Training, Has.Length.EqualTo(100));
    }

    [Test]
    public void Read_FewSteps_IsUndecided() =>
        Assert.That(LearningCurves.Read("step_number,epoch_number,training_loss\n1,0,2.5\n2,0,2.4\n", null).Verdict, Is.EqualTo(LearningVerdict.Undecided));

    [Test]
    public void Read_Overfitting_NamesTheBestStep()
    {
        var curves = LearningCurves.Read(Csv("training_loss", static step => 2 - (step * 0.015)), Csv("validation_loss", static step => 1 + (Math.Abs(step - 40) / 100d)));

        Assert.That(curves.BestStep, Is.EqualTo(40));
    }

    [Test]
    public void Read_OtherColumns_SaysWhichAreWanted() =>
        Assert.That(() => LearningCurves.Read("a,b\n1,2\n", null), Throws.TypeOf<FormatException>().With.Message.Contains("step_number"));

    private static TestCaseData Course(Func<int, double> training, Func<int, double>? validation, LearningVerdict verdict) =>
        new TestCaseData(Csv("training_loss", training), validation is null ? null : Csv("validation_loss", validation), verdict).SetArgDisplayNames(verdict.ToString(), validation is null ? "alone" : "with validation");

    private static string Csv(string loss, Func<int, double> course) =>
        $"step_number,epoch_number,{loss}\r\n" + string.Concat(Enumerable.Range(1, 100).Select(step => string.Create(CultureInfo.InvariantCulture, $"{step},{step / 50},{course(step)}\r\n")));
}
