using System.Text.Json.Serialization;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Calls;

/// <summary>Whether a model takes what is asked of it, from where, and why not.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record CheckReport
{
    internal const string FeatureUnknown = "feature-unknown";

    internal const string ModalitiesUnknown = "modalities-unknown";

    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>check/1</c>; fields are added under the same version, and never renamed or moved.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "check/1";

    /// <summary>Gets the model's id.</summary>
    /// <value>Never <c>default</c>.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets whether it does.</summary>
    /// <value>No when an error is certain; <see langword="null"/> when all that stands against it is that no source says; else yes. An end of life is a warning.</value>
    [JsonPropertyOrder(1)]
    public bool? Supported =>
        Problems.IsEmpty ? true
        : Problems.All(static problem => problem.Code is FeatureUnknown or ModalitiesUnknown) ? null
        : false;

    /// <summary>Gets what stands against it.</summary>
    /// <value>The errors among the findings; may be empty.</value>
    [JsonPropertyOrder(1)]
    public ValueList<Finding> Problems => [.. Findings.Where(static finding => finding.Severity == FindingSeverity.Error)];

    /// <summary>Gets what the caller should know all the same.</summary>
    /// <value>The warnings among the findings; may be empty.</value>
    [JsonPropertyOrder(1)]
    public ValueList<Finding> Warnings => [.. Findings.Where(static finding => finding.Severity == FindingSeverity.Warning)];

    /// <summary>Gets everything found.</summary>
    /// <value>Errors first, then warnings, then notes. The subject is a meter, or a JSON path into the request.</value>
    [JsonPropertyOrder(2)]
    public required ValueList<Finding> Findings { get; init; }

    /// <summary>Gets the id by which it was asked for.</summary>
    /// <value>As written; <see langword="null"/> where a model was asked for and no call.</value>
    [JsonPropertyOrder(2)]
    public string? CallId { get; init; }

    /// <summary>Gets where a call may be computed.</summary>
    /// <value>Ordinal; empty where no source says, where it cannot be called, and for the whole world.</value>
    [JsonPropertyOrder(2)]
    public ValueList<AwsRegion> Destinations { get; init; }

    /// <summary>Gets what was changed in a request so that it is taken.</summary>
    /// <value>In the order made; absent where no repair was asked for.</value>
    [JsonPropertyOrder(3)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ValueList<Finding>? Changes { get; init; }

    internal static CheckReport Of(ModelId model, IEnumerable<Finding> findings) =>
        new() { ModelId = model, Findings = [.. findings.OrderByDescending(static finding => finding.Severity)] };

    internal CheckReport And(IEnumerable<Finding> more) => Of(ModelId, Findings.Concat(more)) with { CallId = CallId, Destinations = Destinations };
}
