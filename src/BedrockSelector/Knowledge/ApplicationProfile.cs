namespace BedrockSelector.Knowledge;

/// <summary>A caller's own inference profile of a model, as a list of profiles or an overlay tells it.</summary>
/// <param name="Arn">The ARN by which it is called.</param>
/// <param name="Profile">The prefix of the profile that it copies, such as <c>us</c> or <c>global</c>; <see langword="null"/> where it copies the model in its region.</param>
public sealed record ApplicationProfile(string Arn, string? Profile)
{
    /// <summary>Gets where calls may be computed.</summary>
    /// <value>That of the profile copied.</value>
    public CallScope Scope => Profile switch { null => CallScope.InRegion, "global" => CallScope.Global, _ => CallScope.Geo };
}
