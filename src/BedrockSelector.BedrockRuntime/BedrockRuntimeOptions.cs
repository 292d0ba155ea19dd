using Amazon.Runtime;

namespace BedrockSelector.BedrockRuntime;

/// <summary>Where and how to call Amazon Bedrock.</summary>
/// <remarks>Copied when a client is built; later changes have no effect on it.</remarks>
public sealed class BedrockRuntimeOptions
{
    /// <summary>Gets or sets the AWS region.</summary>
    /// <value>Such as <c>eu-central-1</c>; <see langword="null"/>, the default, for the one of the profile or the environment, as the AWS SDK resolves it.</value>
    public string? Region { get; set; }

    /// <summary>Gets or sets the profile of the shared AWS configuration files.</summary>
    /// <value><see langword="null"/>, the default, for the SDK's own choice.</value>
    public string? Profile { get; set; }

    /// <summary>Gets or sets the credentials to sign with.</summary>
    /// <value><see langword="null"/>, the default, for the profile's or those of the SDK's chain: environment, profile, container, instance.</value>
    public AWSCredentials? Credentials { get; set; }

    /// <summary>Gets or sets a Bedrock API key, sent as a bearer token instead of a signature.</summary>
    /// <value>
    /// <see langword="null"/>, the default, for the environment variable <c>AWS_BEARER_TOKEN_BEDROCK</c> when neither
    /// <see cref="Credentials"/> nor <see cref="Profile"/> is set, as the AWS SDKs do.
    /// </value>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets the address of the runtime, for private endpoints and tests.</summary>
    /// <value>
    /// An absolute HTTP or HTTPS URI; <see langword="null"/>, the default, for the environment variable <c>AWS_ENDPOINT_URL_BEDROCK_RUNTIME</c>,
    /// else <c>AWS_ENDPOINT_URL</c>, else the region's public one.
    /// </value>
    public Uri? Endpoint { get; set; }

    /// <summary>Gets or sets the address of the control plane, which lists models.</summary>
    /// <value>
    /// An absolute HTTP or HTTPS URI; <see langword="null"/>, the default, for the environment variable <c>AWS_ENDPOINT_URL_BEDROCK</c>,
    /// else <c>AWS_ENDPOINT_URL</c>, else the region's public one.
    /// </value>
    public Uri? ControlEndpoint { get; set; }

    /// <summary>Gets or sets whether the region's endpoints with cryptography of FIPS 140 are called.</summary>
    /// <value><see langword="null"/>, the default, for the environment variable <c>AWS_USE_FIPS_ENDPOINT</c>. An endpoint that is given goes first.</value>
    public bool? UseFips { get; set; }

    /// <summary>Gets or sets whether the region's endpoints that answer IPv4 and IPv6 are called.</summary>
    /// <value><see langword="null"/>, the default, for the environment variable <c>AWS_USE_DUALSTACK_ENDPOINT</c>. An endpoint that is given goes first.</value>
    public bool? UseDualStack { get; set; }

    /// <summary>Gets or sets the application's name in the <c>User-Agent</c> of each request.</summary>
    /// <value>
    /// Letters, digits and <c>!$%&amp;*+-.,^_`|~</c>, up to 50; <see langword="null"/>, the default, for the environment variable <c>AWS_SDK_UA_APP_ID</c>.
    /// </value>
    public string? ApplicationId { get; set; }

    /// <summary>Gets or sets how long a connection may take to open.</summary>
    /// <value>More than zero; 10 seconds by default.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets how long one attempt may take to give a whole answer, or the beginning of a stream.</summary>
    /// <value>More than zero; 5 minutes by default, since long answers take minutes.</value>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how long a stream may be silent between two events.</summary>
    /// <value>More than zero; 60 seconds by default. Time in which the caller does not ask for an event does not count.</value>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets how often a call is tried again after throttling, unavailability, an internal error or a failed connection.</summary>
    /// <value>From 0 to 20; 3 by default. A stream is tried again only before it has begun, and a time-out never.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>Gets or sets the longest wait before the first retry; it doubles with each further one.</summary>
    /// <value>Zero or more; 200 milliseconds by default. The wait is a random share of it, unless the service names a time.</value>
    public TimeSpan RetryBaseDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Gets or sets the longest wait before any retry.</summary>
    /// <value><see cref="RetryBaseDelay"/> or more; 20 seconds by default.</value>
    public TimeSpan RetryMaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Gets or sets where the random share of a wait comes from.</summary>
    /// <value>Gives numbers from 0 to 1, and may be called from several threads; <see cref="Random.Shared"/> by default.</value>
    public Func<double> Jitter { get; set; } = Random.Shared.NextDouble;

    internal BedrockRuntimeOptions Copy() => (BedrockRuntimeOptions)MemberwiseClone();
}
