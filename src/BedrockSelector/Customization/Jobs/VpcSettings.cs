using System.Collections.Immutable;

namespace BedrockSelector.Customization.Jobs;

/// <summary>The network in which a job reads and writes.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record VpcSettings
{
    /// <summary>Makes settings.</summary>
    /// <param name="subnetIds">1 to 16 ids of at most 32 letters, digits and hyphens.</param>
    /// <param name="securityGroupIds">1 to 5 of them.</param>
    /// <exception cref="ArgumentException">An argument breaks the rule.</exception>
    public VpcSettings(ImmutableArray<string> subnetIds, ImmutableArray<string> securityGroupIds)
    {
        if (Check(subnetIds, securityGroupIds) is [var (field, problem), ..])
        {
            throw new ArgumentException(problem, field);
        }

        (SubnetIds, SecurityGroupIds) = (subnetIds, securityGroupIds);
    }

    /// <summary>Gets the subnets.</summary>
    /// <value>1 to 16, in the order given; AWS recommends one in each availability zone.</value>
    public ImmutableArray<string> SubnetIds { get; }

    /// <summary>Gets the security groups.</summary>
    /// <value>1 to 5, in the order given.</value>
    public ImmutableArray<string> SecurityGroupIds { get; }

    internal static ImmutableArray<(string Field, string Problem)> Check(ImmutableArray<string> subnetIds, ImmutableArray<string> securityGroupIds)
    {
        var problems = ImmutableArray.CreateBuilder<(string, string)>();
        Add("subnetIds", JobRules.Count("subnets", Length(subnetIds), 1, 16));
        Add("securityGroupIds", JobRules.Count("security groups", Length(securityGroupIds), 1, 5));
        foreach (var id in subnetIds.IsDefault ? [] : subnetIds)
        {
            Add("subnetIds", JobRules.NetworkId(id, "subnet"));
        }

        foreach (var id in securityGroupIds.IsDefault ? [] : securityGroupIds)
        {
            Add("securityGroupIds", JobRules.NetworkId(id, "security group"));
        }

        return problems.ToImmutable();

        void Add(string field, string? problem)
        {
            if (problem is not null)
            {
                problems.Add((field, problem));
            }
        }
    }

    private static int Length(ImmutableArray<string> ids) => ids.IsDefault ? 0 : ids.Length;
}
