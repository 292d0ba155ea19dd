namespace BedrockSelector.Planning.Inference;

/// <summary>A way of serving a model, whether it is open, and what it alone would cost.</summary>
public sealed record ServingWay
{
    /// <summary>Gets the way.</summary>
    /// <value>Such as <c>on-demand</c> or <c>provisioned-throughput</c> in JSON.</value>
    public required ServingWayKind Way { get; init; }

    /// <summary>Gets whether it is offered or priced here.</summary>
    /// <value><see langword="null"/> where it is offered but no price is known.</value>
    public bool? Open { get; init; }

    /// <summary>Gets from when it is open.</summary>
    /// <value><see langword="null"/> where no source dates it.</value>
    public DateOnly? Since { get; init; }

    /// <summary>Gets what to know: how to call it, what is not known, what must come first.</summary>
    /// <value>One or more sentences.</value>
    public required string Note { get; init; }

    /// <summary>Gets what the whole demand costs by this way alone.</summary>
    /// <value>US dollars over the horizon; <see langword="null"/> where it is not known or the way cannot carry the demand.</value>
    public decimal? TotalUsd { get; init; }
}
