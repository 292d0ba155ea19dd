using System.Text.Json.Serialization;
using BedrockSelector.Findings;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Life;

/// <summary>One step in a custom model's life: what was or would be sent, what it costs, what came of it.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record LifeStep
{
    /// <summary>Gets the kind and version of the document.</summary>
    /// <value><c>customize-step/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "customize-step/1";

    /// <summary>Gets the operation.</summary>
    /// <value>As AWS spells it, such as <c>CreateModelCustomizationJob</c>.</value>
    public required string Operation { get; init; }

    /// <summary>Gets what became of it.</summary>
    /// <value>Planned unless something was sent.</value>
    public required LifeOutcome Outcome { get; init; }

    /// <summary>Gets what the step is about.</summary>
    /// <value>A job, a model, a deployment or units.</value>
    public required LifeResourceKind Kind { get; init; }

    /// <summary>Gets its name.</summary>
    /// <value>The ARN where there is no name.</value>
    public required string Name { get; init; }

    /// <summary>Gets its ARN.</summary>
    /// <value><see langword="null"/> as long as the service gave none.</value>
    public string? Arn { get; init; }

    /// <summary>Gets the region called.</summary>
    /// <value>Its name.</value>
    public required string Region { get; init; }

    /// <summary>Gets the token that makes a repeated request the same request.</summary>
    /// <value>Kept in the state file; <see langword="null"/> where the operation takes none, or nothing was sent.</value>
    public string? ClientRequestToken { get; init; }

    /// <summary>Gets what is sent.</summary>
    /// <value>JSON; <see langword="null"/> where the operation has no body.</value>
    public string? Request { get; init; }

    /// <summary>Gets what the step costs, and what goes on costing after it.</summary>
    /// <value>Empty when it costs nothing.</value>
    public ValueList<LifeCost> Costs { get; init; }

    /// <summary>Gets what training costs, line by line.</summary>
    /// <value>Of a job that trains; otherwise <see langword="null"/>.</value>
    public TrainingPhase? Training { get; init; }

    /// <summary>Gets what is bound by a commitment, spelt out.</summary>
    /// <value>A sentence with units, term, money and the day before which it cannot be ended; <see langword="null"/> for none.</value>
    public string? Commitment { get; init; }

    /// <summary>Gets what is said beside.</summary>
    /// <value>May be empty.</value>
    public ValueList<Finding> Findings { get; init; }

    /// <summary>Gets why the service refused.</summary>
    /// <value><see langword="null"/> unless <see cref="Outcome"/> is <see cref="LifeOutcome.Refused"/>.</value>
    public ServiceRefusal? Refusal { get; init; }
}
