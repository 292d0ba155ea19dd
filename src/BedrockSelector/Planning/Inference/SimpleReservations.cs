using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Reservations of few purchases, each of input and output together and of no less than their minima.</summary>
/// <remarks>
/// Each is the best beside those before it among all starts, terms and sizes of one term, with its renewals and its sizes then chosen anew;
/// each in turn is bought anew as long as that saves. They are good, not proven.
/// </remarks>
internal sealed class SimpleReservations(PlanProblem input, PlanProblem output, int minimumInput, int minimumOutput)
{
    private const int Passes = 1;
    private const long WorkEach = 120_000L;

    private readonly PurchaseSearch _input = new(input, input.ExpectedOverflow, false);
    private readonly PurchaseSearch _output = new(output, output.ExpectedOverflow, false);
    private readonly List<(PlannedPurchase Input, PlannedPurchase Output)> _made = [];

    /// <summary>Adds the best purchase beside those made.</summary>
    /// <returns>Whether one saves more than it costs.</returns>
    public bool More()
    {
        if (Best() is not { Gain: > 0m } next)
        {
            return false;
        }

        _made.Add((next.Input, next.Output));
        Add(next.Input, next.Output, 1);
        var better = _made.Count > 1;
        for (var pass = 0; pass < Passes && better; pass++)
        {
            better = false;
            for (var i = 0; i < _made.Count; i++)
            {
                Add(_made[i].Input, _made[i].Output, -1);
                var gain = Usd(input, _input.Gain(_made[i].Input)) + Usd(output, _output.Gain(_made[i].Output));
                if (Best() is { } other && other.Gain > gain)
                {
                    (_made[i], better) = ((other.Input, other.Output), true);
                }

                Add(_made[i].Input, _made[i].Output, 1);
            }
        }

        return true;
    }

    /// <summary>What is bought of each side.</summary>
    public (CommitmentSolution Input, CommitmentSolution Output) Solutions() =>
        (Solution(input, _input, _made.Select(static one => one.Input)), Solution(output, _output, _made.Select(static one => one.Output)));

    private static decimal Usd(PlanProblem problem, long steps) => problem.Grid.Usd(steps);

    private static CommitmentSolution Solution(PlanProblem problem, PurchaseSearch search, IEnumerable<PlannedPurchase> made)
    {
        var bought = problem.Kinds.Select(_ => new int[problem.Hours]).ToArray();
        foreach (var purchase in made)
        {
            foreach (var (from, _) in purchase.Starts(problem))
            {
                bought[purchase.Kind][from] += purchase.Units;
            }
        }

        return new(bought, [.. search.Covered], new long[problem.Hours], 0);
    }

    private void Add(PlannedPurchase one, PlannedPurchase other, int sign)
    {
        _input.Add(one, sign);
        _output.Add(other, sign);
    }

    private (PlannedPurchase Input, PlannedPurchase Output, decimal Gain)? Best()
    {
        var most = (int)Math.Clamp(WorkEach / input.Hours, 6L, 32L);
        var (inputSizes, outputSizes) = (Sizes(_input, minimumInput, most), Sizes(_output, minimumOutput, most));
        (PlannedPurchase Input, PlannedPurchase Output, decimal Gain)? best = null;
        for (var kind = 0; kind < input.Kinds.Length; kind++)
        {
            var (inputGain, inputSize) = _input.Windows(kind, inputSizes);
            var (outputGain, outputSize) = _output.Windows(kind, outputSizes);
            var (at, gain) = (-1, decimal.MinValue);
            for (var hour = input.Request.Buying.DelayHours; hour < input.Hours; hour++)
            {
                if (Usd(input, inputGain[hour]) + Usd(output, outputGain[hour]) is var usd && usd > gain)
                {
                    (at, gain) = (hour, usd);
                }
            }

            for (var terms = 1; at >= 0; terms++)
            {
                var one = _input.Sized(new(kind, at, terms, inputSize[at]), inputSizes[^1], minimumInput);
                var other = _output.Sized(new(kind, at, terms, outputSize[at]), outputSizes[^1], minimumOutput);
                if (Usd(input, one.Gain) + Usd(output, other.Gain) is var usd && (best is null || usd > best.Value.Gain))
                {
                    best = (one.Purchase, other.Purchase, usd);
                }

                if (one.Purchase.Starts(input).Last().To >= input.Hours)
                {
                    break;
                }
            }
        }

        return best;
    }

    private static int[] Sizes(PurchaseSearch search, int minimum, int most) =>
        [.. search.Sizes(most).Select(size => Math.Max(size, Math.Max(1, minimum))).DefaultIfEmpty(Math.Max(1, minimum)).Distinct()];
}
