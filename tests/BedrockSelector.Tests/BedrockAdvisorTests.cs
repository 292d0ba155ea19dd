using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning;
using BedrockSelector.Quantities;
using Microsoft.Extensions.Options;

namespace BedrockSelector.Tests;

public class BedrockAdvisorTests
{
    private static readonly BedrockAdvisor Bedrock = new(TestCatalogs.Embedded, time: new FixedTime(new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero)));

    [Test]
    public void Select_Text_RanksAsTheSelectorDoes()
    {
        var result = Bedrock.Select("input-tokens=1500,output-tokens=400");

        Assert.That(result.Best!.Candidate, Is.EqualTo(Bedrock.Selector.Select(new() { Usage = Usage.Tokens(1_500, 400) }).Best!.Candidate));
    }

    [Test]
    public void Select_TextWithTask_JudgesByIt() =>
        Assert.That(Bedrock.Select("input-tokens=1500,output-tokens=400", "coding").Request.Task.Name, Is.EqualTo("coding"));

    [Test]
    public void Estimate_Text_PricesInTheDefaultRegion()
    {
        var estimate = Bedrock.Estimate("amazon.nova-micro-v1:0", "input-tokens=1000000", requests: 2);

        using (Assert.EnterMultipleScope())
        {
            // Two million input tokens at 0.035 USD a million.
            Assert.That(estimate.TotalUsd, Is.EqualTo(0.07m));
            Assert.That(estimate.Model.Region.Value, Is.EqualTo("us-east-1"));
        }
    }

    [Test]
    public void Load_Region_AppliesToEverythingThatNamesNone()
    {
        var bedrock = BedrockAdvisor.Load(static options => options.Region = "eu-west-1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(bedrock.Estimate("eu.amazon.nova-micro-v1:0", "input-tokens=1").Model.Region.Value, Is.EqualTo("eu-west-1"));
            Assert.That(bedrock.Select("input-tokens=1,output-tokens=1").Request.Region.Value, Is.EqualTo("eu-west-1"));
            Assert.That(
                bedrock.Plan(new BedrockSelector.Planning.Training.TrainingRequest { Model = Micro, DatasetTokens = 1m }).Region.Value,
                Is.EqualTo("eu-west-1"));
            Assert.That(
                bedrock.Plan(new BedrockSelector.Planning.Inference.InferenceRequest { Model = Micro, Scenarios = [new(DemandSeries.Constant(1m, 1m, 1))] })
                    .Region.Value,
                Is.EqualTo("eu-west-1"));
            Assert.That(bedrock.Estimate(new() { Model = Micro, Region = new("us-west-2"), Usage = Usage.Tokens(1, 1) }).Model.Region.Value, Is.EqualTo("us-west-2"));
        }
    }

    [Test]
    public void Estimate_ArnInAnotherRegion_KeepsItsOwn() =>
        Assert.That(
            Bedrock.Estimate("arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-micro-v1:0", "input-tokens=1").Model.Region.Value,
            Is.EqualTo("us-west-2"));

    [Test]
    public void Check_Text_SaysWhatTheModelCannotDo() =>
        Assert.That(
            Bedrock.Check("amazon.nova-micro-v1:0", new() { Inputs = [Modality.Image] }).Problems.Single().Message,
            Does.StartWith("Amazon Nova Micro takes text only"));

    [Test]
    public void Check_UnknownModel_NamesTheNearest() =>
        Assert.That(
            static () => Bedrock.Check("amazon.nova-mikro-v1:0", new()),
            Throws.TypeOf<ModelResolutionException>().With.Message.Contains("amazon.nova-micro-v1:0"));

    [Test]
    public void Load_Mistakes_AreAllInOneError()
    {
        var error = Assert.Throws<OptionsValidationException>(static () => BedrockAdvisor.Load(static options => (options.Region, options.CostWeight) = ("Virginia", -1)))!;

        Assert.That(error.Failures, Has.Some.Contains("'Virginia'").And.Some.Contains("CostWeight"));
    }

    private static ModelReference Micro => ModelReference.Parse("amazon.nova-micro-v1:0");
}
