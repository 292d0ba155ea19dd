using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>Every offer that can be called from one region on one day, in the order of the catalog, and what a request is checked against of each.</summary>
/// <remarks>Immutable but for columns that are made when first asked for; thread-safe.</remarks>
internal sealed class RegionColumns
{
    private readonly ColumnCache<PricingTier, Candidate[]> _candidates;
    private readonly ColumnCache<(PricingTier, Meter), PriceLadder?[]> _prices;
    private readonly ColumnCache<(TaskClass, PricingTier), EvidenceColumn> _evidence;

    public RegionColumns(PriceBook prices, IEvidenceStore evidence, ModelColumns models, AwsRegion region, DateOnly date)
    {
        (Models, Prices, Region, Date) = (models, prices, region, date);
        EndDay = new int[models.Models.Length];
        First = new int[models.Models.Length + 1];
        var offers = new List<Offer>();
        var rows = new List<int>();
        var runs = new List<int>();
        for (var model = 0; model < models.Models.Length; model++)
        {
            First[model] = offers.Count;
            EndDay[model] = models.Models[model].Lifecycle.EndsOn(region)?.DayNumber ?? int.MaxValue;
            foreach (var offer in models.Models[model].Offers)
            {
                if (ModelColumns.IsRanked(offer) && offer.Covers(region, date) && !IsKnownBetter(models.Models[model], offer, region, date))
                {
                    for (var run = models.FirstRun[model]; run < models.FirstRun[model + 1]; run++)
                    {
                        offers.Add(offer);
                        rows.Add(model);
                        runs.Add(run);
                    }
                }
            }
        }

        First[^1] = offers.Count;
        (Offers, Model, Run) = ([.. offers], [.. rows], [.. runs]);
        _candidates = new(tier => [.. Enumerable.Range(0, Offers.Length).Select(row => CandidateOf(row, tier))]);
        _prices = new(key => Ladders(key.Item1, key.Item2));
        _evidence = new(key => new(models, evidence, key.Item1, key.Item2, region, date));
    }

    public ModelColumns Models { get; }

    public PriceBook Prices { get; }

    public AwsRegion Region { get; }

    public DateOnly Date { get; }

    /// <summary>Gets the offers, one a row.</summary>
    public Offer[] Offers { get; }

    /// <summary>Gets the position of each row's model.</summary>
    public int[] Model { get; }

    /// <summary>Gets the run of each row: its model in one mode.</summary>
    public int[] Run { get; }

    /// <summary>Gets the first row of each model, and the number of rows at the end.</summary>
    public int[] First { get; }

    /// <summary>Gets the number of the first day on which each model cannot be called here; the largest number where none is known.</summary>
    public int[] EndDay { get; }

    public Candidate[] Candidates(PricingTier tier) => _candidates[tier];

    public PriceLadder?[] Ladder(PricingTier tier, Meter meter) => _prices[(tier, meter)];

    // A caller may name any class of tasks; those of which nothing is known share one column.
    public EvidenceColumn Evidence(TaskClass task, PricingTier tier) => _evidence[(Models.HasEvidenceOf(task) ? task : default, tier)];

    private Candidate CandidateOf(int row, PricingTier tier) =>
        new(Models.Models[Model[row]], Offers[row], Region, tier) { Mode = Models.Modes[Run[row]] };

    // Of two offers under one id, the one that AWS's list names is callable for certain.
    private static bool IsKnownBetter(FoundationModel model, Offer offer, AwsRegion region, DateOnly date)
    {
        if (offer.Listed)
        {
            return false;
        }

        foreach (var other in model.Offers)
        {
            if (other.Listed && other.CallId == offer.CallId && ModelColumns.IsRanked(other) && other.Covers(region, date))
            {
                return true;
            }
        }

        return false;
    }

    private PriceLadder?[] Ladders(PricingTier tier, Meter meter)
    {
        var definition = Prices.Definition(meter);
        var ladders = new PriceLadder?[Offers.Length];
        for (var row = 0; row < ladders.Length; row++)
        {
            var route = PriceRoute.Of(definition, Offers[row].Scope, Offers[row].Profile, tier);
            ladders[row] = Prices.Ladder(Models.Models[Model[row]].Id, Region, route, meter);
        }

        return ladders;
    }
}
