using System.Collections.Immutable;

namespace BedrockSelector.Customization.Jobs;

/// <summary>Logs of model invocations as training data, instead of a file.</summary>
/// <remarks>Holds an array: compared by reference of the array.</remarks>
public sealed record InvocationLogs
{
    /// <summary>Gets where the logs lie.</summary>
    /// <value>Never <c>default</c>.</value>
    public required S3Uri Source
    {
        get;
        init => field = value == default ? throw new ArgumentException("The logs have no location.", nameof(value)) : value;
    }

    /// <summary>Gets whether the logged answers are used too.</summary>
    /// <value>False by default: prompts alone.</value>
    public bool UsePromptResponse { get; init; }

    /// <summary>Gets the conditions on the requests' metadata.</summary>
    /// <value>At most 16; empty takes every request.</value>
    public ImmutableArray<InvocationLogFilter> Filters
    {
        get;
        init => field = value.IsDefault || value.Length > 16 ? throw new ArgumentException("At most 16 filters are accepted.", nameof(value)) : value;
    } = [];

    /// <summary>Gets whether one condition is enough.</summary>
    /// <value>False by default: all must hold.</value>
    public bool MatchAny { get; init; }
}
