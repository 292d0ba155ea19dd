using BedrockSelector.Customization.Jobs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>The request of a customization job, the policies that go with it, and what it leaves to AWS's defaults.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record CustomizationJobDocument
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>customize-job/1</c>; fields are added under the same version, and never renamed or moved.</value>
    public string Schema { get; } = "customize-job/1";

    /// <summary>Gets the region of the job.</summary>
    /// <value><see langword="null"/> where it is not known.</value>
    public AwsRegion? Region { get; init; }

    /// <summary>Gets the request.</summary>
    /// <value>As CreateModelCustomizationJob takes it.</value>
    public required JsonText Request { get; init; }

    /// <summary>Gets the trust policy of the service role.</summary>
    /// <value>An IAM policy.</value>
    public required JsonText TrustPolicy { get; init; }

    /// <summary>Gets the permissions of the service role.</summary>
    /// <value>An IAM policy.</value>
    public required JsonText PermissionPolicy { get; init; }

    /// <summary>Gets the statement of the key policy.</summary>
    /// <value><see langword="null"/> where no key is named.</value>
    public JsonText? KmsKeyPolicyStatement { get; init; }

    /// <summary>Gets the permissions of whoever makes the job.</summary>
    /// <value>An IAM policy.</value>
    public required JsonText CallerPolicy { get; init; }

    /// <summary>Gets the hyperparameters with which AWS will train.</summary>
    /// <value>Those set and those left to their defaults; may be empty.</value>
    public required ValueList<HyperparameterSettingDocument> Hyperparameters { get; init; }

    /// <summary>Gets what deserves a look.</summary>
    /// <value>May be empty.</value>
    public required ValueList<JobProblem> Warnings { get; init; }
}
