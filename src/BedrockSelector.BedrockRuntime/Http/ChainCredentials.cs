using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>The SDK's credential chain, or one profile of it, asked on every signature: the SDK caches and refreshes.</summary>
internal sealed class ChainCredentials(string? profile) : AWSCredentials, IDisposable
{
    private const string Advice =
        "Give them by the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile (AWS_PROFILE), a role, "
        + "or a Bedrock API key (AWS_BEARER_TOKEN_BEDROCK).";

    private readonly DefaultAWSCredentialsIdentityResolver _chain = new();
    private AWSCredentials? _profileCredentials;

    public override ImmutableCredentials GetCredentials()
    {
        try
        {
            var credentials = profile is null ? _chain.ResolveIdentity(null) : OfProfile(profile);
            return credentials.GetCredentials();
        }
        catch (AmazonClientException exception)
        {
            throw NotFound(exception);
        }
    }

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            var credentials = profile is null ? await _chain.ResolveIdentityAsync(null).ConfigureAwait(false) : OfProfile(profile);
            return await credentials.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (AmazonClientException exception)
        {
            throw NotFound(exception);
        }
    }

    public void Dispose() => _chain.Dispose();

    private AWSCredentials OfProfile(string name)
    {
        if (_profileCredentials is { } known)
        {
            return known;
        }

        if (!new CredentialProfileStoreChain().TryGetAWSCredentials(name, out var found))
        {
            throw new BedrockException(
                BedrockException.CredentialsNotFound, $"The AWS profile '{name}' does not exist or holds no credentials. {Advice}");
        }

        return _profileCredentials = found;
    }

    private static BedrockException NotFound(AmazonClientException exception) =>
        new(BedrockException.CredentialsNotFound, $"No AWS credentials were found. {Advice}", innerException: exception);
}
