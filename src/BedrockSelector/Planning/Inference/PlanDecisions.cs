using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>What to buy, let renew and stop, and when, read off the rows of a plan.</summary>
internal static class PlanDecisions
{
    public static ImmutableArray<PlanDecision> Of(IEnumerable<PlannedCapacity> commitments, int hours, Func<decimal, DateTimeOffset?> at)
    {
        var changes = new SortedDictionary<(decimal Hour, CapacityKind Kind, CommitmentTerm Term), (int Ending, int Starting)>();
        foreach (var row in commitments)
        {
            var starts = changes.GetValueOrDefault((row.FromHour, row.Kind, row.Term));
            changes[(row.FromHour, row.Kind, row.Term)] = (starts.Ending, starts.Starting + row.Units);
            var ends = changes.GetValueOrDefault((row.ToHour, row.Kind, row.Term));
            changes[(row.ToHour, row.Kind, row.Term)] = (ends.Ending + row.Units, ends.Starting);
        }

        var decisions = ImmutableArray.CreateBuilder<PlanDecision>();
        foreach (var ((hour, capacity, term), (ending, starting)) in changes)
        {
            var renewed = Math.Min(ending, starting);
            Add(PlanDecisionKind.Renew, renewed);
            Add(PlanDecisionKind.Buy, starting - renewed);
            Add(PlanDecisionKind.Stop, ending - renewed);

            void Add(PlanDecisionKind kind, int units)
            {
                if (units > 0)
                {
                    decisions.Add(new(kind, capacity, units, term, hour, at(hour), hour >= hours));
                }
            }
        }

        return decisions.DrainToImmutable();
    }
}
