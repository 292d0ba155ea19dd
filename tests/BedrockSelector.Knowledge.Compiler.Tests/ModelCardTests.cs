using BedrockSelector.Knowledge.Compiler.Reading;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Compiler.Tests;

/// <summary>The shipped catalog against what AWS's cards say, in both directions.</summary>
public class ModelCardTests
{
    private const string Cards = "aws-model-cards-2026-10-08";

    private static readonly Observation[] Said = [.. Read()];

    private static IEnumerable<string> Models => Said.Where(static one => one.Fact is "offers.call" or "offers.none").Select(static one => one.Key).Distinct();

    [Test]
    public void Models_WithAnEndpointOnTheirCard_AreTheHundredAndSevenThatWereRead() => Assert.That(Models.Count(), Is.EqualTo(107));

    [TestCaseSource(nameof(Models))]
    public void Offers_OfACard_AreThoseOfTheCatalog(string id)
    {
        var card = Said.Where(one => one.Key == id && one.Fact == "offers.call")
            .SelectMany(static one => one.Regions.Select(region => (Endpoint: one.Where["endpoint"], Scope: one.Scopes[0], Region: region))).ToHashSet();
        var endpoints = Said.Where(one => one.Key == id && one.Fact.StartsWith("offers.", StringComparison.Ordinal)).Select(static one => one.Where["endpoint"]).ToHashSet();

        var catalog = ModelCatalog.LoadEmbedded().GetModel(new(id)).Offers.Where(static offer => offer.Inference == InferenceType.OnDemand)
            .SelectMany(static offer => offer.Regions.Select(region => (Endpoint: offer.Endpoint.Name(), Scope: offer.Scope.Name(), Region: region.Value)))
            .Where(cell => endpoints.Contains(cell.Endpoint)).ToHashSet();

        Assert.That(catalog, Is.EquivalentTo(card));
    }

    [TestCaseSource(nameof(Models))]
    public void Offers_OfACard_NameARegion(string id) =>
        Assert.That(ModelCatalog.LoadEmbedded().GetModel(new(id)).Offers.SelectMany(static offer => offer.Regions), Is.Not.Empty);

    [TestCase("anthropic.claude-opus-5")]
    [TestCase("openai.gpt-5.6-luna")]
    public void Offers_ModelThatTheRuntimeServesThroughProfiles_HasNoneInItsRegion(string id)
    {
        var offers = ModelCatalog.LoadEmbedded().GetModel(new(id)).Offers;

        // Opus 5 is called in the region from London alone.
        Assert.That(
            offers.Where(static offer => offer is { Endpoint: ModelEndpoint.Runtime, Scope: CallScope.InRegion, Inference: InferenceType.OnDemand }).SelectMany(static offer => offer.Regions),
            Has.None.EqualTo(new AwsRegion("us-east-1")));
    }

    private static IEnumerable<Observation> Read()
    {
        var folder = KnowledgeFolder.Own();
        return ObservationReader.Read(folder.Observations, SourceTable.Read(folder.Rule("sources"))).Where(static one => one.Source == Cards);
    }
}
