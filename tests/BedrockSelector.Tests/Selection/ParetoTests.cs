using BedrockSelector.Selection;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Selection;

public class ParetoTests
{
    [Test]
    public void Frontier_NoPoint_IsEmpty() => Assert.That(Pareto.Frontier([]), Is.Empty);

    [Test]
    public void Frontier_EqualPoints_AllStay() => Assert.That(Pareto.Frontier([(1, 1, 1), (1, 1, 1)]), Is.All.True);

    [Test]
    public void Frontier_DominatedPoint_Goes() =>
        Assert.That(Pareto.Frontier([(1, 2, 3), (1, 2, 2), (2, 0, 0)]), Is.EqualTo(new[] { true, false, true }));

    [Test]
    public void Frontier_RandomPoints_IsExactlyTheUndominatedInAnyOrder()
    {
        // Few distinct values, so that ties and dominance both happen often.
        Prop.ForAll<byte[]>(static bytes =>
        {
            var points = bytes.Chunk(3).Where(static three => three.Length == 3)
                .Select(static three => ((double)(three[0] % 4), (double)(three[1] % 4), (double)(three[2] % 4))).ToArray();
            var frontier = Pareto.Frontier(points);
            var reversed = Pareto.Frontier([.. points.Reverse()]);
            bool Dominated((double Q, double L, double C) one) => points.Any(other =>
                other.Item1 >= one.Q && other.Item2 >= one.L && other.Item3 >= one.C && (other.Item1 > one.Q || other.Item2 > one.L || other.Item3 > one.C));
            return frontier.SequenceEqual(points.Select(point => !Dominated(point))) && reversed.Reverse().SequenceEqual(frontier);
        }).QuickCheckThrowOnFailure();
    }
}
