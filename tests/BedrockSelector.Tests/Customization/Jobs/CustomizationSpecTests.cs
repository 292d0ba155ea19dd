using BedrockSelector.Knowledge;
using BedrockSelector.Customization;
using BedrockSelector.Customization.Jobs;

namespace BedrockSelector.Tests.Customization.Jobs;

public sealed class CustomizationSpecTests
{
    [Test]
    public void Parse_WrittenSpecification_IsEqual()
    {
        foreach (var (model, method) in JobSpecs.BasesAndMethods.Where(static pair => pair.Method.Status == MethodStatus.Offered))
        {
            var spec = JobSpecs.Full(model, method) with
            {
                Media = "s3://demo-training-data/images/",
                InvocationLogs = new("s3://logs/x/", true, [new("a", "b", true)], true),
                Plan = new() { Months = 6.5m, Usage = "input-tokens=300,output-tokens=120", RequestsPerMonth = 100_000, ModelUnits = 1, HoursPerMonth = 744, TrainingHours = 2, CompareWith = "amazon.nova-pro-v1:0", CompareUsage = "input-tokens=2300" },
            };

            var again = CustomizationSpec.Parse(spec.ToJson());

            using (Assert.EnterMultipleScope())
            {
                Assert.That(again, Is.EqualTo(spec), model.Name);
                Assert.That(again.ToJson(), Is.EqualTo(spec.ToJson()));
                Assert.That(again.Vpc!.SubnetIds, Is.EqualTo(spec.Vpc!.SubnetIds));
                Assert.That(again.Plan!.Months, Is.EqualTo(6.5m));
            }
        }
    }

    [Test]
    public void Parse_SeveralFaults_ReportsEach()
    {
        const string Json = """{"base":1,"output":["x"],"trainig":{},"vpc":{"subnetIds":[5]},"hyperparameters":{"epochCount":true},"validation":["a"]}""";

        var parsed = CustomizationSpec.TryParse(Json, out _, out var problems);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(parsed, Is.False);
            Assert.That(problems.Select(static problem => problem.Field), Is.EquivalentTo(new[] { "base", "output", "trainig", "vpc.subnetIds", "hyperparameters.epochCount", "validation[0]" }));
            Assert.That(problems.Single(static problem => problem.Field == "trainig").Message, Does.Contain("training"));
        }
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{")]
    [TestCase("null")]
    [TestCase("{\"name\":\"\\ud800\"}")]
    public void Parse_NoSpecification_Throws(string json) => Assert.That(() => CustomizationSpec.Parse(json), Throws.InstanceOf<FormatException>());

    [Test]
    public void Parse_NumbersAsHyperparameters_AreTakenAsWritten()
    {
        var spec = CustomizationSpec.Parse("""{"hyperparameters":{"epochCount":2,"learningRate":1e-5}}""");

        Assert.That(spec.Hyperparameters.Select(static parameter => parameter.Value), Is.EqualTo(new[] { "2", "1e-5" }));
    }
}
