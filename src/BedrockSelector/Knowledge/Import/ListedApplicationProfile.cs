using System.Collections.Immutable;

namespace BedrockSelector.Knowledge.Import;

/// <summary>A caller's own inference profile as <c>ListInferenceProfiles</c> lists it.</summary>
/// <param name="Document">The file.</param>
/// <param name="Arn">The ARN by which it is called.</param>
/// <param name="Region">The region from which it is called.</param>
/// <param name="Model">The model.</param>
/// <param name="Destinations">Where a call may be computed.</param>
/// <param name="IsGlobal">Whether a model is named without a region, as global profiles do.</param>
internal sealed record ListedApplicationProfile(
    string Document, string Arn, AwsRegion Region, ModelId Model, ImmutableArray<AwsRegion> Destinations, bool IsGlobal)
{
    /// <summary>Says which profile of the model it copies: the one with the same destinations, else the only one that can be called from the region.</summary>
    /// <returns>The prefix; <see langword="null"/> for the model in its region.</returns>
    public string? Copied(FoundationModel model)
    {
        var offers = model.Offers.Where(offer => offer.Inference == InferenceType.OnDemand && offer.Regions.Contains(Region)).ToArray();
        if (IsGlobal)
        {
            return offers.FirstOrDefault(static offer => offer.Scope == CallScope.Global)?.Profile ?? "global";
        }

        if (Destinations is [var one] && one == Region)
        {
            return null;
        }

        var geographic = offers.Where(static offer => offer.Scope == CallScope.Geo).ToArray();
        return (geographic.FirstOrDefault(offer => offer.DestinationsFrom(Region).ToHashSet().SetEquals(Destinations)) ?? geographic.FirstOrDefault())?.Profile;
    }
}
