namespace BedrockSelector.Evidence;

/// <summary>How the caller's own results are combined with what is known already.</summary>
public sealed record EvidenceFitOptions
{
    /// <summary>Gets the options with every default: no prior.</summary>
    public static EvidenceFitOptions Default { get; } = new();

    /// <summary>Gets what is known of a task and model.</summary>
    /// <value>
    /// Answers <see langword="null"/> for a task or model that is not known; <see langword="null"/> itself for no prior at all.
    /// Called once a task and model.
    /// </value>
    public Func<string, string, QualityPrior?>? Prior { get; init; }

    /// <summary>Gets how sure an interval or a verdict must be.</summary>
    /// <value>Above 0.5 and below 1; 0.95 by default, two-sided.</value>
    public double Confidence
    {
        get;
        init => field = value is > 0.5 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A confidence is above 0.5 and below 1.");
    } = 0.95;
}
