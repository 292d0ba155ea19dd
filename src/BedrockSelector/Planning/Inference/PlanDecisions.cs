using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>What to buy, let renew and stop, and when, read off the rows of a plan and what is held already.</summary>
internal static class PlanDecisions
{
    public static ImmutableArray<PlanDecision> Of(
        IEnumerable<PlannedCapacity> commitments, CapacityPlanRequest request, int hours, Func<decimal, DateTimeOffset?> at)
    {
        var rules = request.Buying;
        var changes = new SortedDictionary<(decimal Hour, CapacityKind Kind, CommitmentTerm Term), (int Ending, int Starting)>();
        foreach (var row in commitments)
        {
            var starts = changes.GetValueOrDefault((row.FromHour, row.Kind, row.Term));
            changes[(row.FromHour, row.Kind, row.Term)] = (starts.Ending, starts.Starting + row.Units);
            End(row.ToHour, row.Kind, row.Term, row.Units);
        }

        foreach (var held in rules.Held.Where(held => held.Kind == request.Unit && held.Term != CommitmentTerm.None && held.ToHour >= 0m))
        {
            // Rows of a reserved side are model units until they are named.
            End(held.ToHour, CapacityKind.ModelUnits, held.Term, held.Units);
        }

        var decisions = ImmutableArray.CreateBuilder<PlanDecision>();
        foreach (var ((hour, capacity, term), (ending, starting)) in changes)
        {
            var renewed = Math.Min(ending, starting);
            Add(PlanDecisionKind.Renew, renewed, hour);
            Add(PlanDecisionKind.Buy, starting - renewed, hour - rules.DelayHours);
            Add(PlanDecisionKind.Stop, ending - renewed, hour - rules.NoticeHours);

            void Add(PlanDecisionKind kind, int units, decimal by)
            {
                if (units > 0)
                {
                    decisions.Add(new(kind, capacity, units, term, by, at(by), hour >= hours));
                }
            }
        }

        decisions.Sort(static (a, b) => (a.Hour, a.Capacity, a.Term, a.Kind).CompareTo((b.Hour, b.Capacity, b.Term, b.Kind)));
        return decisions.DrainToImmutable();

        void End(decimal hour, CapacityKind kind, CommitmentTerm term, int units)
        {
            var ends = changes.GetValueOrDefault((hour, kind, term));
            changes[(hour, kind, term)] = (ends.Ending + units, ends.Starting);
        }
    }
}
