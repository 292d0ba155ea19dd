using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Planning.Inference;

public sealed class ReservedOptimalityTests
{
    private const int Instances = 200;
    private const int MostInput = 3;
    private const int MostOutput = 2;

    // Commitments that overlap hold more at once than the demand asks for.
    private const int Overlap = 2;

    [Test]
    public void Plan_SmallRandomInstances_EqualExhaustiveSearch()
    {
        var proven = 0;
        for (var seed = 0; seed < Instances; seed++)
        {
            var request = Small(new Random(seed));
            var optimum = ExhaustiveReservation.Cost(request, MostInput + Overlap, MostOutput + Overlap);

            // Searched whole, and relaxed as long horizons are.
            var (searched, relaxed) = (ReservedPlanner.Plan(request), ReservedPlanner.Plan(request with { MostExactHours = 0 }));

            using (Assert.EnterMultipleScope())
            {
                Assert.That(searched.TotalUsd, Is.EqualTo(optimum).Within(1e-8m), $"seed {seed}");
                Assert.That(searched.GapUsd, Is.Zero, $"seed {seed}");
                Assert.That(searched.Rows.Sum(static row => row.CostUsd), Is.EqualTo(searched.TotalUsd), $"seed {seed}");
                Assert.That(KeepsMinima(request, searched) && KeepsMinima(request, relaxed), Is.True, $"seed {seed}");
                Assert.That(relaxed.LowerBoundUsd, Is.LessThanOrEqualTo(optimum + 1e-8m), $"seed {seed}");
                Assert.That(relaxed.TotalUsd, Is.GreaterThanOrEqualTo(optimum - 1e-8m), $"seed {seed}");
            }

            proven += relaxed.GapUsd == 0m ? 1 : 0;
        }

        TestContext.Out.WriteLine($"{proven} of {Instances} proven optimal by the relaxation alone");
        Assert.That(proven, Is.GreaterThan(Instances * 4 / 5));
    }

    private static bool KeepsMinima(ReservedPlanRequest request, CapacityPlan plan)
    {
        for (var hour = 0; hour < request.Scenarios[0].Demand.Hours.Length; hour++)
        {
            int Held(CapacityKind kind) => plan.Rows.Where(row => row.Kind == kind && row.FromHour <= hour && row.ToHour >= hour + 1).Sum(static row => row.Units);
            var (input, output) = (Held(CapacityKind.ReservedInput), Held(CapacityKind.ReservedOutput));
            if ((input > 0 || output > 0) && (input < request.MinimumInputKtpm || output < request.MinimumOutputKtpm))
            {
                return false;
            }
        }

        return true;
    }

    private static ReservedPlanRequest Small(Random random)
    {
        var hours = random.Next(2, 6);
        return new()
        {
            Scenarios =
            [
                new(new(
                    [.. Enumerable.Range(0, hours).Select(_ => new HourlyTokens(
                        random.Next(4) == 0 ? 0 : random.Next(0, MostInput * 60_001),
                        random.Next(4) == 0 ? 0 : random.Next(0, MostOutput * 60_001)))],
                    peakFactor: 1m)),
            ],
            Terms =
            [
                .. new[] { CommitmentTerm.OneMonth, CommitmentTerm.ThreeMonths }.Where(_ => random.Next(4) > 0)
                    .Select(term => new ReservedTermPrice(term, random.Next(5, 25) / 100m, random.Next(20, 110) / 100m)),
            ],
            OnDemand = new() { Input = UnitPrice.Of(random.Next(1, 5), 1_000_000), Output = UnitPrice.Of(random.Next(5, 25), 1_000_000) },
            HoursPerMonth = random.Next(1, 3),
            MinimumInputKtpm = random.Next(1, 3),
            MinimumOutputKtpm = random.Next(1, 3),
        };
    }
}
