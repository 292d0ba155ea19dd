namespace BedrockSelector.Customization.Life;

/// <summary>Something that lives in the account, what a month of it costs, and whether anybody uses it.</summary>
public sealed record CleanItem
{
    /// <summary>Gets what it is.</summary>
    /// <value>A model, a deployment or units.</value>
    public required LifeResource Resource { get; init; }

    /// <summary>Gets what a month of it costs.</summary>
    /// <value>US dollars; zero for a deployment, which is billed by token; <see langword="null"/> when no price is known.</value>
    public required decimal? UsdPerMonth { get; init; }

    /// <summary>Gets why no price is known.</summary>
    /// <value><see langword="null"/> when there is one.</value>
    public string? PriceUnknown { get; init; }

    /// <summary>Gets whether it is unused.</summary>
    /// <value><see langword="null"/> when nothing says: no logs were given.</value>
    public required bool? Unused { get; init; }

    /// <summary>Gets why.</summary>
    /// <value>A sentence.</value>
    public required string Why { get; init; }

    /// <summary>Gets what stands in the way of deleting it.</summary>
    /// <value>A sentence, such as a commitment's end; <see langword="null"/> when nothing does.</value>
    public string? Kept { get; init; }
}
