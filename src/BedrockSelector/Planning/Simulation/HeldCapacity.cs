using BedrockSelector.Planning.Inference;

namespace BedrockSelector.Planning.Simulation;

/// <summary>What a plan holds and where requests may go beyond it.</summary>
/// <remarks>Capacities by hour; an empty array is nothing held.</remarks>
internal sealed record HeldCapacity
{
    /// <summary>Units by hour, each of which runs so many requests at once.</summary>
    public int[] Units { get; init; } = [];

    /// <summary>Input tokens a minute by hour; <c>null</c> where units do not limit them.</summary>
    public double[]? InputPerMinute { get; init; }

    /// <summary>Output tokens a minute by hour; <c>null</c> where units do not limit them.</summary>
    public double[]? OutputPerMinute { get; init; }

    /// <summary>Whether what units cannot take goes on demand.</summary>
    public bool SpillsOnDemand { get; init; }

    /// <summary>The quota of what goes on demand; <c>null</c> for none.</summary>
    public OnDemandQuota? Quota { get; init; }

    /// <summary>How much more than its mean a bucket holds at once; a minute's worth where <c>null</c>.</summary>
    public double? Burst { get; init; }
}
