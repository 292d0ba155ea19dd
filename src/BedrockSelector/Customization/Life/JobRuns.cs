using System.Text.Json.Serialization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Life;

/// <summary>The jobs of an account and region.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record JobRuns
{
    /// <summary>Gets the kind and version of the document.</summary>
    /// <value><c>customize-jobs/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "customize-jobs/1";

    /// <summary>Gets the region.</summary>
    /// <value>Its name.</value>
    public required string Region { get; init; }

    /// <summary>Gets the jobs.</summary>
    /// <value>The newest first; may be empty.</value>
    public required ValueList<JobRun> Jobs { get; init; }
}
