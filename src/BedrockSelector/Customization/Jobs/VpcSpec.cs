using System.Collections.Immutable;

namespace BedrockSelector.Customization.Jobs;

/// <summary>A network as written in a specification.</summary>
/// <param name="SubnetIds">The subnets.</param>
/// <param name="SecurityGroupIds">The security groups.</param>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record VpcSpec(ImmutableArray<string> SubnetIds, ImmutableArray<string> SecurityGroupIds);
