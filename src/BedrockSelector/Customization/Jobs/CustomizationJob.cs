using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization.Jobs;

/// <summary>A request to CreateModelCustomizationJob, each field within AWS's constraints.</summary>
/// <remarks>
/// <para>
/// Every value is checked when it is set, so that a job that exists is one whose fields AWS accepts
/// (<see href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateModelCustomizationJob.html"/>, service model of
/// 2026-08-07). Whether the fields fit each other and the base model is for <see cref="CustomizationJobBuilder"/> to say.
/// </para>
/// <para>Two jobs are equal when their requests are, byte for byte.</para>
/// </remarks>
public sealed record CustomizationJob
{
    /// <summary>Gets the name of the job.</summary>
    /// <value>1 to 63 letters, digits and <c>+-.</c>, the first a letter or digit.</value>
    /// <exception cref="ArgumentException">The value breaks the rule.</exception>
    public required string JobName { get; init => field = Good(value, JobRules.JobName, nameof(JobName)); }

    /// <summary>Gets the name of the custom model.</summary>
    /// <value>1 to 63 letters and digits with single <c>-</c> or <c>_</c> after them.</value>
    /// <exception cref="ArgumentException">The value breaks the rule.</exception>
    public required string CustomModelName { get; init => field = Good(value, JobRules.CustomModelName, nameof(CustomModelName)); }

    /// <summary>Gets the service role.</summary>
    /// <value>The ARN of an IAM role, at most 2,048 characters.</value>
    /// <exception cref="ArgumentException">The value breaks the rule.</exception>
    public required string RoleArn { get; init => field = Good(value, JobRules.RoleArn, nameof(RoleArn)); }

    /// <summary>Gets the base model.</summary>
    /// <value>An id with its context suffix, an ARN or the name of an own custom model.</value>
    /// <exception cref="ArgumentException">The value breaks the rule.</exception>
    public required string BaseModelIdentifier { get; init => field = Good(value, JobRules.BaseModelIdentifier, nameof(BaseModelIdentifier)); }

    /// <summary>Gets the method.</summary>
    /// <value>Any kind; fine-tuning by default.</value>
    public CustomizationKind Kind { get; init; }

    /// <summary>Gets where the training data lie.</summary>
    /// <value><see langword="null"/> when <see cref="InvocationLogs"/> are used instead.</value>
    public S3Uri? TrainingData { get; init; }

    /// <summary>Gets the logs to train on.</summary>
    /// <value><see langword="null"/>, the default, when <see cref="TrainingData"/> is a file.</value>
    public InvocationLogs? InvocationLogs { get; init; }

    /// <summary>Gets where the validation data lie.</summary>
    /// <value>At most 10; none by default.</value>
    /// <exception cref="ArgumentException">There are more.</exception>
    public ImmutableArray<S3Uri> ValidationData { get; init => field = Limited(value, 10, "validation sets", nameof(ValidationData)); } = [];

    /// <summary>Gets where the results are written.</summary>
    /// <value>Never <c>default</c>.</value>
    /// <exception cref="ArgumentException">The value is <c>default</c>.</exception>
    public required S3Uri OutputData
    {
        get;
        init => field = value == default ? throw new ArgumentException("The output has no location.", nameof(OutputData)) : value;
    }

    /// <summary>Gets the hyperparameters.</summary>
    /// <value>In the order given, one a name; those of a reinforcement job are written into its own block.</value>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public ImmutableArray<HyperparameterValue> Hyperparameters
    {
        get;
        init => field = !value.IsDefault && value.DistinctBy(static parameter => parameter.Name).Count() == value.Length
            ? value : throw new ArgumentException("A hyperparameter is given twice.", nameof(Hyperparameters));
    } = [];

    /// <summary>Gets the token that makes a repeated request the same request.</summary>
    /// <value>1 to 256 letters, digits and hyphens; <see langword="null"/>, the default, leaves it to the client.</value>
    /// <exception cref="ArgumentException">The value breaks the rule.</exception>
    public string? ClientRequestToken { get; init => field = value is null ? null : Good(value, JobRules.ClientRequestToken, nameof(ClientRequestToken)); }

    /// <summary>Gets the key that encrypts the custom model.</summary>
    /// <value>A key id, key ARN, alias or alias ARN; <see langword="null"/>, the default, for AWS's own key.</value>
    /// <exception cref="ArgumentException">The value breaks the rule.</exception>
    public string? CustomModelKmsKeyId { get; init => field = value is null ? null : Good(value, JobRules.KmsKey, nameof(CustomModelKmsKeyId)); }

    /// <summary>Gets the tags of the job.</summary>
    /// <value>At most 200, one a key; none by default.</value>
    /// <exception cref="ArgumentException">There are more, or a key occurs twice.</exception>
    public ImmutableArray<ResourceTag> JobTags { get; init => field = Tags(value, nameof(JobTags)); } = [];

    /// <summary>Gets the tags of the custom model.</summary>
    /// <value>At most 200, one a key; none by default.</value>
    /// <exception cref="ArgumentException">There are more, or a key occurs twice.</exception>
    public ImmutableArray<ResourceTag> CustomModelTags { get; init => field = Tags(value, nameof(CustomModelTags)); } = [];

    /// <summary>Gets the network.</summary>
    /// <value><see langword="null"/>, the default, for none.</value>
    public VpcSettings? Vpc { get; init; }

    /// <summary>Gets the teacher of a distillation.</summary>
    /// <value>A model id, an ARN or an inference profile; <see langword="null"/> by default.</value>
    /// <exception cref="ArgumentException">The value breaks the rule.</exception>
    public string? TeacherModelIdentifier { get; init => field = value is null ? null : Good(value, JobRules.TeacherModelIdentifier, nameof(TeacherModelIdentifier)); }

    /// <summary>Gets the longest answer of the teacher.</summary>
    /// <value>Tokens, one or more; <see langword="null"/>, the default, leaves it to AWS.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below one.</exception>
    public int? MaxTeacherResponseLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1);
            field = value;
        }
    }

    /// <summary>Gets the function that grades the answers in reinforcement.</summary>
    /// <value>The ARN of a Lambda function; <see langword="null"/> by default.</value>
    /// <exception cref="ArgumentException">The value breaks the rule.</exception>
    public string? GraderLambdaArn { get; init => field = value is null ? null : Good(value, JobRules.LambdaArn, nameof(GraderLambdaArn)); }

    /// <summary>Writes the request as the AWS CLI takes it: <c>aws bedrock create-model-customization-job --cli-input-json</c>.</summary>
    /// <returns>Indented JSON with fields in the order of the service model, ending in a line feed; the same job gives the same text.</returns>
    public string ToRequestJson() => CustomizationJobWriter.Write(this);

    /// <inheritdoc/>
    public bool Equals(CustomizationJob? other) => other is not null && ToRequestJson() == other.ToRequestJson();

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(ToRequestJson(), StringComparison.Ordinal);

    private static string Good(string value, Func<string, string?> rule, string name)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return rule(value) is { } problem ? throw new ArgumentException(problem, name) : value;
    }

    private static ImmutableArray<T> Limited<T>(ImmutableArray<T> values, int max, string what, string name) =>
        JobRules.Count(what, values.IsDefault ? -1 : values.Length, 0, max) is { } problem ? throw new ArgumentException(problem, name) : values;

    private static ImmutableArray<ResourceTag> Tags(ImmutableArray<ResourceTag> tags, string name)
    {
        _ = Limited(tags, 200, "tags", name);
        return tags.DistinctBy(static tag => tag.Key).Count() == tags.Length ? tags : throw new ArgumentException("A tag key is given twice.", name);
    }
}
