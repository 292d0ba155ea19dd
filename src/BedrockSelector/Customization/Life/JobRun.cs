using System.Text.Json.Serialization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Life;

/// <summary>A job as the service tells of it.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record JobRun
{
    /// <summary>Gets the kind and version of the document.</summary>
    /// <value><c>customize-job-run/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "customize-job-run/1";

    /// <summary>Gets whether it trains or imports.</summary>
    /// <value><see cref="LifeResourceKind.CustomizationJob"/> or <see cref="LifeResourceKind.ImportJob"/>.</value>
    public required LifeResourceKind Kind { get; init; }

    /// <summary>Gets the ARN of the job.</summary>
    /// <value>Never empty.</value>
    public required string JobArn { get; init; }

    /// <summary>Gets the name of the job.</summary>
    /// <value>Never empty.</value>
    public required string JobName { get; init; }

    /// <summary>Gets the status.</summary>
    /// <value>As AWS spells it: <c>InProgress</c>, <c>Completed</c>, <c>Failed</c>, <c>Stopping</c> or <c>Stopped</c>.</value>
    public required string Status { get; init; }

    /// <summary>Gets the base model's ARN.</summary>
    /// <value><see langword="null"/> for an import.</value>
    public string? BaseModelArn { get; init; }

    /// <summary>Gets the method.</summary>
    /// <value>As AWS spells it, such as <c>FINE_TUNING</c>; <see langword="null"/> when not said.</value>
    public string? CustomizationType { get; init; }

    /// <summary>Gets the name of the model made.</summary>
    /// <value><see langword="null"/> when not said.</value>
    public string? ModelName { get; init; }

    /// <summary>Gets the ARN of the model made.</summary>
    /// <value><see langword="null"/> until there is one.</value>
    public string? ModelArn { get; init; }

    /// <summary>Gets the token with which the job was asked for.</summary>
    /// <value><see langword="null"/> when not said.</value>
    public string? ClientRequestToken { get; init; }

    /// <summary>Gets where the results are written.</summary>
    /// <value>An S3 location; <see langword="null"/> when not said.</value>
    public string? OutputUri { get; init; }

    /// <summary>Gets the phases.</summary>
    /// <value>In their order; empty when the service does not tell them.</value>
    public ValueList<JobPhase> Phases { get; init; }

    /// <summary>Gets when the job was made.</summary>
    /// <value>UTC.</value>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets when the job last changed.</summary>
    /// <value><see langword="null"/> when not said.</value>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Gets when the job ended.</summary>
    /// <value><see langword="null"/> as long as it runs.</value>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Gets why the job failed.</summary>
    /// <value>The service's own words; <see langword="null"/> when it did not.</value>
    public string? FailureMessage { get; init; }

    /// <summary>Gets the last loss on the training data.</summary>
    /// <value>Zero or more; <see langword="null"/> when not said.</value>
    public double? TrainingLoss { get; init; }

    /// <summary>Gets the last losses on the validation data.</summary>
    /// <value>One a validation set; may be empty.</value>
    public ValueList<double> ValidationLosses { get; init; }

    /// <summary>Gets how far the job is.</summary>
    /// <value><see langword="null"/> when it was not asked for.</value>
    public JobProgress? Progress { get; init; }

    /// <summary>Gets whether the job has ended, one way or another.</summary>
    /// <value>True for <c>Completed</c>, <c>Failed</c> and <c>Stopped</c>.</value>
    [JsonIgnore]
    public bool HasEnded => Status is "Completed" or "Failed" or "Stopped";
}
