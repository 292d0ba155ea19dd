using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Knowledge;

public class ModelCatalogTests
{
    private static readonly AwsRegion Virginia = new("us-east-1");

    private static ModelCatalog Catalog => TestCatalogs.Embedded;

    private static IEnumerable<FoundationModel> Models => Catalog.Models;

    [TestCaseSource(nameof(Models))]
    public void Resolve_EveryNameOfAModel_FindsIt(FoundationModel model)
    {
        var names = model.Aliases.Prepend(model.Id.Value).Concat(model.Offers.Select(static offer => offer.CallId))
            .Concat(model.ContextVariants.Select(variant => $"{model.Id}:{variant}"));

        foreach (var name in names)
        {
            Assert.That(Catalog.Resolve(ModelReference.Parse(name), Virginia).Model.Id, Is.EqualTo(model.Id), name);
        }
    }

    [TestCaseSource(nameof(Models))]
    public void TryGetModel_IdAndAliases_FindTheModel(FoundationModel model) =>
        Assert.That(
            model.Aliases.Prepend(model.Id.Value).Select(static name => Catalog.TryGetModel(new(name), out var found) ? found : null),
            Is.All.SameAs(model));

    [Test]
    public void TryGetModel_UnknownOrDefault_IsFalse()
    {
        Assert.That(Catalog.TryGetModel(new("nobody.nothing-v1:0"), out _), Is.False);
        Assert.That(Catalog.TryGetModel(default, out _), Is.False);
    }

