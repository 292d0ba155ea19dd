using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace BedrockSelector.Customization.Jobs;

/// <summary>What a caller writes down about a custom model: base, method, data, role, and what the plan needs. A JSON document.</summary>
/// <remarks>
/// Texts as written, unchecked: <see cref="CustomizationJobBuilder"/> turns them into a job and says what is wrong with them. A
/// specification that is written and read again is equal to itself.
/// </remarks>
public sealed record CustomizationSpec
{
    /// <summary>Gets the region of the job.</summary>
    /// <value><see langword="null"/> takes the first region in which the base can be trained.</value>
    public string? Region { get; init; }

    /// <summary>Gets the account, for the policies.</summary>
    /// <value>Twelve digits; <see langword="null"/> takes the role's.</value>
    public string? Account { get; init; }

    /// <summary>Gets a name from which the names of job and custom model are made.</summary>
    /// <value><see langword="null"/> takes the base and the method.</value>
    public string? Name { get; init; }

    /// <summary>Gets the name of the job.</summary>
    /// <value><see langword="null"/> makes one from <see cref="Name"/> and a hash of the specification, so that a changed one has another.</value>
    public string? JobName { get; init; }

    /// <summary>Gets the name of the custom model.</summary>
    /// <value><see langword="null"/> takes <see cref="Name"/>.</value>
    public string? CustomModelName { get; init; }

    /// <summary>Gets the base model.</summary>
    /// <value>A model id, with or without its context suffix, or the ARN of a foundation model or of an own custom model.</value>
    public string? Base { get; init; }

    /// <summary>Gets the method.</summary>
    /// <value>Such as <c>fine-tuning</c>, which <see langword="null"/> means too.</value>
    public string? Method { get; init; }

    /// <summary>Gets the service role.</summary>
    /// <value>Its ARN.</value>
    public string? Role { get; init; }

    /// <summary>Gets the training data.</summary>
    /// <value><see langword="null"/> when logs are used.</value>
    public DataLocation? Training { get; init; }

    /// <summary>Gets the logs to train on.</summary>
    /// <value><see langword="null"/> by default.</value>
    public InvocationLogsSpec? InvocationLogs { get; init; }

    /// <summary>Gets the validation data.</summary>
    /// <value>None by default.</value>
    public ImmutableArray<DataLocation> Validation { get; init; } = [];

    /// <summary>Gets where images and videos of the training data lie.</summary>
    /// <value>A prefix in S3; <see langword="null"/> grants the whole bucket of the data where the base takes media.</value>
    public string? Media { get; init; }

    /// <summary>Gets where the results are written.</summary>
    /// <value>A prefix in S3.</value>
    public string? Output { get; init; }

    /// <summary>Gets the hyperparameters.</summary>
    /// <value>In the order written; what is left out has AWS's default.</value>
    public ImmutableArray<HyperparameterValue> Hyperparameters { get; init; } = [];

    /// <summary>Gets the key that encrypts the custom model.</summary>
    /// <value><see langword="null"/>, the default, for AWS's own.</value>
    public string? KmsKey { get; init; }

    /// <summary>Gets the network.</summary>
    /// <value><see langword="null"/>, the default, for none.</value>
    public VpcSpec? Vpc { get; init; }

    /// <summary>Gets the tags of the job.</summary>
    /// <value>In the order written; none by default.</value>
    public ImmutableArray<TagSpec> JobTags { get; init; } = [];

    /// <summary>Gets the tags of the custom model.</summary>
    /// <value>In the order written; none by default.</value>
    public ImmutableArray<TagSpec> ModelTags { get; init; } = [];

    /// <summary>Gets the teacher of a distillation.</summary>
    /// <value><see langword="null"/> by default.</value>
    public TeacherSpec? Teacher { get; init; }

    /// <summary>Gets the grader of a reinforcement.</summary>
    /// <value>The ARN of a Lambda function; <see langword="null"/> by default.</value>
    public string? GraderLambda { get; init; }

    /// <summary>Gets the token that makes a repeated request the same request.</summary>
    /// <value><see langword="null"/>, the default, leaves it to the client.</value>
    public string? ClientRequestToken { get; init; }

    /// <summary>Gets what the plan around the job needs.</summary>
    /// <value><see langword="null"/> by default.</value>
    public PlanSpec? Plan { get; init; }

    /// <summary>Reads a specification.</summary>
    /// <param name="json">The document.</param>
    /// <returns>The specification.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The document is no specification; the message names each field in question.</exception>
    public static CustomizationSpec Parse(string json) =>
        TryParse(json, out var spec, out var problems) ? spec : throw new FormatException(string.Join(" ", problems.Select(static problem => problem.Message)));

    /// <summary>Reads a specification, if the document is one.</summary>
    /// <param name="json">The document.</param>
    /// <param name="spec">The specification, or <see langword="null"/>.</param>
    /// <param name="problems">What is wrong; empty when nothing is.</param>
    /// <returns>Whether it is one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    public static bool TryParse(string json, [NotNullWhen(true)] out CustomizationSpec? spec, out ImmutableArray<JobProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(json);
        (spec, problems) = CustomizationSpecJson.Read(json);
        return spec is not null;
    }

    /// <summary>Writes the specification.</summary>
    /// <returns>Indented JSON, ending in a line feed; what is <see langword="null"/> or empty is left out.</returns>
    public string ToJson() => CustomizationSpecJson.Write(this);

    /// <inheritdoc/>
    public bool Equals(CustomizationSpec? other) => other is not null && ToJson() == other.ToJson();

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(ToJson(), StringComparison.Ordinal);
}
