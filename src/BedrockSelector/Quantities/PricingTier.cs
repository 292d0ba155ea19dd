using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Quantities;

/// <summary>How Amazon Bedrock sells a call or a capacity; each tier has its own prices.</summary>
/// <remarks>A closed set. See <see href="https://docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference.html"/> (read 2026-10).</remarks>
[JsonConverter(typeof(ClosedSetConverter<PricingTier>))]
public enum PricingTier
{
    /// <summary>On demand, billed by use; what a call gets when it asks for nothing else.</summary>
    Standard = 0,

    /// <summary>An asynchronous job over a file of requests.</summary>
    Batch,

    /// <summary>On demand at a lower price and priority.</summary>
    Flex,

    /// <summary>On demand at a higher price, served first.</summary>
    Priority,

    /// <summary>On demand on faster hardware, in a few regions (preview).</summary>
    LatencyOptimized,

    /// <summary>Model units of provisioned throughput, billed by the hour, used or not.</summary>
    Provisioned,

    /// <summary>Reserved tokens a minute, billed by the hour, used or not; what exceeds them spills to standard.</summary>
    Reserved,
}
