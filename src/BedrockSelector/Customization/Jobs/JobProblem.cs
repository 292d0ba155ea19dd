using System.Text.Json.Serialization;

namespace BedrockSelector.Customization.Jobs;

/// <summary>What is wrong with a specification of a job.</summary>
/// <param name="Code">What kind of problem.</param>
/// <param name="Field">The field of the specification, such as <c>vpc.subnetIds</c>.</param>
/// <param name="Message">What is wrong, the value met and the rule.</param>
public sealed record JobProblem(JobProblemCode Code, string Field, string Message)
{
    /// <summary>Gets whether a job can be made all the same.</summary>
    /// <value>True for what AWS accepts but may not do as meant.</value>
    [JsonIgnore]
    public bool IsWarning => Code.IsWarning();
}
