using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Customization.Plans;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Tests.Customization.DataSets;
using BedrockSelector.Tests.Customization.Jobs;

namespace BedrockSelector.Tests.Customization.Plans;

public sealed class CustomizationPlannerTests
{
    private static readonly ModelCatalog Embedded = ModelCatalog.LoadEmbedded();
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Test]
    public async Task Plan_WalkthroughWithTheSampleRates_CostsBothPhasesAndBreaksEven()
    {
        var plan = await WalkthroughAsync("sample-rates.json");

        // 2,680 tokens × 2 epochs = 5,360 tokens at the sample's 2 USD per 1,000,000 = 0.01072 USD; 12 months × 2 USD = 24 USD.
        // A month has 200,000 requests of 120 in and 90 out: 2,400,000 × (120 × 0.035 + 90 × 0.14) / 1,000,000 = 40.32 USD.
        // Nova Pro: 2,400,000 × (1,900 × 0.8 + 90 × 3.2) / 1,000,000 = 4,339.2 USD.
        // Break-even: 24.01072 / (0.001808 − 0.0000168) = 13,404.8 requests; saving: 4,339.2 − 24.01072 − 40.32 = 4,274.86928 USD.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Job.Job!.CustomModelName, Is.EqualTo("DemoCustomModel"));
            Assert.That(plan.Job.Policies, Is.Not.Null);
            Assert.That(plan.TrainingData!.IsUsable && plan.ValidationData!.IsUsable, Is.True);
            Assert.That(plan.Plan.Training.TotalUsd, Is.EqualTo(0.01072m));
            Assert.That(plan.Plan.Training.Lines.Single().Source, Is.EqualTo("sample-not-a-price"));
            Assert.That(plan.Plan.Storage.TotalUsd, Is.EqualTo(24m));
            Assert.That(plan.Plan.Inference!.Billing, Is.EqualTo("metered"));
            Assert.That(plan.Plan.Inference.TotalUsd, Is.EqualTo(40.32m));
            Assert.That(plan.Plan.BreakEven!.Comparison!.TotalUsd, Is.EqualTo(4339.2m));
            Assert.That(plan.Plan.BreakEven.Requests, Is.EqualTo(13_405m));
            Assert.That(plan.Plan.BreakEven.SavingUsd, Is.EqualTo(4274.86928m));
        }
    }

    [Test]
    public async Task Plan_WalkthroughWithoutOverlay_LacksTrainingAndStorage()
    {
        var plan = await WalkthroughAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Plan.Training.TotalUsd, Is.Null);
            Assert.That(plan.Plan.Training.Missing.Single().Reason, Does.Contain("computed"));
            Assert.That(plan.Plan.Storage.Missing.Single().Meter, Is.EqualTo("model-storage-months"));
            Assert.That(plan.Plan.BreakEven!.Explanation, Is.EqualTo("Undecided: no cost is known of training, storage."));
            Assert.That(plan.Plan.Inference!.TotalUsd, Is.EqualTo(40.32m));
        }
    }

    [Test]
    public async Task Plan_DerivedRatesAllowed_UsesThem()
    {
        var plan = await WalkthroughAsync(allowDerived: true);

        // 5,360 tokens at 1 USD per 1,000,000.
        Assert.That(plan.Plan.Training.TotalUsd, Is.EqualTo(0.00536m));
    }

    [Test]
    public async Task Plan_BaseModelCheaperPerRequest_NeverBreaksEven()
    {
        var plan = await WalkthroughAsync("sample-rates.json", change: static spec => spec with { Plan = spec.Plan! with { CompareWith = "amazon.nova-micro-v1:0", CompareUsage = "input-tokens=50,output-tokens=90" } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Plan.BreakEven!.Requests, Is.Null);
            Assert.That(plan.Plan.BreakEven.Explanation, Does.StartWith("Never"));
            Assert.That(plan.Plan.BreakEven.SavingUsd, Is.Negative);
        }
    }

    [Test]
    public void Plan_ImageBase_IsBilledByImagesSeen()
    {
        // Nova Canvas: 500 steps × batch size 8 by default = 4,000 images at 0.005 USD = 20 USD.
        var spec = JobSpecs.Minimal with { Base = "amazon.nova-canvas-v1:0" };

        var plan = Planner().Plan(spec, new CustomizationJobBuilder().Build(spec), null, null, new() { AsOf = Day });

        Assert.That(plan.Plan.Training.TotalUsd, Is.EqualTo(20m));
    }

    [Test]
    public void Plan_ProvisionedWithoutUnits_IsUndecided()
    {
        var spec = JobSpecs.Minimal with { Base = "amazon.nova-canvas-v1:0", Plan = new() { Usage = "images=1", RequestsPerMonth = 10 } };

        var plan = Planner().Plan(spec, new CustomizationJobBuilder().Build(spec), null, null, new() { AsOf = Day });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Plan.Inference!.TotalUsd, Is.Null);
            Assert.That(plan.Plan.Inference.Undecided, Does.Contain("not published"));
        }
    }

    private static CustomizationPlanner Planner(ModelCatalog? catalog = null) => new(catalog ?? Embedded);

    private static async Task<CustomizationPlan> WalkthroughAsync(string? overlay = null, bool allowDerived = false, Func<CustomizationSpec, CustomizationSpec>? change = null)
    {
        var spec = CustomizationSpec.Parse(await File.ReadAllTextAsync(SampleData.WalkthroughPathOf("spec.json")));
        spec = change is null ? spec : change(spec);
        var catalog = overlay is null ? Embedded : ModelCatalog.LoadEmbedded(await CatalogLayer.LoadFileAsync(SampleData.WalkthroughPathOf(overlay)));
        var job = new CustomizationJobBuilder(knowledge: catalog).Build(spec, Day);
        var checker = new TrainingDataChecker();
        var options = TrainingDataCheckerTests.Options("amazon.nova-micro-v1:0");
        using var trainingFile = File.OpenRead(SampleData.WalkthroughPathOf(spec.Training!.File!));
        using var validationFile = File.OpenRead(SampleData.WalkthroughPathOf(spec.Validation[0].File!));
        var training = await checker.CheckAsync(trainingFile, options);
        var validation = await checker.CheckAsync(validationFile, options with { Role = DataSetRole.Validation }, training.Fingerprints);
        return Planner(catalog).Plan(spec, job, training.Report, validation.Report, new() { AsOf = Day, DerivedRates = allowDerived ? DerivedRates.Allow : DerivedRates.Refuse });
    }
}
