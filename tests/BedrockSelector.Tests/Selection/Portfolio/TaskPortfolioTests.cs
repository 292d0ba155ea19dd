using BedrockSelector.Evidence;
using BedrockSelector.Selection.Portfolio;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Selection.Portfolio;

public class TaskPortfolioTests
{
    // Two tasks, three models; c is not assignable to translation.
    private static readonly TaskOption[] Small =
    [
        new("chat", "a", 50, 1), new("chat", "b", 70, 4), new("chat", "c", 80, 9),
        new("translation", "a", 60, 2), new("translation", "b", 90, 5),
    ];

    [Test]
    public void Cheapest_QualityFloor_IsTheLeastCostOfAllMixes()
    {
        var result = new TaskPortfolio(Small).Cheapest(70);

        using (Assert.EnterMultipleScope())
        {
            // a+a 55 for 3, a+b 70 for 6, b+a 65 for 6, b+b 80 for 9, c+a 70 for 11, c+b 85 for 14.
            Assert.That(result.Point, Is.EqualTo(new PortfolioPoint(70, 6)));
            Assert.That(result.LowerBoundUsd, Is.EqualTo(6));
            Assert.That(result.Assignment.Select(a => (a.Task, a.Model)), Is.EqualTo([("chat", "a"), ("translation", "b")]));
        }
    }

