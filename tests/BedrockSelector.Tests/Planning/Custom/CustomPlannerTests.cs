using BedrockSelector.Answers;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Customization.Plans;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Custom;
using BedrockSelector.Quantities;
using BedrockSelector.Tests.Customization.Jobs;

namespace BedrockSelector.Tests.Planning.Custom;

public sealed class CustomPlannerTests
{
    private static readonly KnowledgeSnapshot Knowledge = new(ModelCatalog.LoadEmbedded());
    private static readonly DateOnly Day = new(2026, 11, 22);
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Plan_Canvas_HasThreeRowsAndNoHiddenSum()
    {
        // 500 steps × batches of 8 = 4,000 images at 0.005 USD = 20 USD; 2 months × 1.95 = 3.90 USD; one unit for two months of 744 hours, at
        // one month's 55 USD an hour: 81,840 USD, or 90,024 USD without commitment.
        var plan = new CustomPlanner(Knowledge).Plan(Canvas());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Training.TotalUsd, Is.EqualTo(20m));
            Assert.That(plan.Storage.TotalUsd, Is.EqualTo(3.90m));
            Assert.That(plan.Storage.MonthlyUsd, Is.EqualTo(1.95m));
            Assert.That(plan.Inference!.TotalUsd, Is.EqualTo(81_840m));
            Assert.That(plan.Inference.Provisioned.TotalUsd, Is.EqualTo(90_024m).Or.EqualTo(81_840m));
            Assert.That(plan.SumUsd, Is.Null);
            Assert.That(plan.Sum(), Is.EqualTo(20m + 3.90m + 81_840m));
        }
    }

    [Test]
    public void Plan_SpecificationWithTheSameFigures_IsTheSamePlan()
    {
        var spec = JobSpecs.Minimal with
        {
            Base = "amazon.nova-canvas-v1:0",
            Plan = new() { Months = 2m, Usage = "images=1", RequestsPerMonth = 1_000m, ModelUnits = 1m },
        };
        var job = new CustomizationJobBuilder().Build(spec);

        var bySpec = new CustomizationPlanner(Knowledge).Plan(spec, job, null, null, new() { AsOf = Day }).Plan;

        Assert.That(bySpec, Is.EqualTo(new CustomPlanner(Knowledge).Plan(Canvas())));
    }

    [Test]
    public void Plan_Json_ReadsBackEqual()
    {
        var plan = new CustomPlanner(Knowledge).Plan(Canvas());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(AnswerJson.Deserialize<CustomPlan>(AnswerJson.Serialize(plan)), Is.EqualTo(plan));
            Assert.That(System.Text.Json.JsonSerializer.Deserialize<CustomPlan>(System.Text.Json.JsonSerializer.Serialize(plan)), Is.EqualTo(plan));
        }
    }

    [TestCase(200_000)]
    [TestCase(7)]
    [TestCase(1_000_003)]
    public void RequestDemand_AnyNumber_SumsExactly(int requests)
    {
        var demand = RequestDemand.Of(Usage.Tokens(121m, 93m), requests, 3m, 744m);

        Assert.That((demand.Total.Input, demand.Total.Output), Is.EqualTo((121m * 3m * requests, 93m * 3m * requests)));
    }

    private static CustomPlanRequest Canvas() => new()
    {
        Training = new() { Model = ModelReference.Parse("amazon.nova-canvas-v1:0"), Region = new("us-east-1"), Steps = 500m, BatchSize = 8m, AsOf = Day },
        MonthsStored = 2m,
        Requests = 2_000m,
        Inference = new()
        {
            Model = ModelReference.Parse("amazon.nova-canvas-v1:0"),
            Region = new("us-east-1"),
            CustomModel = true,
            Scenarios = [new(RequestDemand.Of(Usage.Parse("images=1"), 1_000m, 2m, 744m, Start))],
            RequestUsage = Usage.Parse("images=1"),
            UnitsAtPeak = 1m,
            AsOf = Day,
        },
    };
}
