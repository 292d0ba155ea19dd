using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization.Jobs;

/// <summary>A job made from a specification, or what is wrong with it.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record CustomizationJobResult
{
    /// <summary>Gets the job.</summary>
    /// <value><see langword="null"/> when there is a problem that is no warning.</value>
    public required CustomizationJob? Job { get; init; }

    /// <summary>Gets the policies of the service role.</summary>
    /// <value><see langword="null"/> without a job, or when the account is not known.</value>
    public required ServiceRolePolicies? Policies { get; init; }

    /// <summary>Gets the base model.</summary>
    /// <value><see langword="null"/> when it is not known.</value>
    public required CustomizableModel? Base { get; init; }

    /// <summary>Gets the method.</summary>
    /// <value><see langword="null"/> when it is not known.</value>
    public required CustomizationMethod? Method { get; init; }

    /// <summary>Gets the region of the job.</summary>
    /// <value><see langword="null"/> when it is not known.</value>
    public required AwsRegion? Region { get; init; }

    /// <summary>Gets the account of the job.</summary>
    /// <value>Twelve digits; <see langword="null"/> when neither the role nor the specification names it.</value>
    public required string? Account { get; init; }

    /// <summary>Gets the hyperparameters the job will run with, defaults included.</summary>
    /// <value>In the order of the facts, then others as given; empty when nothing is known and none was given.</value>
    public required ImmutableArray<HyperparameterSetting> Hyperparameters { get; init; }

    /// <summary>Gets what is wrong, and what deserves a look.</summary>
    /// <value>Errors first, each in the order of the fields; empty when nothing is.</value>
    public required ImmutableArray<JobProblem> Problems { get; init; }

    /// <summary>Gets whether a job was made.</summary>
    /// <value>True when no problem is more than a warning.</value>
    [MemberNotNullWhen(true, nameof(Job), nameof(Base), nameof(Method), nameof(Region))]
    public bool IsValid => Job is not null;
}
