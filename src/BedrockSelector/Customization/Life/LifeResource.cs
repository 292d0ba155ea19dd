using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Life;

/// <summary>A model, a deployment or units as the service lists them.</summary>
public sealed record LifeResource
{
    /// <summary>Gets what it is.</summary>
    /// <value>A model, a deployment or units.</value>
    public required LifeResourceKind Kind { get; init; }

    /// <summary>Gets the ARN.</summary>
    /// <value>Never empty.</value>
    public required string Arn { get; init; }

    /// <summary>Gets the name.</summary>
    /// <value>Never empty.</value>
    public required string Name { get; init; }

    /// <summary>Gets the status.</summary>
    /// <value>As AWS spells it, such as <c>InService</c> or <c>Active</c>; <see langword="null"/> when not said.</value>
    public string? Status { get; init; }

    /// <summary>Gets the model that is served.</summary>
    /// <value>Its ARN; the resource's own for a model.</value>
    public required string ModelArn { get; init; }

    /// <summary>Gets the base model.</summary>
    /// <value>An ARN; <see langword="null"/> when not said.</value>
    public string? BaseModelArn { get; init; }

    /// <summary>Gets how many model units there are.</summary>
    /// <value>One or more for units; otherwise <see langword="null"/>.</value>
    public int? Units { get; init; }

    /// <summary>Gets the term of the commitment.</summary>
    /// <value>For units; otherwise <see langword="null"/>.</value>
    public CommitmentTerm? Term { get; init; }

    /// <summary>Gets when the commitment ends.</summary>
    /// <value><see langword="null"/> without one.</value>
    public DateTimeOffset? CommittedUntil { get; init; }

    /// <summary>Gets when it was made.</summary>
    /// <value>UTC.</value>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets why it failed.</summary>
    /// <value><see langword="null"/> when it did not, or the list does not say.</value>
    public string? FailureMessage { get; init; }
}
