using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Storage;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Life;

/// <summary>What goes on costing after a custom model is made: storage by the month, model units by the hour.</summary>
/// <remarks>Immutable and safe for use by several threads.</remarks>
public sealed class CustomModelPrices
{
    private const decimal HoursPerMonth = CapacityPlanRequest.DefaultHoursPerMonth;

    private readonly IKnowledgeSource _knowledge;
    private readonly AwsRegion _region;
    private readonly DateOnly _asOf;
    private readonly DerivedRates _derived;

    /// <summary>Makes the prices of a region and day.</summary>
    /// <param name="knowledge">The catalog and its rates.</param>
    /// <param name="region">The region.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="derived">What becomes of rates that are computed, not published.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public CustomModelPrices(IKnowledgeSource knowledge, AwsRegion region, DateOnly asOf, DerivedRates derived = DerivedRates.Refuse)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _region, _asOf, _derived) = (knowledge, region, asOf, derived);
    }

    /// <summary>Finds what a month of storage costs.</summary>
    /// <param name="baseModel">The base model: an id or an ARN.</param>
    /// <param name="kind">The method.</param>
    /// <returns>The cost of a month.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="baseModel"/> is <see langword="null"/>.</exception>
    public LifeCost Storage(string baseModel, CustomizationKind kind = CustomizationKind.FineTuning)
    {
        ArgumentNullException.ThrowIfNull(baseModel);
        const string What = "storage of the custom model, until it is deleted";
        if (Model(baseModel) is not { } model)
        {
            return new(What, null, "month", Unknown(baseModel));
        }

        try
        {
            var storage = new StoragePlanner(_knowledge).Plan(
                new() { Model = model, Region = _region, Method = kind, Months = 1m, DerivedRates = _derived, AsOf = _asOf });
            return new(What, storage.MonthlyUsd, "month", storage.MonthlyUsd is null ? Reasons(storage.Missing) : null);
        }
        catch (ModelResolutionException exception)
        {
            return new(What, null, "month", exception.Message);
        }
    }

    /// <summary>Finds what an hour, a month and a commitment of model units cost.</summary>
    /// <param name="baseModel">The base model: an id or an ARN.</param>
    /// <param name="units">How many; one or more.</param>
    /// <param name="term">The term.</param>
    /// <returns>The hour, the month and, with a commitment, all of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="baseModel"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="units"/> is below one.</exception>
    public ValueList<LifeCost> Units(string baseModel, int units, CommitmentTerm term)
    {
        ArgumentNullException.ThrowIfNull(baseModel);
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        var what = string.Create(CultureInfo.InvariantCulture, $"{units} model {(units == 1 ? "unit" : "units")}, term {term.Name()}");
        var (hour, unknown) = UnitHour(baseModel, term);
        var months = Months(term);
        List<LifeCost> costs =
        [
            new(what + ", used or not", hour * units, "hour", unknown),
            new($"{what}, a month of {HoursPerMonth.Plain()} hours", hour * units * HoursPerMonth, "month", unknown),
        ];
        if (months > 0)
        {
            costs.Add(new($"{what}, to the end of the commitment", hour * units * HoursPerMonth * months, "commitment", unknown));
        }

        return [.. costs];
    }

    /// <summary>Spells out what a commitment binds.</summary>
    /// <param name="baseModel">The base model: an id or an ARN.</param>
    /// <param name="units">How many units; one or more.</param>
    /// <param name="term">The term.</param>
    /// <returns>A sentence; <see langword="null"/> without a commitment.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="baseModel"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="units"/> is below one.</exception>
    public string? Commitment(string baseModel, int units, CommitmentTerm term)
    {
        var months = Months(term);
        if (months == 0)
        {
            return null;
        }

        var costs = Units(baseModel, units, term);
        var money = costs[2].Usd is { } all
            ? string.Create(CultureInfo.InvariantCulture, $"{costs[0].Usd!.Value.Plain()} USD an hour, {all.Plain()} USD to the end of the term")
            : "at a price that is not known here";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"This buys {units} model {(units == 1 ? "unit" : "units")} for {months} {(months == 1 ? "month" : "months")}, used or not: {money}. It cannot be ended before {_asOf.AddMonths(months):yyyy-MM-dd}.");
    }

    /// <summary>Gets how many months a term binds.</summary>
    /// <param name="term">The term.</param>
    /// <returns>Zero without a commitment.</returns>
    internal static int Months(CommitmentTerm term) => term switch
    {
        CommitmentTerm.OneMonth => 1,
        CommitmentTerm.ThreeMonths => 3,
        CommitmentTerm.SixMonths => 6,
        _ => 0,
    };

    private (decimal? Usd, string? Unknown) UnitHour(string baseModel, CommitmentTerm term)
    {
        if (Model(baseModel) is not { } model)
        {
            return (null, Unknown(baseModel));
        }

        try
        {
            var pricer = new PlanPricer(new CostEstimator(_knowledge), _region, _asOf, _derived);
            var part = pricer.Price(model, Usage.Of(new UsageEntry(Meter.ModelUnitHours, 1m)), new() { Custom = true, Term = term });
            return part.TotalUsd is { } usd ? (usd, null) : (null, Reasons(part.Missing));
        }
        catch (ModelResolutionException exception)
        {
            return (null, exception.Message);
        }
    }

    // The prices are the base's: of an ARN only the model counts, since a list may be read in another region than it was made.
    private static ModelReference? Model(string text) =>
        ModelReference.TryParse(text, out var reference) && reference.ModelId is { } id ? ModelReference.Parse(id.Value) : null;

    private static string Unknown(string baseModel) => $"'{baseModel}' does not say what the base model is.";

    private static string Reasons(IEnumerable<PlanGap> gaps) => string.Join(" ", gaps.Select(static gap => gap.Reason));
}
