namespace BedrockSelector.Planning.Inference;

/// <summary>The cheapest constant reservation at or above both minima, over one stretch of renewed terms.</summary>
internal static class ReservedConstantSearch
{
    public static (CapacityPlan Input, CapacityPlan Output, decimal TotalUsd)? Best(
        ReservedPlanRequest request, CapacityPlanRequest inputRequest, CapacityPlanRequest outputRequest)
    {
        if (PlanProblem.TryBuild(inputRequest, out _, out _) is not { } input || PlanProblem.TryBuild(outputRequest, out _, out _) is not { } output)
        {
            return null;
        }

        (CapacityPlan Input, CapacityPlan Output, decimal TotalUsd)? best = null;
        for (var kind = 0; kind < input.Lengths.Length; kind++)
        {
            foreach (var (from, terms) in Stretches(request, input, output, kind))
            {
                var (inputUnits, outputUnits) = (Units(input, kind, from, terms, request.MinimumInputKtpm), Units(output, kind, from, terms, request.MinimumOutputKtpm));
                var (first, second) = (Held(input, kind, from, terms, inputUnits), Held(output, kind, from, terms, outputUnits));
                var total = first.TotalUsd!.Value + second.TotalUsd!.Value;
                if (best is null || total < best.Value.TotalUsd)
                {
                    best = (first, second, total);
                }
            }
        }

        return best;
    }

    // The whole horizon, and the stretch in which the two minimum sizes together save most.
    private static IEnumerable<(int From, int Terms)> Stretches(ReservedPlanRequest request, PlanProblem input, PlanProblem output, int kind)
    {
        var (hours, length) = (input.Hours, input.Lengths[kind]);
        yield return (0, (hours + length - 1) / length);

        var saved = new decimal[hours];
        for (var hour = 0; hour < hours; hour++)
        {
            saved[hour] = Saved(input, hour, request.MinimumInputKtpm) + Saved(output, hour, request.MinimumOutputKtpm);
        }

        var price = (request.MinimumInputKtpm * input.CommitmentUsd[kind]) + (request.MinimumOutputKtpm * output.CommitmentUsd[kind]);
        var gain = new decimal[hours];
        var terms = new int[hours];
        var (window, best) = (0m, hours - 1);
        for (var hour = hours - 1; hour >= 0; hour--)
        {
            window += saved[hour] - (hour + length < hours ? saved[hour + length] : 0m);
            (gain[hour], terms[hour]) = (window - price, 1);
            if (hour + length < hours && gain[hour + length] > 0m)
            {
                gain[hour] += gain[hour + length];
                terms[hour] += terms[hour + length];
            }

            best = gain[hour] >= gain[best] ? hour : best;
        }

        yield return (best, terms[best]);
    }

    private static decimal Saved(PlanProblem side, int hour, int units) =>
        side.Grid.Usd(side.ExpectedOverflow.Above(hour, 0) - side.ExpectedOverflow.Above(hour, units));

    // Savings are concave in the units over fixed hours: the best number is the last whose own savings pay for it.
    private static int Units(PlanProblem side, int kind, int from, int terms, int minimum)
    {
        var price = side.Grid.Nearest(side.CommitmentUsd[kind]) * (decimal)terms;
        var (low, high) = (minimum, Math.Max(minimum, side.ExpectedOverflow.Levels));
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            var worth = 0m;
            for (var hour = from; hour < Math.Min(side.Hours, from + (terms * side.Lengths[kind])); hour++)
            {
                worth += side.ExpectedOverflow.At(hour, middle);
            }

            (low, high) = worth > price ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private static CapacityPlan Held(PlanProblem side, int kind, int from, int terms, int units)
    {
        var bought = side.Lengths.Select(_ => new int[side.Hours]).ToArray();
        var covered = new int[side.Hours];
        for (var term = 0; term < terms; term++)
        {
            var start = from + (term * side.Lengths[kind]);
            bought[kind][start] = units;
            for (var hour = start; hour < Math.Min(side.Hours, start + side.Lengths[kind]); hour++)
            {
                covered[hour] = units;
            }
        }

        // No hour prices: the bound of the exact sides is used instead.
        return new PlanAssembler(side, new(bought, covered, new long[side.Hours], 0)).Assemble();
    }
}
