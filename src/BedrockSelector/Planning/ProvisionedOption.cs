using BedrockSelector.Quantities;

namespace BedrockSelector.Planning;

/// <summary>What a phase would cost as provisioned capacity: model units times hours, billed whether used or not.</summary>
public sealed record ProvisionedOption
{
    /// <summary>Gets how many model units are counted.</summary>
    /// <value>Above zero; <see langword="null"/> where it is not known.</value>
    public decimal? Units { get; init; }

    /// <summary>Gets for how many hours each of them is paid.</summary>
    /// <value>Hours, commitments in full; <see langword="null"/> where it is not known.</value>
    public decimal? Hours { get; init; }

    /// <summary>Gets the commitment term at whose price they are counted.</summary>
    /// <value>Such as <c>none</c> or <c>6-month</c>; <see langword="null"/> where no term has a price.</value>
    public CommitmentTerm? Term { get; init; }

    /// <summary>Gets what one unit costs an hour at that term.</summary>
    /// <value>US dollars; <see langword="null"/> where no price is known.</value>
    public decimal? UsdPerUnitHour { get; init; }

    /// <summary>Gets what it comes to.</summary>
    /// <value>US dollars: units × hours × price; <see langword="null"/> where one of them is not known.</value>
    public decimal? TotalUsd { get; init; }

    /// <summary>Gets why there is no total.</summary>
    /// <value>One or two sentences that name what to supply; <see langword="null"/> where there is a total.</value>
    public string? Unknown { get; init; }
}
