using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>The region of a client and the addresses of its two services.</summary>
internal sealed record BedrockEndpoint(RegionEndpoint Region, string Runtime, string Control)
{
    private const string Shared = "AWS_ENDPOINT_URL";

    public static BedrockEndpoint Resolve(BedrockRuntimeOptions options)
    {
        var region = options.Region is { } name ? RegionEndpoint.GetBySystemName(name) : OfEnvironment(options.Profile);
        var fips = options.UseFips ?? Flag("AWS_USE_FIPS_ENDPOINT") ? "-fips" : "";
        var suffix = options.UseDualStack ?? Flag("AWS_USE_DUALSTACK_ENDPOINT") ? DualStackSuffix(region) : region.PartitionDnsSuffix;
        return new(
            region,
            Address(options.Endpoint ?? Configured("AWS_ENDPOINT_URL_BEDROCK_RUNTIME"), $"https://bedrock-runtime{fips}.{region.SystemName}.{suffix}"),
            Address(options.ControlEndpoint ?? Configured("AWS_ENDPOINT_URL_BEDROCK"), $"https://bedrock{fips}.{region.SystemName}.{suffix}"));
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

    private static Uri? Configured(string variable) =>
        !Flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
        && (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } own ? own : Environment.GetEnvironmentVariable(Shared)) is { Length: > 0 } text
            ? Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? address
                : throw new BedrockException(BedrockException.EndpointInvalid, $"'{text}', which {variable} or {Shared} gives, is not an http or https address.")
            : null;

    private static bool Flag(string variable) => bool.TryParse(Environment.GetEnvironmentVariable(variable), out var set) && set;

    /// <summary>The domains that answer IPv4 and IPv6, by partition (the endpoint rules of the AWS SDKs, read 2026-11).</summary>
    private static string DualStackSuffix(RegionEndpoint region) => region.PartitionName switch
    {
        "aws" or "aws-us-gov" => "api.aws",
        "aws-cn" => "api.amazonwebservices.com.cn",
        "aws-eusc" => "api.amazonwebservices.eu",
        "aws-iso" => "api.aws.ic.gov",
        "aws-iso-b" => "api.aws.scloud",
        "aws-iso-e" => "api.cloud-aws.adc-e.uk",
        "aws-iso-f" => "api.aws.hci.ic.gov",
        var partition => throw new BedrockException(BedrockException.EndpointInvalid, $"No dual-stack endpoint is known in the partition '{partition}'."),
    };

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
