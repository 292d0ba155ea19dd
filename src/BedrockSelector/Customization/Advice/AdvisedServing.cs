namespace BedrockSelector.Customization.Advice;

/// <summary>What a custom model costs after its training, at the caller's volume and by the cheapest way that is known.</summary>
public sealed record AdvisedServing
{
    /// <summary>Gets how the model is served.</summary>
    /// <value>The cheapest way with a known price; <see langword="null"/> when none has one.</value>
    public required ServingWay? Way { get; init; }

    /// <summary>Gets what serving costs over all months.</summary>
    /// <value>
    /// US dollars; by the hour at least one model unit at its cheapest term, since AWS publishes no throughput of a unit: more units may be
    /// needed. <see langword="null"/> when no way has a known price.
    /// </value>
    public required decimal? ServingUsd { get; init; }

    /// <summary>Gets what storage costs over all months.</summary>
    /// <value>US dollars; <see langword="null"/> when its price is not known.</value>
    public required decimal? StorageUsd { get; init; }

    /// <summary>Gets for how many months.</summary>
    /// <value>Above zero.</value>
    public required decimal Months { get; init; }

    /// <summary>Gets what has no known price, and why.</summary>
    /// <value><see langword="null"/> when all has one.</value>
    public string? Unknown { get; init; }
}
