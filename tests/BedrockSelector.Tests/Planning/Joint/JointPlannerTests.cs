using BedrockSelector.Knowledge;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Joint;

namespace BedrockSelector.Tests.Planning.Joint;

public sealed class JointPlannerTests
{
    private static readonly KnowledgeSnapshot Knowledge = new(ModelCatalog.LoadEmbedded());
    private static readonly string[] Models = ["us.anthropic.claude-sonnet-4-6", "us.anthropic.claude-haiku-4-5-20251001-v1:0", "us.amazon.nova-2-lite-v1:0"];

    [Test]
    public void Plan_SmallRandomTasks_EqualTheBestOfAllAssignments()
    {
        var (planned, proven) = (0, 0);
        for (var seed = 0; seed < 30; seed++)
        {
            var request = Small(new Random(seed));

            var plan = new JointPlanner(Knowledge).Plan(request);
            var best = Exhaustive(request);

            if (best is null)
            {
                Assert.That(plan.Infeasible, Is.Not.Null, $"seed {seed}");
                continue;
            }

            using (Assert.EnterMultipleScope())
            {
                Assert.That(plan.TotalUsd, Is.InRange(best.Value, best.Value + plan.GapUsd!.Value), $"seed {seed}");
                Assert.That(plan.LowerBoundUsd, Is.LessThanOrEqualTo(best.Value), $"seed {seed}");
                Assert.That(plan.Models.Sum(static model => model.TotalUsd), Is.EqualTo(plan.TotalUsd), $"seed {seed}");
            }

            planned++;
            proven += plan.GapUsd == 0m ? 1 : 0;
        }

        TestContext.Out.WriteLine($"{planned} of 30 planned, {proven} of them proven optimal");
        Assert.That(planned, Is.GreaterThan(15));
    }

    [Test]
    public void Plan_BudgetBelowEveryPlan_SaysSo()
    {
        var plan = new JointPlanner(Knowledge).Plan(Small(new Random(1)) with { MinimumQuality = null, BudgetUsd = 0.01m });

        Assert.That(plan.Infeasible, Does.Contain("above the budget of 0.01 USD"));
    }

    private static decimal? Exhaustive(JointRequest request)
    {
        decimal? best = null;
        var planner = new InferencePlanner(Knowledge);
        Try([]);
        return best;

        void Try(JointCandidate[] chosen)
        {
            if (chosen.Length < request.Tasks.Length)
            {
                foreach (var candidate in request.Tasks[chosen.Length].Candidates)
                {
                    Try([.. chosen, candidate]);
                }

                return;
            }

            var quality = chosen.Select((one, i) => one.Quality * request.Tasks[i].Weight).Sum() / request.Tasks.Sum(static task => task.Weight);
            if (quality < request.MinimumQuality)
            {
                return;
            }

            var sum = 0m;
            foreach (var model in chosen.Select(static one => one.Model.Text).Distinct())
            {
                var members = request.Tasks.Where((_, i) => chosen[i].Model.Text == model).ToArray();
                var hours = Enumerable.Range(0, members[0].Demand.Hours.Length).Select(hour => members.Aggregate(default(HourlyTokens), (total, task) => total + task.Demand.Hours[hour]));
                sum += planner.Plan(request.Serving with { Model = ModelReference.Parse(model), Scenarios = [new(new([.. hours]))] }).TotalUsd!.Value;
            }

            best = best is null || sum < best ? sum : best;
        }
    }

    private static JointRequest Small(Random random) => new()
    {
        Tasks =
        [
            .. Enumerable.Range(0, random.Next(2, 4)).Select(i => new JointTask
            {
                Name = $"task {i}",
                Weight = random.Next(1, 4),
                Demand = new([.. Enumerable.Range(0, 6).Select(_ => new HourlyTokens(random.Next(0, 9) * 1_000_000m, random.Next(0, 9) * 100_000m))]),
                Candidates = [.. Models.Select(model => new JointCandidate(ModelReference.Parse(model), random.Next(40, 100)))],
            }),
        ],
        Serving = new()
        {
            Model = ModelReference.Parse(Models[0]),
            Region = new AwsRegion("us-east-1"),
            AsOf = new(2026, 11, 28),
            Scenarios = [],
            HoursPerMonth = 2m,
        },
        MinimumQuality = random.Next(50, 95),
    };
}
