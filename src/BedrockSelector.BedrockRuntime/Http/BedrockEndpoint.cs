using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>The region of a client and the addresses of its two services.</summary>
internal sealed record BedrockEndpoint(RegionEndpoint Region, string Runtime, string Control)
{
    public static BedrockEndpoint Resolve(BedrockRuntimeOptions options)
    {
        var region = options.Region is { } name ? RegionEndpoint.GetBySystemName(name) : OfEnvironment(options.Profile);
        var suffix = region.PartitionDnsSuffix;
        return new(
            region,
            Address(options.Endpoint, $"https://bedrock-runtime.{region.SystemName}.{suffix}"),
            Address(options.ControlEndpoint, $"https://bedrock.{region.SystemName}.{suffix}"));
    }

    /// <summary>Escapes a model id once, slashes of ARNs included, and refuses ARNs of other regions.</summary>
    public string PathOf(string modelId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        if (modelId.StartsWith("arn:", StringComparison.Ordinal))
        {
            var parts = modelId.Split(':', 6);
            if (parts.Length == 6 && parts[3].Length > 0 && parts[3] != Region.SystemName)
            {
                throw new ArgumentException(
                    $"'{modelId}' belongs to {parts[3]}, but this client calls {Region.SystemName}; make a client for {parts[3]}.", nameof(modelId));
            }
        }

        return "/model/" + Uri.EscapeDataString(modelId);
    }

    private static string Address(Uri? given, string standard) => (given?.AbsoluteUri ?? standard).TrimEnd('/');

    private static RegionEndpoint OfEnvironment(string? profile)
    {
        if (profile is not null && new CredentialProfileStoreChain().TryGetProfile(profile, out var found) && found.Region is { } region)
        {
            return region;
        }

        return FallbackRegionFactory.GetRegionEndpoint()
            ?? throw new BedrockException(
                BedrockException.RegionNotFound, "No AWS region was found. Give it by the options, AWS_REGION, or the profile.");
    }
}