    [TestCase("amazon.nova-micr-v1:0", "amazon.nova-micro-v1:0")]
    [TestCase("Amazon.Nova-Micro-v1:0", "amazon.nova-micro-v1:0")]
    [TestCase("anthropic.claude-sonnet-4.6", "anthropic.claude-sonnet-4-6")]
    [TestCase("claude-sonnet-4-6", "anthropic.claude-sonnet-4-6")]
    public void GetModel_NearlyRightId_IsAnErrorThatSuggestsTheRightOne(string typed, string suggested)
    {
        var error = Assert.Throws<ModelResolutionException>(() => Catalog.GetModel(new(typed)))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Code, Is.EqualTo(ModelResolutionError.UnknownModel));
            Assert.That(error.Suggestions[0], Is.EqualTo(suggested));
            Assert.That(error.Message, Does.StartWith($"'{typed}' is not a known model id; did you mean {suggested}"));
        }
    }

    [Test]
    public void GetModel_FarFromEveryId_SuggestsNothing()
    {
        var error = Assert.Throws<ModelResolutionException>(static () => Catalog.GetModel(new("zzzzzzzzzzzzzzz")))!;

        Assert.That(error.Suggestions, Is.Empty);
        Assert.That(error.Message, Is.EqualTo("'zzzzzzzzzzzzzzz' is not a known model id; list the known ones with 'models'"));
    }

    [Test]
    public void Resolve_PartOfAnId_IsNeverTheModel() =>
        Assert.That(static () => Catalog.Resolve(ModelReference.Parse("amazon.nova-micro"), Virginia), Throws.TypeOf<ModelResolutionException>());

    [Test]
    public void Resolve_ArnAndOtherRegion_IsAConflict()
    {
        var arn = ModelReference.Parse("arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-micro-v1:0");

        var error = Assert.Throws<ModelResolutionException>(() => Catalog.Resolve(arn, Virginia))!;

        Assert.That(error.Code, Is.EqualTo(ModelResolutionError.RegionConflict));
        Assert.That(error.Message, Is.EqualTo("The ARN fixes the region us-west-2, and us-east-1 is asked for; leave the region out or give us-west-2."));
    }

    [Test]
    public void Resolve_ArnAndSameRegionOrNone_TakesTheArnsRegion()
    {
        var arn = ModelReference.Parse("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0");

        Assert.That(Catalog.Resolve(arn, null).Region, Is.EqualTo(Virginia));
        Assert.That(Catalog.Resolve(arn, Virginia).Region, Is.EqualTo(Virginia));
    }

    [Test]
    public void Resolve_IdWithoutRegion_AsksForOne() =>
        Assert.That(
            static () => Catalog.Resolve(ModelReference.Parse("amazon.nova-micro-v1:0"), null),
            Throws.TypeOf<ModelResolutionException>().With.Message.Contains("fixes no region"));

    [TestCase("us-east-9", "us-east-1")]
    [TestCase("eu-west-11", "eu-west-1")]
    public void Resolve_UnknownRegion_SuggestsTheNearest(string typed, string suggested)
    {
        var error = Assert.Throws<ModelResolutionException>(() => Catalog.Resolve(ModelReference.Parse("amazon.nova-micro-v1:0"), new(typed)))!;

        Assert.That(error.Code, Is.EqualTo(ModelResolutionError.UnknownRegion));
        Assert.That(error.Suggestions, Does.Contain(suggested));
    }

    [Test]
    public void Resolve_UnknownVariant_NamesTheKnownOnes()
    {
        var error = Assert.Throws<ModelResolutionException>(static () => Catalog.Resolve(ModelReference.Parse("amazon.nova-micro-v1:0:77k"), Virginia))!;

        Assert.That(error.Code, Is.EqualTo(ModelResolutionError.UnknownVariant));
        Assert.That(error.Message, Does.Contain("no context variant '77k'").And.Contains("24k"));
        Assert.That(error.Suggestions, Does.Contain("128k"));
    }

    [Test]
    public void Resolve_ApplicationProfile_GoesThroughTheResolver()
    {
        var profile = ModelReference.Parse("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3d4e5f6");

        var target = Catalog.Resolve(profile, null, static _ => ModelReference.Parse("us.amazon.nova-micro-v1:0"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(target.Model.Id.Value, Is.EqualTo("amazon.nova-micro-v1:0"));
            Assert.That(target.Scope, Is.EqualTo(CallScope.Geo));
            Assert.That(target.Profile, Is.EqualTo("us"));
            Assert.That(target.Reference, Is.EqualTo(profile));
        }
    }

    [Test]
    public void Resolve_ApplicationProfileWithoutResolver_SaysHow()
    {
        var profile = ModelReference.Parse("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3d4e5f6");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Catalog.Resolve(profile, null), Throws.TypeOf<ModelResolutionException>().With.Property("Code").EqualTo(ModelResolutionError.Unresolved));
            Assert.That(() => Catalog.Resolve(profile, null, static _ => null), Throws.TypeOf<ModelResolutionException>().With.Property("Code").EqualTo(ModelResolutionError.Unresolved));
            Assert.That(() => Catalog.Resolve(profile, null, static same => same), Throws.TypeOf<ModelResolutionException>().With.Property("Code").EqualTo(ModelResolutionError.Unresolved));
            Assert.That(
                () => Catalog.Resolve(profile, null, static _ => ModelReference.Parse("nobody.nothing")),
                Throws.TypeOf<ModelResolutionException>().With.Property("Code").EqualTo(ModelResolutionError.UnknownModel));
        }
    }

    [Test]
    public void Resolve_CustomModelArn_IsTheCustomModelOfItsBase()
    {
        var target = Catalog.Resolve(ModelReference.Parse("arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.nova-micro-v1:0:128k/a1b2c3d4e5f6"), null);

        Assert.That(target.Model.Id.Value, Is.EqualTo("amazon.nova-micro-v1:0"));
        Assert.That(target.Subject, Is.EqualTo(RateSubject.Custom));
    }

    [Test]
    public void Resolve_ArnAliasOfAnOverlay_IsItsModel()
    {
        const string Arn = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/a1b2c3d4e5f6";
        var catalog = ModelCatalog.LoadEmbedded(CatalogLayer.Parse("ours", TestCatalogs.Document($$"""{ "id": "amazon.nova-micro-v1:0", "aliases": ["{{Arn}}"] }""")));

        Assert.That(catalog.Resolve(ModelReference.Parse(Arn), null).Model.Id.Value, Is.EqualTo("amazon.nova-micro-v1:0"));
    }

    [Test]
    public void Models_Order_IsByIdOrdinal() =>
        Assert.That(Catalog.Models.Select(static model => model.Id.Value), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));

    [Test]
    public void FromLayers_SameNameTwice_Throws() =>
        Assert.That(
            static () => TestCatalogs.Of(TestCatalogs.Layer("same", TestCatalogs.TextModel("a.one")), TestCatalogs.Layer("same", TestCatalogs.TextModel("a.two"))),
            Throws.ArgumentException.With.Message.Contains("same name"));

    [Test]
    public void FromLayers_NoLayer_IsEmpty()
    {
        var catalog = ModelCatalog.FromLayers(ImmutableArray<CatalogLayer>.Empty.AsSpan());

        Assert.That(catalog.Models, Is.Empty);
        Assert.That(catalog.Version, Is.EqualTo("unversioned"));
    }
}
