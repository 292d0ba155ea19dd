using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Tests.Selection;

public class EveryModeTests
{
    private static readonly ModelCatalog Catalog = ModelCatalog.LoadEmbedded();

    // Those that answer in text: nothing else thinks.
    private static IEnumerable<string> Tasks => Catalog.Tasks.Select(static one => one.Name).Except(["embedding", "image", "video"]);

    // Every model, in every mode that was judged at the task, in two tiers and all scopes: none is ranked by the quality of thinking that its cost leaves out.
    [TestCaseSource(nameof(Tasks))]
    public void Select_EveryModelAndMode_PaysForTheThinkingItIsJudgedBy(string task)
    {
        var ranked = new Selector(Catalog).Select(new()
        {
            Usage = Usage.Tokens(1500, 400),
            Task = TaskClass.Parse(task),
            Scopes = [CallScope.InRegion, CallScope.Geo, CallScope.Global],
            Tiers = [PricingTier.Standard, PricingTier.Batch],
            MinQuality = 0,
            MissingEvidence = MissingEvidence.Allow,
            AsOf = new(2026, 11, 28),
        }).Ranked;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ranked, Is.Not.Empty);
            Assert.That(
                ranked.Where(static one => (one.Quality?.Mode ?? one.Candidate.Mode).Reasons && one.Reasoning is not { Expected: > 0 })
                    .Select(static one => $"{one.Candidate.CallId} {one.Candidate.Mode}"),
                Is.Empty);
            Assert.That(ranked.Where(static one => one.Quality is { } quality && quality.Mode != one.Candidate.Mode).Select(static one => one.Candidate.CallId), Is.Empty);
        }
    }
}
