namespace BedrockSelector.Customization.Life;

/// <summary>Something that was asked for: written down before the request is sent, and completed when the answer is there.</summary>
public sealed record LifeStateEntry
{
    /// <summary>Gets what was asked for.</summary>
    /// <value>A job, a deployment or units.</value>
    public required LifeResourceKind Kind { get; init; }

    /// <summary>Gets its name.</summary>
    /// <value>Never empty.</value>
    public required string Name { get; init; }

    /// <summary>Gets the region.</summary>
    /// <value>Its name.</value>
    public required string Region { get; init; }

    /// <summary>Gets the token that makes a repeated request the same request.</summary>
    /// <value>1 to 256 letters, digits and hyphens.</value>
    public required string Token { get; init; }

    /// <summary>Gets the fingerprint of the request, without its token.</summary>
    /// <value>SHA-256 in hexadecimal.</value>
    public required string RequestHash { get; init; }

    /// <summary>Gets when the request was first about to be sent.</summary>
    /// <value>UTC.</value>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Gets the ARN that the service gave.</summary>
    /// <value><see langword="null"/> as long as no answer was seen.</value>
    public string? Arn { get; init; }

    /// <summary>Gets when it was deleted, or given up for a further attempt.</summary>
    /// <value><see langword="null"/> as long as it may exist.</value>
    public DateTimeOffset? ClosedAt { get; init; }
}
