using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Selection.Columns;

public class ColumnsTests
{
    private static readonly EvidenceStore[] Evidence = [.. RandomSelections.Catalogs.Select(catalog => new EvidenceStore(catalog))];

    private static readonly Selector[] Selectors =
        [.. RandomSelections.Catalogs.Select((catalog, i) => new Selector(catalog))];

    private static readonly PlainSelection[] Plain =
        [.. RandomSelections.Catalogs.Select((catalog, i) => new PlainSelection(catalog, Evidence[i]))];

    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Test]
    public void Select_RandomRequests_RanksAndRejectsAsThePlainVersion() =>
        Check.One(Runs, Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var which = random.Next(Selectors.Length);
            var request = RandomSelections.Request(random, RandomSelections.Catalogs[which]);

            var result = Selectors[which].Select(request);
            var (ranked, rejected, dropped) = Plain[which].Select(request);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(result.Dropped, Is.EqualTo(dropped));
                Assert.That(
                    result.Ranked.Select(one => (one.Candidate, one.Score, one.CostUsd, one.Quality, one.Latency, one.LatencySeconds)),
                    Is.EqualTo(ranked.Select(one => (one.Candidate, Math.Clamp(one.Score, 0, 100), one.Usd, one.Quality, one.Latency, one.Seconds))));
                Assert.That(
                    result.Rejected.Select(one => new PlainSelection.Refused(one.Model.Value, one.CallId, one.Code, one.Value, one.Limit, one.Message)),
                    Is.EqualTo(rejected));
            }
        }));

    [Test]
    public void TryChoose_RandomRequestsAndUsages_GivesWhatIsRankedFirst() =>
        Check.One(Runs, Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var which = random.Next(Selectors.Length);
            var request = RandomSelections.Request(random, RandomSelections.Catalogs[which]);
            var prepared = Selectors[which].Prepare(request);
            foreach (var usage in new[] { request.Usage, RandomSelections.Usage(random), RandomSelections.Usage(random) })
            {
                var (ranked, _, _) = Plain[which].Select(request with { Usage = usage });

                var any = prepared.TryChoose(usage, out var choice);

                using (Assert.EnterMultipleScope())
                {
                    Assert.That(any, Is.EqualTo(ranked.Count > 0));
                    Assert.That(
                        (choice.Candidate, choice.Score, choice.CostUsd, choice.LatencySeconds),
                        Is.EqualTo(ranked.Count == 0 ? default : (ranked[0].Candidate, Math.Clamp(ranked[0].Score, 0, 100), ranked[0].Usd, ranked[0].Seconds)));
                }
            }
        }));

    [Test]
    public void TryChoose_HundredsOfOffersAndAnyUsage_GivesWhatIsRankedFirst()
    {
        var catalogs = Enumerable.Range(1, 3).Select(seed => MadeUpOffers.Catalog(30, seed)).ToArray();
        var selectors = Array.ConvertAll(catalogs, catalog => new Selector(catalog));
        var plain = Array.ConvertAll(catalogs, catalog => new PlainSelection(catalog, new EvidenceStore(catalog)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var which = random.Next(selectors.Length);
            var request = MadeUpOffers.Request(random);
            var prepared = selectors[which].Prepare(request);
            for (var i = 0; i < 6; i++)
            {
                var usage = i == 0 ? request.Usage : MadeUpOffers.Usage(random);
                var best = plain[which].Select(request with { Usage = usage }).Ranked.FirstOrDefault();

                prepared.TryChoose(usage, out var choice);

                Assert.That(
                    (choice.Candidate, choice.Score, choice.CostUsd, choice.LatencySeconds),
                    Is.EqualTo(best is null ? default : (best.Candidate, Math.Clamp(best.Score, 0, 100), best.Usd, best.Seconds)));
            }
        }));
    }

    [Test]
    public void Select_RankedCandidate_CostsWhatTheEstimateSays()
    {
        var result = Selectors[0].Select(new() { Usage = Usage.Tokens(1_500, 400), AsOf = new(2026, 11, 22) });

        Assert.That(result.Ranked, Is.Not.Empty);
        Assert.That(result.Ranked.Select(one => one.CostUsd), Is.EqualTo(result.Ranked.Select(one => one.Cost.TotalUsd)));
    }

    [Test]
    public void TryChoose_BudgetIsTheWinnersExactCost_KeepsItAndOneUnitLessDoesNot()
    {
        var request = new SelectionRequest { Usage = Usage.Tokens(1_501, 401), AsOf = new(2026, 11, 22) };
        var best = Selectors[0].Select(request).Best!;

        Selectors[0].Prepare(request with { MaxCostUsd = best.CostUsd }).TryChoose(out var kept);
        Selectors[0].Prepare(request with { MaxCostUsd = best.CostUsd - 0.000_000_000_001m }).TryChoose(out var other);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Candidate, Is.EqualTo(best.Candidate));
            Assert.That(other.CostUsd, Is.LessThan(best.CostUsd));
        }
    }

    [Test]
    public void TryChoose_Repeated_AllocatesNothing()
    {
        var prepared = Selectors[0].Prepare(new() { Usage = Usage.Tokens(1_500, 400) });
        var usage = Usage.Tokens(2_000, 100);
        prepared.TryChoose(usage, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
        {
            prepared.TryChoose(usage, out _);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void TryChoose_FromManyThreads_AnswersAlike()
    {
        var request = new SelectionRequest { Usage = Usage.Tokens(1_500, 400), AsOf = new(2026, 11, 22) };
        var selector = new Selector(RandomSelections.Catalogs[0]);
        var expected = Selectors[0].Select(request).Best!.Candidate;

        var answers = new Candidate[64];
        Parallel.For(0, answers.Length, i => answers[i] = selector.Prepare(request).TryChoose(out var choice) ? choice.Candidate : null!);

        Assert.That(answers, Is.All.EqualTo(expected));
    }
}
