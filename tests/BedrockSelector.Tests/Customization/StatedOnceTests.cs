using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Customization;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Customization;

/// <summary>What can be made of a model is stated once, and everything that answers from it says the same.</summary>
public class StatedOnceTests
{
    private static readonly DateOnly Day = new(2026, 11, 28);
    private static readonly ModelCatalog Catalog = ModelCatalog.LoadEmbedded();
    private static readonly CustomizationKind[] Methods = [.. Enum.GetValues<CustomizationKind>().Where(static kind => kind != CustomizationKind.Import)];

    [Test]
    public void Documents_Embedded_StateEachMethodInOnePlace()
    {
        var contents = CatalogLayer.LoadEmbedded().Documents.Select(static document => document.Content).ToArray();
        var ofBases = contents.SelectMany(static one => one.CustomizationBases)
            .SelectMany(static one => (one.Aliases ?? []).Append(one.ModelId).SelectMany(id => one.Methods.Select(method => (id, method.Kind))));
        var ofModels = contents.SelectMany(static one => one.Models).SelectMany(static model => (model.Customizations ?? []).Select(one => (model.Id, one.Kind)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ofModels.Intersect(ofBases), Is.Empty);
            Assert.That(contents.SelectMany(static one => one.Models).Where(static model => model.DistillationStudents is not null), Is.Empty);
        }
    }

    [Test]
    public void Answers_EveryModelAndMethod_Agree()
    {
        var facts = CustomizationFacts.Of(Catalog);
        var offered = 0;
        using (Assert.EnterMultipleScope())
        {
            foreach (var (model, method) in Catalog.Models.SelectMany(static model => Methods.Select(method => (model, method))))
            {
                var what = $"{model.Id} {method.Name()}";
                var support = model.Customizations.SingleOrDefault(one => one.Kind == method);
                var isOffered = support?.Status == MethodStatus.Offered;
                offered += isOffered ? 1 : 0;

                // show, models
                Assert.That(model.ToDocument(Day).Customizations.Contains(method), Is.EqualTo(isOffered), what);
                Assert.That(
                    new ModelQuery { Customization = method, IncludeEnded = true }.Find(Catalog, Day).Any(one => one.Id == model.Id), Is.EqualTo(isOffered), what);

                // customize
                var known = facts.TryGetBase(model.Id.Value, out var customizable) && customizable.TryGetMethod(method, out var found) ? found : null;
                Assert.That(known is not null || support is null || support.Status == MethodStatus.Withdrawn, Is.True, what);
                if (known is not null)
                {
                    Assert.That((known.Status, known.Source), Is.EqualTo((support!.Status, support.Source)), what);
                    Assert.That(known.Regions, Is.EqualTo(support.Regions), what);
                    Assert.That(support.BaseId, Is.EqualTo(customizable!.JobIdentifier), what);
                }

                // plan custom, plan training
                Assert.That(IsRefused(model, method, support), Is.EqualTo(!isOffered), what);
            }
        }

        Assert.That(offered, Is.GreaterThan(20));
    }

    // Claude 3 Haiku: an overview calls its distillation withdrawn, the page of distillation itself unavailable for now.
    [Test]
    public void Distillation_Claude3Haiku_IsUnavailableEverywhere()
    {
        var model = Catalog.GetModel(new("anthropic.claude-3-haiku-20240307-v1:0"));
        var support = model.Customizations.Single(static one => one.Kind == CustomizationKind.Distillation);

        Assert.That((support.Status, support.Source.Key), Is.EqualTo((MethodStatus.Unavailable, "aws-guide-distillation-2026-10")));
    }

    // An overlay of version 1 corrects the model's own entry, and everything follows.
    [Test]
    public void Overlay_OfVersionOne_CorrectsEveryAnswer()
    {
        var catalog = ModelCatalog.LoadEmbedded(CatalogLayer.Parse("ours", """
            {
              "schemaVersion": 1,
              "sources": [{ "key": "ours", "title": "Ours", "asOf": "2026-11-01", "kind": "caller" }],
              "models": [{
                "id": "amazon.nova-micro-v1:0",
                "customizations": [{ "kind": "fine-tuning", "regions": ["eu-west-1"], "source": "ours" }, { "kind": "distillation", "withdrawn": true, "source": "ours" }],
                "distillationStudents": { "students": ["amazon.nova-lite-v1:0"], "source": "ours" }
              }]
            }
            """));
        var model = catalog.GetModel(new("amazon.nova-micro-v1:0"));
        _ = CustomizationFacts.Of(catalog).TryGetBase("amazon.nova-micro-v1:0", out var customizable);
        _ = customizable!.TryGetMethod(CustomizationKind.FineTuning, out var tuning);
        _ = customizable.TryGetMethod(CustomizationKind.Distillation, out var distillation);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tuning!.Regions, Is.EqualTo(new AwsRegion[] { new("eu-west-1") }));
            Assert.That(distillation!.Status, Is.EqualTo(MethodStatus.Withdrawn));
            Assert.That(model.ToDocument(Day).Customizations, Is.EqualTo(new[] { CustomizationKind.FineTuning }));
            Assert.That(model.DistillationStudents, Is.EqualTo(new ModelId[] { new("amazon.nova-lite-v1:0") }));
        }
    }

    private static bool IsRefused(FoundationModel model, CustomizationKind method, CustomizationSupport? support)
    {
        var region = support is { Regions: [var first, ..] } ? first : new AwsRegion("us-east-1");
        var reference = ModelReference.Parse(model.Id.Value);
        return new TrainingPlanner(Catalog).Plan(new()
        {
            Model = reference,
            Region = region,
            AsOf = Day,
            Method = method,
            DatasetTokens = 1_000m,
            Teacher = method == CustomizationKind.Distillation ? reference : null,
            TeacherUsage = method == CustomizationKind.Distillation ? Usage.Tokens(1m, 1m) : null,
        }).Findings.Any(static finding => finding.Code == "method-unsupported");
    }
}