    [Test]
    public void Best_Budget_IsTheBestMixWithinIt()
    {
        var result = new TaskPortfolio(Small).Best(13.99m);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Point, Is.EqualTo(new PortfolioPoint(80, 9)));
            Assert.That(result.UpperBoundQuality, Is.EqualTo(80));
        }
    }

    [Test]
    public void Frontier_Small_HoldsTheUnbeatenMixesAlone()
    {
        var frontier = new TaskPortfolio(Small).Frontier();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(frontier.Points, Is.EqualTo([new PortfolioPoint(55, 3), new(70, 6), new(80, 9), new(85, 14)]));

            // Slopes 15/3, 10/3, 5/5: every point is a corner.
            Assert.That(frontier.Supported, Is.EqualTo([0, 1, 2, 3]));
            Assert.That(frontier.AssignmentOf(3).Select(a => a.Model), Is.EqualTo(["c", "b"]));
        }
    }

    [Test]
    public void Frontier_PointBelowTheLineBetweenItsNeighbours_IsNoCorner()
    {
        var frontier = new TaskPortfolio([new("t", "a", 10, 1), new("t", "b", 11, 2), new("t", "c", 30, 3)]).Frontier();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(frontier.Points, Has.Length.EqualTo(3));
            Assert.That(frontier.Supported, Is.EqualTo([0, 2]));
        }
    }

    [Test]
    public void Weights_CountHowOftenATaskOccurs()
    {
        var result = new TaskPortfolio([new("often", "a", 40, 1, 3), new("seldom", "a", 80, 10, 1)]).Cheapest(0);

        // (3 × 40 + 1 × 80) / 4 = 50; 3 × 1 + 1 × 10 = 13
        Assert.That(result.Point, Is.EqualTo(new PortfolioPoint(50, 13)));
    }

    [Test]
    public void Cheapest_FloorOutOfReach_SaysWhatCanBeReached()
    {
        var result = new TaskPortfolio(Small).Cheapest(85.01m);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Point, Is.Null);
            Assert.That(result.Assignment, Is.Empty);
            Assert.That(result.Reason, Is.EqualTo("No portfolio reaches a quality of 85.01; the best one reaches 85 for 14 USD."));
        }
    }

    [Test]
    public void Best_BudgetTooSmall_SaysWhatTheCheapestCosts() =>
        Assert.That(new TaskPortfolio(Small).Best(2.999m).Reason, Is.EqualTo("No portfolio costs 2.999 USD or less; the cheapest costs 3 USD."));

    [Test]
    public void Cheapest_FloorThatATenthOfACentDecides_IsExact()
    {
        // A third of a point of weighted mean that binary fractions would round away: (0.1 + 0.2) / 2 = 0.15.
        var portfolio = new TaskPortfolio([new("a", "m", 0.1m, 0.1m), new("b", "m", 0.2m, 0.2m)]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(portfolio.Cheapest(0.15m).Point, Is.EqualTo(new PortfolioPoint(0.15m, 0.3m)));
            Assert.That(portfolio.Cheapest(0.150000000001m).Point, Is.Null);
            Assert.That(portfolio.Best(0.3m).Point, Is.Not.Null);
            Assert.That(portfolio.Best(0.299999999999m).Point, Is.Null);
        }
    }

    [Test]
    public void Answers_RandomSmallInstances_EqualBruteForce() => Prop.ForAll(
        Gen.Choose(1, 1_000_000).ToArbitrary(),
        seed =>
        {
            var options = Random(seed);
            var portfolio = new TaskPortfolio(options);
            var all = Brute(options);
            var best = all.Max(p => p.Quality);
            var floor = decimal.Round(all.Min(p => p.Quality) + ((best - all.Min(p => p.Quality)) * (seed % 100) / 99m), 2);
            var reachable = all.Where(p => p.Quality >= floor).ToArray();
            var cheapest = portfolio.Cheapest(floor);
            var budget = all.Min(p => p.CostUsd) + (seed % 37);
            var affordable = all.Where(p => p.CostUsd <= budget).ToArray();
            var frontier = all.Where(p => !all.Any(q => (q.CostUsd < p.CostUsd && q.Quality >= p.Quality) || (q.CostUsd <= p.CostUsd && q.Quality > p.Quality)))
                .Distinct().OrderBy(p => p.CostUsd);
            return (reachable.Length == 0 ? cheapest.Point is null : cheapest.Point!.Value.CostUsd == reachable.Min(p => p.CostUsd))
                && portfolio.Best(budget).Point!.Value.Quality == affordable.Max(p => p.Quality)
                && portfolio.Frontier().Points.SequenceEqual(frontier)
                && Consistent(cheapest);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Answers_OptionsInAnotherOrder_AreTheSame() => Prop.ForAll(
        Gen.Choose(1, 1_000_000).ToArbitrary(),
        seed =>
        {
            var options = Random(seed);
            var (first, second) = (new TaskPortfolio(options), new TaskPortfolio(options.Reverse()));
            var last = first.Frontier().Points.Length - 1;
            return first.Cheapest(20).Assignment.SequenceEqual(second.Cheapest(20).Assignment)
                && first.Frontier().AssignmentOf(last).SequenceEqual(second.Frontier().AssignmentOf(last));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Cheapest_LowerPriceOfAnOption_NeverRaisesTheCost() => Prop.ForAll(
        Gen.Choose(1, 1_000_000).ToArbitrary(),
        seed =>
        {
            var options = Random(seed);
            var o = options[seed % options.Length];
            var cheaper = options.Select(x => x == o ? new TaskOption(o.Task, o.Model, o.Quality, o.CostUsd / 2, o.Weight) : x);
            var before = new TaskPortfolio(options).Cheapest(25).Point;
            var after = new TaskPortfolio(cheaper).Cheapest(25).Point;
            return before is null ? after is null : after!.Value.CostUsd <= before.Value.CostUsd;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Cheapest_ManyTasks_IsFoundWithinTheStatesAllowed()
    {
        var random = new Random(8);
        var options = Enumerable.Range(0, 120).SelectMany(k => Enumerable.Range(0, 8).Select(m =>
            new TaskOption($"t{k:000}", $"m{m}", random.Next(10_000) / 100m, random.Next(1, 100_000) / 1000m, 1 + (k % 50))));
        var portfolio = new TaskPortfolio(options);

        var result = portfolio.Cheapest(75);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Point!.Value.Quality, Is.GreaterThanOrEqualTo(75));
            Assert.That(Consistent(result), Is.True);

            // At its cost nothing better, and nothing as good for a thousandth of a cent less.
            Assert.That(portfolio.Best(result.Point.Value.CostUsd).Point!.Value.Quality, Is.EqualTo(result.Point.Value.Quality));
            Assert.That(portfolio.Best(result.Point.Value.CostUsd - 0.00001m).Point!.Value.Quality, Is.LessThan(75));
        }
    }

    [Test]
    public void Constructor_OptionGivenTwice_Throws() => Assert.That(
        () => new TaskPortfolio([new("t", "a", 1, 1), new("t", "a", 2, 2)]), Throws.ArgumentException.With.Message.Contains("'a' is given twice for 't'."));

    [Test]
    public void Constructor_TwoWeights_Throws() => Assert.That(
        () => new TaskPortfolio([new("t", "a", 1, 1, 1), new("t", "b", 2, 2, 2)]), Throws.ArgumentException.With.Message.Contains("two weights"));

    [Test]
    public void Constructor_NoOption_Throws() => Assert.That(() => new TaskPortfolio([]), Throws.ArgumentException);

    [Test]
    public void Constructor_FiguresTooFineToBeExact_Throws() => Assert.That(
        () => new TaskPortfolio([new("t", "a", 999_999_999.123456789012m, 999_999_999.123456789012m, 999_999_999.123456789012m)]),
        Throws.ArgumentException.With.Message.Contains("too many digits"));

    private static bool Consistent(PortfolioResult result) => result.Point is not { } point
        || (point.CostUsd == result.Assignment.Sum(a => a.CostUsd * a.Weight)
            && point.Quality == result.Assignment.Sum(a => a.Quality * a.Weight) / result.Assignment.Sum(a => a.Weight));

    private static TaskOption[] Random(int seed)
    {
        var random = new Random(seed);
        var options = new List<TaskOption>();
        var tasks = random.Next(1, 6);
        for (var k = 0; k < tasks; k++)
        {
            var weight = random.Next(1, 4);
            for (var m = 0; m < random.Next(1, 5); m++)
            {
                // Few distinct figures, so that ties occur.
                options.Add(new($"t{k}", $"m{m}", random.Next(0, 50), random.Next(0, 20) / 4m, weight));
            }
        }

        return [.. options];
    }

    private static List<PortfolioPoint> Brute(TaskOption[] options)
    {
        var sums = new List<(decimal Value, decimal Cost)> { (0, 0) };
        var weight = 0m;
        foreach (var task in options.GroupBy(o => o.Task))
        {
            weight += task.First().Weight;
            sums = [.. sums.SelectMany(s => task.Select(o => (s.Value + (o.Quality * o.Weight), s.Cost + (o.CostUsd * o.Weight))))];
        }

        return [.. sums.Select(s => new PortfolioPoint(s.Value / weight, s.Cost))];
    }
}
