using BedrockSelector.Quantities;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Customization;
using BedrockSelector.Customization.Advice;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Customization.Advice;

public sealed class CustomizationAdvisorTests
{
    private static readonly ModelCatalog Catalog = ModelCatalog.LoadEmbedded();

    private static readonly CustomizationNeed Need = new() { AsOf = new(2026, 11, 23), Tokens = 1_000_000m };

    [Test]
    public void Advise_LabelledExamples_RanksByCostWithUnknownCostsLast()
    {
        var advice = Advise(Need);

        // Llama 3.1 8B: 1,000,000 tokens × 5 epochs at 1.49 USD per 1,000,000 = 7.45 USD; 70B at 7.99 = 39.95 USD;
        // Nova 2 Lite: 2 epochs by AWS's SDK at 3.78 USD = 7.56 USD.
        var known = advice.Options.TakeWhile(static option => option.Training.TotalUsd is not null).Select(static option => (option.ModelId.Value, option.Training.TotalUsd)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(known[0], Is.EqualTo(("meta.llama3-1-8b-instruct-v1:0", (decimal?)7.45m)));
            Assert.That(known[1], Is.EqualTo(("amazon.nova-2-lite-v1:0", (decimal?)7.56m)));
            Assert.That(known[2], Is.EqualTo(("meta.llama3-1-70b-instruct-v1:0", (decimal?)39.95m)));
            Assert.That(advice.Options.Skip(known.Length).Select(static option => option.Training.TotalUsd), Is.All.Null);
            Assert.That(advice.Options.Select(static option => option.Reasons.Length), Is.All.GreaterThan(0));
        }
    }

    // A small workload: 1,000 requests a month of 500 and 200 tokens, for 12 months. Llama 3.1 8B is trained for 7.45 USD and stored for
    // 12 × 1.95 = 23.40 USD, but only units serve it: the cheapest term is six months at 13.08 USD an hour, 13.08 × 744 × 12 = 116,778.24 USD.
    [Test]
    public void Advise_SmallWorkload_DoesNotPutABaseOfUnitsFirst()
    {
        var advice = Advise(Need with { RequestUsage = Usage.Parse("input-tokens=500,output-tokens=200"), RequestsPerMonth = 1_000m });

        var llama = advice.Options.Single(static option => option.ModelId.Value == "meta.llama3-1-8b-instruct-v1:0" && option.Method == CustomizationKind.FineTuning);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(llama.Serving!.Way, Is.EqualTo(BedrockSelector.Customization.ServingWay.Provisioned));
            Assert.That(llama.Serving.ServingUsd, Is.EqualTo(116_778.24m));
            Assert.That(llama.Serving.StorageUsd, Is.EqualTo(23.40m));
            Assert.That(llama.TotalUsd, Is.EqualTo(116_809.09m));
            var known = advice.Options.TakeWhile(static option => option.TotalUsd is not null).Select(static option => option.TotalUsd!.Value);
            Assert.That(known, Is.Ordered);
        }
    }

    [Test]
    public void Advise_EveryBaseAndMethod_IsRankedOrRejectedOnce()
    {
        var advice = Advise(Need);

        var all = advice.Options.Select(static option => (option.ModelId, option.Method)).Concat(advice.Rejected.Select(static one => (one.ModelId, one.Method)));
        Assert.That(all, Is.EquivalentTo(CustomizationFacts.Embedded.Bases.SelectMany(static model => model.Methods.Select(method => (model.ModelId, method.Kind)))));
    }

    private static IEnumerable<TestCaseData> Rejections()
    {
        static TestCaseData Case(string name, CustomizationNeed need, string model, CustomizationKind method, AdviceRejectionCode code) =>
            new TestCaseData(need, model, method, code).SetArgDisplayNames(name);
        const CustomizationKind Tuning = CustomizationKind.FineTuning;
        yield return Case("raw text", Need with { Input = CustomizationInput.RawText }, "amazon.nova-micro-v1:0", Tuning, AdviceRejectionCode.DataDoNotFit);
        yield return Case("withdrawn", Need, "amazon.titan-text-lite-v1", Tuning, AdviceRejectionCode.Withdrawn);
        yield return Case("unavailable", Need, "anthropic.claude-3-haiku-20240307-v1:0", CustomizationKind.Distillation, AdviceRejectionCode.Unavailable);
        yield return Case("images", Need with { HasImages = true }, "amazon.nova-micro-v1:0", Tuning, AdviceRejectionCode.NoImages);
        yield return Case("region", Need with { Region = new("us-west-2") }, "amazon.nova-micro-v1:0", Tuning, AdviceRejectionCode.NotInRegion);
        yield return Case("serving", Need with { Serving = ServingWay.OnDemand }, "meta.llama3-1-8b-instruct-v1:0", Tuning, AdviceRejectionCode.NotServedSo);
        yield return Case("ended", Need with { Input = CustomizationInput.CaptionedImages }, "amazon.nova-canvas-v1:0", Tuning, AdviceRejectionCode.BaseEnded);
        yield return Case("teacher ended", Need with { Input = CustomizationInput.Prompts }, "amazon.nova-pro-v1:0", CustomizationKind.Distillation, AdviceRejectionCode.NoTeacher);
        yield return Case("too few", Need with { Records = 7 }, "amazon.nova-micro-v1:0", Tuning, AdviceRejectionCode.TooFewRecords);
        yield return Case("too many", Need with { Records = 10_001 }, "meta.llama3-1-8b-instruct-v1:0", Tuning, AdviceRejectionCode.TooManyRecords);
        yield return Case("budget", Need with { BudgetUsd = 10m }, "meta.llama3-1-70b-instruct-v1:0", Tuning, AdviceRejectionCode.OverBudget);
        yield return Case("cost unknown", Need with { BudgetUsd = 10m }, "amazon.nova-pro-v1:0", Tuning, AdviceRejectionCode.CostUnknown);
    }

    [TestCaseSource(nameof(Rejections))]
    public void Advise_WhatDoesNotFit_HasItsCode(CustomizationNeed need, string model, CustomizationKind method, AdviceRejectionCode code)
    {
        var advice = Advise(need);

        Assert.That(advice.Rejected.Single(one => one.ModelId.Value == model && one.Method == method).Code, Is.EqualTo(code));
    }

    [Test]
    public void Advise_EndedIncluded_WarnsOfTheEnd()
    {
        var advice = Advise(Need with { Input = CustomizationInput.CaptionedImages, IncludeEnded = true });

        Assert.That(advice.Options.Single(static option => option.ModelId.Value == "amazon.nova-canvas-v1:0").Warnings, Has.Some.Contains("ended on"));
    }

    private static CustomizationAdvice Advise(CustomizationNeed need) => new CustomizationAdvisor(Catalog).Advise(need);
}
