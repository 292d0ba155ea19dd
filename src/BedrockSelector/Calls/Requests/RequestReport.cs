using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Calls.Requests;

/// <summary>What the check of a request found.</summary>
public sealed record RequestReport
{
    /// <summary>Gets the model's id.</summary>
    /// <value>Never <c>default</c>.</value>
    public required ModelId Model { get; init; }

    /// <summary>Gets everything found.</summary>
    /// <value>Errors, for which AWS would refuse the request, then warnings, then notes; each in the order of the request. The subject is a JSON path into it.</value>
    public required ValueList<Finding> Findings { get; init; }

    /// <summary>Gets whether AWS would take the request, as far as the catalog knows.</summary>
    /// <value>No when there is an error.</value>
    public bool Supported => !Findings.Any(static finding => finding.Severity == FindingSeverity.Error);
}
