using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Planning.Custom;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>A custom model from data to service: the plan, and what only a specification has.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record CustomizationPlanDocument : CustomPlan
{
    /// <summary>Makes a document to be filled.</summary>
    public CustomizationPlanDocument()
    {
    }

    [SetsRequiredMembers]
    internal CustomizationPlanDocument(CustomPlan plan)
        : base(plan)
    {
    }

    /// <summary>Gets what the checks of the data found.</summary>
    /// <value>Training data first; empty where no file is at hand.</value>
    [JsonPropertyOrder(1)]
    public required ValueList<DataSetDocument> Data { get; init; }

    /// <summary>Gets the request of the job.</summary>
    /// <value>As CreateModelCustomizationJob takes it; <see langword="null"/> where AWS would refuse it.</value>
    [JsonPropertyOrder(1)]
    public JsonText? Job { get; init; }

    /// <summary>Gets what stands in the way of the job, and what deserves a look.</summary>
    /// <value>May be empty.</value>
    [JsonPropertyOrder(1)]
    public required ValueList<JobProblem> Problems { get; init; }
}
