namespace BedrockSelector.Customization.Jobs;

/// <summary>What a plan around a job needs to know: how long the model is kept, how it is used, and what it is compared with.</summary>
public sealed record PlanSpec
{
    /// <summary>Gets how long the custom model is stored and served.</summary>
    /// <value>Months; <see langword="null"/> counts one.</value>
    public decimal? Months { get; init; }

    /// <summary>Gets what one request to the custom model uses.</summary>
    /// <value>Such as <c>input-tokens=300,output-tokens=120</c>; <see langword="null"/> leaves inference out.</value>
    public string? Usage { get; init; }

    /// <summary>Gets how many requests a month brings.</summary>
    /// <value>Requests; <see langword="null"/> leaves inference out.</value>
    public decimal? RequestsPerMonth { get; init; }

    /// <summary>Gets a steady load, in place of <see cref="Usage"/> and <see cref="RequestsPerMonth"/>.</summary>
    /// <value>Tokens a minute, such as <c>in=50000,out=8000</c>; <see langword="null"/> when the demand is given in requests.</value>
    public string? TokensPerMinute { get; init; }

    /// <summary>Gets what one model unit of provisioned throughput carries.</summary>
    /// <value>Tokens a minute, such as <c>in=30000,out=5000</c>; <see langword="null"/> when not known: AWS publishes no throughput of a unit.</value>
    public string? UnitCapacity { get; init; }

    /// <summary>Gets how many model units of provisioned throughput would carry the load.</summary>
    /// <value>Model units; <see langword="null"/> leaves provisioned throughput undecided: AWS publishes no throughput of a unit.</value>
    public decimal? ModelUnits { get; init; }

    /// <summary>Gets how many hours a month has.</summary>
    /// <value>Hours; <see langword="null"/> counts 744, the month of AWS's examples.</value>
    public decimal? HoursPerMonth { get; init; }

    /// <summary>Gets how many hours a reinforcement job trains.</summary>
    /// <value>Hours; <see langword="null"/> leaves its cost missing.</value>
    public decimal? TrainingHours { get; init; }

    /// <summary>Gets the base model that would do the work without customization.</summary>
    /// <value>A model id, an inference profile or an ARN; <see langword="null"/> leaves the comparison out.</value>
    public string? CompareWith { get; init; }

    /// <summary>Gets what one request to that model uses: usually more, for examples in the prompt.</summary>
    /// <value>Such as <c>input-tokens=2300,output-tokens=120</c>.</value>
    public string? CompareUsage { get; init; }
}
