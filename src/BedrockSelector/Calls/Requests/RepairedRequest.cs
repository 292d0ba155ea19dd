using BedrockSelector.Findings;
using BedrockSelector.Quantities;

namespace BedrockSelector.Calls.Requests;

/// <summary>A request with everything repaired that can be repaired without changing what it asks.</summary>
public sealed record RepairedRequest
{
    /// <summary>Gets the request.</summary>
    /// <value>The very one given where nothing was to repair.</value>
    public required RequestDocument Request { get; init; }

    /// <summary>Gets what was changed.</summary>
    /// <value>One note a change, in the order made: the code is that of the finding, the subject its place in the request before the change; may be empty.</value>
    public required ValueList<Finding> Changes { get; init; }

    /// <summary>Gets what is found in the repaired request.</summary>
    /// <value>Errors are what no repair can help.</value>
    public required CheckReport Report { get; init; }
}
