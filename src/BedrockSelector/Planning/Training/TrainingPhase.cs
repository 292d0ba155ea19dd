using System.Text.Json.Serialization;
using BedrockSelector.Costs;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Training;

/// <summary>The training phase of a custom model: what it needs and what that costs, apart from storage and inference.</summary>
public sealed record TrainingPhase
{
    /// <summary>Gets the kind and version of the document.</summary>
    /// <value><c>plan-training/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "plan-training/1";

    /// <summary>Gets the name of the phase.</summary>
    /// <value>Always <c>training</c>.</value>
    public string Phase { get; } = "training";

    /// <summary>Gets what the phase needs, for people.</summary>
    /// <value>Such as <c>6,000,000 tokens processed (2,000,000 × 3 epochs); 1 month of storage</c>.</value>
    public required string Need { get; init; }

    /// <summary>Gets the billing by which the phase is costed.</summary>
    /// <value><c>metered</c> or <c>provisioned</c>, as asked for.</value>
    public required TrainingBilling Billing { get; init; }

    /// <summary>Gets the billing that AWS applies to training.</summary>
    /// <value>Always <c>metered</c>: no training of Amazon Bedrock is billed by model units.</value>
    public TrainingBilling AwsBilling { get; } = TrainingBilling.Metered;

    /// <summary>Gets the base model.</summary>
    /// <value>The model's own id.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets the region.</summary>
    /// <value>Its name.</value>
    public required AwsRegion Region { get; init; }

    /// <summary>Gets the method.</summary>
    /// <value>Such as <c>fine-tuning</c>.</value>
    public required CustomizationKind Method { get; init; }

    /// <summary>Gets the day priced.</summary>
    /// <value>The date asked for, or that of the question.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets what the phase costs.</summary>
    /// <value>US dollars, the sum of the lines; <see langword="null"/> when a rate or a quantity is missing.</value>
    public required decimal? TotalUsd { get; init; }

    /// <summary>Gets between what totals the phase lies, where the tokens of its data are estimated.</summary>
    /// <value><see langword="null"/> where nothing is estimated, or the phase is not priced whole.</value>
    public CostBand? Band { get; init; }

    /// <summary>Gets the priced lines.</summary>
    /// <value>The teacher's first, then training, then storage where it was asked for.</value>
    public required ValueList<PlanLine> Lines { get; init; }

    /// <summary>Gets what has no price or no quantity.</summary>
    /// <value>In the same order; empty when the phase is priced whole.</value>
    public required ValueList<PlanGap> Missing { get; init; }

    /// <summary>Gets what the training costs as AWS bills it.</summary>
    /// <value>With the teacher's answers, without storage.</value>
    public required MeteredOption Metered { get; init; }

    /// <summary>Gets what the training would cost if model units were bought for it.</summary>
    /// <value>AWS asks for none: an option for those who hold capacity for the phase all the same.</value>
    public required ProvisionedOption Provisioned { get; init; }

    /// <summary>Gets what is said beside the figures.</summary>
    /// <value>May be empty.</value>
    public ValueList<Finding> Findings { get; init; }
}
