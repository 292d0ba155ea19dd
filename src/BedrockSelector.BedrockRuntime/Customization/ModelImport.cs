using System.Collections.Immutable;
using BedrockSelector.Customization;
using BedrockSelector.Customization.Jobs;

namespace BedrockSelector.BedrockRuntime.Customization;

/// <summary>A request to CreateModelImportJob.</summary>
public sealed record ModelImport
{
    /// <summary>Gets the name of the job.</summary>
    /// <value>1 to 63 letters, digits and <c>+-.</c>, the first a letter or digit.</value>
    public required string JobName { get; init; }

    /// <summary>Gets the name of the model made.</summary>
    /// <value>1 to 63 letters and digits, each with at most one <c>-</c> or <c>_</c> after it.</value>
    public required string ModelName { get; init; }

    /// <summary>Gets the service role.</summary>
    /// <value>Its ARN.</value>
    public required string RoleArn { get; init; }

    /// <summary>Gets where the weights lie.</summary>
    /// <value>A prefix in S3.</value>
    public required S3Uri Source { get; init; }

    /// <summary>Gets the key that encrypts the model.</summary>
    /// <value><see langword="null"/>, the default, for AWS's own.</value>
    public string? KmsKeyId { get; init; }

    /// <summary>Gets the tags of the model.</summary>
    /// <value>At most 200; none by default.</value>
    public ImmutableArray<ResourceTag> ModelTags { get; init; } = [];
}
