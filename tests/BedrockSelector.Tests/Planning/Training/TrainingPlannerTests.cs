using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Planning.Training;

public sealed class TrainingPlannerTests
{
    private static readonly ModelCatalog Catalog = ModelCatalog.LoadEmbedded();
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Test]
    public void Plan_FiveHundredStepsOf64ImagesStoredAMonth_CostsAsPublished()
    {
        // aws.amazon.com/bedrock/pricing, Titan Image Generator: 500 × 64 × 0.005 = 160.00; storage 1.95; 161.95 in all,
        // beside one hour of provisioned throughput at 21.00, which is inference: 182.95 with it.
        var phase = Plan(Request("amazon.titan-image-generator-v1") with { Steps = 500m, BatchSize = 64m, MonthsStored = 1m });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(phase.Lines.Select(line => (line.Meter, line.Quantity, line.AmountUsd)), Is.EqualTo(new[]
            {
                (Meter.TrainingImages, 32_000m, 160.00m), (Meter.ModelStorageMonths, 1m, 1.95m),
            }));
            Assert.That(phase.TotalUsd, Is.EqualTo(161.95m));
            Assert.That(phase.Need, Is.EqualTo("32,000 images seen (500 steps × batches of 64); 1 month of storage"));
        }
    }

    [Test]
    public void Plan_TokensTimesEpochs_AreProcessed()
    {
        // Llama 3.1 8B: 0.00149 USD per 1,000 tokens; 2,000,000 × 3 = 6,000,000 tokens cost 8.94.
        var phase = Plan(Request("meta.llama3-1-8b-instruct-v1:0", "us-west-2") with { DatasetTokens = 2_000_000m, Epochs = 3m });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(phase.TotalUsd, Is.EqualTo(8.94m));
            Assert.That(phase.Need, Is.EqualTo("6,000,000 tokens processed (2,000,000 × 3 epochs)"));
        }
    }

    [Test]
    public void Plan_Provisioned_IsUnitsTimesHours()
    {
        // 2 × 744 × 18.40 = 27,379.20, the published month of two units of Titan Text Express.
        var phase = Plan(Request("amazon.titan-text-express-v1") with { Billing = TrainingBilling.Provisioned, Units = 2m, UnitHours = 744m, Term = CommitmentTerm.OneMonth });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(phase.TotalUsd, Is.EqualTo(27_379.20m));
            Assert.That(phase.Need, Is.EqualTo("2 model units × 744 hours = 1,488 model-unit hours, term 1-month"));
        }
    }

    [Test]
    public void Plan_Distillation_BillsTheTeacherAtItsOwnPrice()
    {
        // Llama 3.1 70B in us-west-2: 0.72 USD a million both ways: 1,000,000 + 500,000 tokens cost 1.08; the student 2.98.
        var phase = Plan(Request("meta.llama3-1-8b-instruct-v1:0", "us-west-2") with
        {
            Method = CustomizationKind.Distillation,
            Teacher = ModelReference.Parse("meta.llama3-1-70b-instruct-v1:0"),
            TeacherUsage = Usage.Tokens(1_000_000m, 500_000m),
            DatasetTokens = 2_000_000m,
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(phase.Lines.Select(line => (line.Teacher, line.ModelId.Value, line.AmountUsd)), Is.EqualTo(new[]
            {
                (true, "meta.llama3-1-70b-instruct-v1:0", 0.72m), (true, "meta.llama3-1-70b-instruct-v1:0", 0.36m), (false, "meta.llama3-1-8b-instruct-v1:0", 2.98m),
            }));
            Assert.That(phase.TotalUsd, Is.EqualTo(4.06m));
        }
    }

    [Test]
    public void Plan_BaseWithoutAPublishedRate_IsMissingAndHasNoTotal()
    {
        var phase = Plan(Request("amazon.nova-pro-v1:0") with { DatasetTokens = 1_000_000m });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(phase.TotalUsd, Is.Null);
            Assert.That(phase.Missing.Single().Meter, Is.EqualTo("training-tokens"));
        }
    }

    [Test]
    public void Plan_BaseWithAComputedRateAlone_IsMissingUnlessAllowed()
    {
        // Nova Micro has no published training price, only one worked out from Nova 2 Lite's.
        var request = Request("amazon.nova-micro-v1:0") with { DatasetTokens = 1_000_000m };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Plan(request).TotalUsd, Is.Null);
            Assert.That(Plan(request with { DerivedRates = DerivedRates.Allow }).TotalUsd, Is.EqualTo(1m));
            Assert.That(Plan(request with { DerivedRates = DerivedRates.Allow }).Findings.Select(finding => finding.Code), Does.Contain("derived-price"));
        }
    }

    [Test]
    public void Plan_ImportStoredThreeMonths_CostsItsCustomModelUnits()
    {
        // Llama 3.1 8B takes 2 custom model units a copy; 2 × 3 months × 1.95 USD = 11.70 USD.
        var phase = Plan(Request("meta.llama3-1-8b-instruct-v1:0", "us-west-2") with { Method = CustomizationKind.Import, MonthsStored = 3m });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(phase.TotalUsd, Is.EqualTo(11.70m));
            Assert.That(phase.Lines.Single().Quantity, Is.EqualTo(6m));
        }
    }

    [Test]
    public void Plan_ImportOfUnknownUnits_AsksForThem()
    {
        var request = Request("meta.llama3-2-1b-instruct-v1:0", "us-west-2") with { Method = CustomizationKind.Import, MonthsStored = 1m };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Plan(request).Missing.Single().Reason, Does.Contain("customModelUnitsPerModelCopy"));
            Assert.That(Plan(request with { UnitsPerCopy = 3m, Conditions = PriceConditions.Parse("unit-version=v1.0") }).TotalUsd, Is.EqualTo(5.85m));
        }
    }

    [Test]
    public void Plan_Metered_SaysWhatProvisionedWouldCost()
    {
        // Llama 3.1 8B without commitment: 24 USD for a unit and hour; 2 units × 10 hours = 480 USD.
        var request = Request("meta.llama3-1-8b-instruct-v1:0", "us-west-2") with { DatasetTokens = 2_000_000m };

        var (open, priced) = (Plan(request), Plan(request with { Units = 2m, UnitHours = 10m }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(open.AwsBilling, Is.EqualTo(TrainingBilling.Metered));
            Assert.That(open.Metered.TotalUsd, Is.EqualTo(2.98m));
            Assert.That(open.Provisioned.UsdPerUnitHour, Is.EqualTo(24m));
            Assert.That(open.Provisioned.TotalUsd, Is.Null);
            Assert.That(open.Provisioned.Unknown, Does.Contain("supply both"));
            Assert.That(priced.Provisioned.TotalUsd, Is.EqualTo(480m));
            Assert.That(priced.TotalUsd, Is.EqualTo(2.98m));
        }
    }

    [Test]
    public void Plan_Import_CostsNothingButStorage() =>
        Assert.That(Plan(Request("meta.llama3-1-8b-instruct-v1:0", "us-west-2") with { Method = CustomizationKind.Import }).TotalUsd, Is.Zero);

    [TestCaseSource(nameof(Unfit))]
    public void Plan_QuantitiesThatDoNotFit_SaysWhatToGive(TrainingRequest request, string expected) =>
        Assert.That(() => Plan(request), Throws.ArgumentException.With.Message.Contains(expected));

    private static IEnumerable<TestCaseData> Unfit()
    {
        var request = Request("amazon.nova-micro-v1:0");
        yield return new(request, "amount of training is missing");
        yield return new(request with { Steps = 5m }, "steps × batch size");
        yield return new(request with { Steps = 5m, BatchSize = 8m, Images = 40m }, "not both");
        yield return new(request with { DatasetTokens = 5m, Hours = 1m }, "give one of them");
        yield return new(request with { Billing = TrainingBilling.Provisioned, Units = 1m }, "units and hours");
        yield return new(request with { Method = CustomizationKind.Distillation, DatasetTokens = 5m }, "needs a teacher");
        yield return new(request with { DatasetTokens = 5m, TeacherUsage = Usage.Tokens(1m, 1m) }, "Only a distillation");
    }

    private static TrainingRequest Request(string model, string region = "us-east-1") => new() { Model = ModelReference.Parse(model), Region = new(region), AsOf = Day };

    private static TrainingPhase Plan(TrainingRequest request) => new TrainingPlanner(Catalog).Plan(request);
}
