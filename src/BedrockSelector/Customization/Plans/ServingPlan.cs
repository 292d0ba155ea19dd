using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Plans;

/// <summary>One way of serving a custom model, and its cost over the plan.</summary>
/// <param name="Way">The way.</param>
/// <param name="Term">The commitment, for provisioned throughput; none for deployments.</param>
/// <param name="Cost">The cost over all months of the plan.</param>
public sealed record ServingPlan(ServingWay Way, CommitmentTerm Term, PlannedCost Cost)
{
    /// <summary>Gets the name in output.</summary>
    /// <value><c>on-demand</c>, or <c>provisioned</c> with its term.</value>
    public string Name => Way == ServingWay.OnDemand ? "on-demand" : Term == CommitmentTerm.None ? "provisioned" : $"provisioned {Term.Name()}";
}
