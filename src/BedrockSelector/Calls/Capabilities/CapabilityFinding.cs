using BedrockSelector.Knowledge;

namespace BedrockSelector.Calls.Capabilities;

/// <summary>One thing a capability check found.</summary>
/// <param name="Code">What it is.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record CapabilityFinding(CapabilityCode Code, string Message)
{
    /// <summary>Gets the code's name in output.</summary>
    /// <value>Such as <c>input-modality-unsupported</c>.</value>
    public string CodeName => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(Code.ToString());
}
