using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Units that are held already when a plan begins.</summary>
/// <remarks>What they cost is committed whatever the plan says, so it is in no total; what they serve costs nothing more.</remarks>
public sealed record HeldUnits
{
    /// <summary>Gets what is held.</summary>
    /// <value>Model units, or thousands of reserved input or output tokens a minute.</value>
    public CapacityKind Kind { get; init; } = CapacityKind.ModelUnits;

    /// <summary>Gets how many.</summary>
    /// <value>One or more.</value>
    public required int Units
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>Gets the term they are held on.</summary>
    /// <value>A term; it is told in the calendar, and changes nothing else.</value>
    public CommitmentTerm Term { get; init; }

    /// <summary>Gets the first hour in which they serve.</summary>
    /// <value>Hours from the start of the horizon; 0 unless set.</value>
    public int FromHour { get; init; }

    /// <summary>Gets the hour in which they end.</summary>
    /// <value>Hours from the start of the horizon; they serve the whole hours before it.</value>
    public required decimal ToHour { get; init; }

    /// <summary>Counts the units of some kind held in each hour.</summary>
    internal static int[] ByHour(IEnumerable<HeldUnits> held, CapacityKind kind, int hours)
    {
        var units = new int[hours];
        foreach (var one in held.Where(one => one.Kind == kind))
        {
            for (var hour = Math.Max(0, one.FromHour); hour < Math.Min(hours, decimal.Floor(one.ToHour)); hour++)
            {
                units[hour] += one.Units;
            }
        }

        return units;
    }
}
