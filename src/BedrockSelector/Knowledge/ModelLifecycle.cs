using System.Collections.Immutable;

namespace BedrockSelector.Knowledge;

/// <summary>The dates of a model's life on Amazon Bedrock.</summary>
/// <remarks>Dates of <see href="https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html"/> (read 2026-10). Holds an array: compared by reference of the array.</remarks>
public sealed record ModelLifecycle
{
    /// <summary>Gets whether the model is a preview.</summary>
    /// <value><see langword="true"/> for previews, gated or public.</value>
    public bool Preview { get; init; }

    /// <summary>Gets the day on which the model becomes legacy.</summary>
    /// <value><see langword="null"/> if none is announced.</value>
    public DateOnly? LegacyOn { get; init; }

    /// <summary>Gets the day on which public extended access begins, from which the price may rise.</summary>
    /// <value><see langword="null"/> if none is announced.</value>
    public DateOnly? ExtendedAccessOn { get; init; }

    /// <summary>Gets the first day on which the model cannot be called, in the regions that <see cref="Regions"/> does not name.</summary>
    /// <value><see langword="null"/> if none is announced.</value>
    public DateOnly? EndOfLifeOn { get; init; }

    /// <summary>Gets the day before which the model will not end.</summary>
    /// <value><see langword="null"/> where no source promises one.</value>
    public DateOnly? EndOfLifeNotBefore { get; init; }

    /// <summary>Gets the day by which the model had left AWS's own list, for models whose end no source dates.</summary>
    /// <value>The first stored list without it; <see langword="null"/> for the others.</value>
    public DateOnly? GoneBy { get; init; }

    /// <summary>Gets whether AWS lists the model as legacy although no source dates it.</summary>
    /// <value><see langword="true"/> when so listed.</value>
    public bool ListedLegacy { get; init; }

    /// <summary>Gets the regions whose end differs.</summary>
    /// <value>Ordinal by region; may be empty.</value>
    public ImmutableArray<RegionLifecycle> Regions { get; init; } = [];

    /// <summary>Gets a remark of the catalog's keepers.</summary>
    /// <value><see langword="null"/> without one.</value>
    public string? Note { get; init; }

    /// <summary>Gets the day from which the model cannot be called.</summary>
    /// <param name="region">The region called, or <see langword="null"/> for the last region to go.</param>
    /// <returns>The date, or <see langword="null"/> if none is known.</returns>
    public DateOnly? EndsOn(AwsRegion? region = null)
    {
        var end = EndOfLifeOn ?? GoneBy;
        if (region is null)
        {
            foreach (var exception in Regions)
            {
                end = exception.EndOfLifeOn is { } later && end is { } known ? (later > known ? later : known) : null;
            }

            return end;
        }

        foreach (var exception in Regions)
        {
            if (exception.Region == region)
            {
                return exception.EndOfLifeOn;
            }
        }

        return end;
    }

    /// <summary>Gets the first day for which nothing promises the model any more.</summary>
    /// <param name="date">The day of the question.</param>
    /// <returns><see cref="EndOfLifeNotBefore"/>, where that is still to come; <see langword="null"/> where no source promises anything.</returns>
    public DateOnly? PromisedUntil(DateOnly date) => EndOfLifeNotBefore > date ? EndOfLifeNotBefore : null;

    /// <summary>Gets where the model stands on a date.</summary>
    /// <param name="date">The date.</param>
    /// <param name="region">The region called, or <see langword="null"/> for the best of all regions.</param>
    /// <returns>The status: ended from the end on, legacy from <see cref="LegacyOn"/> on, else preview or active.</returns>
    public LifecycleStatus StatusOn(DateOnly date, AwsRegion? region = null)
    {
        if (EndsOn(region) is { } end && date >= end)
        {
            return LifecycleStatus.Ended;
        }

        if (LegacyOn is { } legacy ? date >= legacy : ListedLegacy)
        {
            return LifecycleStatus.Legacy;
        }

        return Preview ? LifecycleStatus.Preview : LifecycleStatus.Active;
    }
}
