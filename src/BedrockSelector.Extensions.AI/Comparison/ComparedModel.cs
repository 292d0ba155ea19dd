using System.Text.Json.Serialization;
using BedrockSelector.Costs;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>How one model did, by the run that stands for it: the first that answered, or else the first.</summary>
/// <remarks>Part of a document: compared by value, and JSON both ways.</remarks>
public sealed record ComparedModel : ComparedRun
{
    /// <summary>Makes an entry to be filled.</summary>
    public ComparedModel()
    {
    }

    internal ComparedModel(ComparedRun run)
        : base(run)
    {
    }

    /// <summary>Gets the model.</summary>
    /// <value>Its own id.</value>
    [JsonPropertyOrder(-1)]
    public required ModelId ModelId { get; init; }

    /// <summary>Gets the model as it was asked for.</summary>
    /// <value>An id or an ARN.</value>
    [JsonPropertyOrder(-1)]
    public required string Reference { get; init; }

    /// <summary>Gets about how many tokens the prompt has.</summary>
    /// <value>Absent where the model was called, or nothing is known of how it counts.</value>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? EstimatedInputTokens { get; init; }

    /// <summary>Gets how many tokens of answer the estimate assumes.</summary>
    /// <value>Absent where the model was called.</value>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? AssumedOutputTokens { get; init; }

    /// <summary>Gets about what a call would cost.</summary>
    /// <value>US dollars; absent where the model was called, or a rate is not known.</value>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? EstimatedCostUsd { get; init; }

    /// <summary>Gets the priced lines.</summary>
    /// <value>Empty where there is no price.</value>
    [JsonPropertyOrder(1)]
    public required ValueList<CostLine> Lines { get; init; }

    /// <summary>Gets what of the prompt was left out.</summary>
    /// <value>Kinds; may be empty.</value>
    [JsonPropertyOrder(1)]
    public required ValueList<string> Ignored { get; init; }

    /// <summary>Gets why it was left out.</summary>
    /// <value>May be empty.</value>
    [JsonPropertyOrder(1)]
    public required ValueList<IgnoredContent> IgnoredReasons { get; init; }

    /// <summary>Gets every run.</summary>
    /// <value>In order; absent after one.</value>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ValueList<ComparedRun>? Runs { get; init; }

    /// <summary>Gets the spread of each figure over the runs.</summary>
    /// <value>Absent after one.</value>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ValueList<ComparedSpread>? Spread { get; init; }

    /// <summary>Gets what the model would refuse of the prompt, known before it was sent.</summary>
    /// <value>Errors and warnings; empty for nothing, and where nobody looked.</value>
    public ValueList<Finding> Findings { get; init; }
}
