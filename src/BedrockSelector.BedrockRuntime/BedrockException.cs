using System.Collections.Immutable;
using System.Net;
using BedrockSelector.Findings;

namespace BedrockSelector.BedrockRuntime;

/// <summary>The service refused or broke off a call, could not be reached, or answered what is not its protocol.</summary>
/// <remarks>
/// <see cref="HttpRequestException.StatusCode"/> is the status of the answer; for a failure inside a stream, the status that
/// the service documents for its kind. It is <see langword="null"/> when there was no answer.
/// </remarks>
public sealed class BedrockException : HttpRequestException
{
    /// <summary>The key of <see cref="Exception.Data"/> under which <see cref="Code"/> stands, for those who know only its base class.</summary>
    public const string CodeKey = "bedrock.code";

    /// <summary>The code when a request was not sent, since the model is known to refuse it.</summary>
    public const string RequestRefused = "RequestRefused";

    /// <summary>The code when no credentials were found.</summary>
    public const string CredentialsNotFound = "CredentialsNotFound";

    /// <summary>The code when no region was given and none found.</summary>
    public const string RegionNotFound = "RegionNotFound";

    /// <summary>The code when the environment gives an endpoint that is none.</summary>
    public const string EndpointInvalid = "EndpointInvalid";

    /// <summary>The code when the service could not be reached or the connection broke.</summary>
    public const string ConnectionFailed = "ConnectionFailed";

    /// <summary>The code when this machine's clock and the service's differ too much.</summary>
    public const string ClockSkew = "ClockSkew";

    /// <summary>The code when a stream ended before its last event.</summary>
    public const string StreamTruncated = "StreamTruncated";

    /// <summary>The code when a stream or an answer is not what the protocol says: wrong checksum, length or JSON.</summary>
    public const string ProtocolError = "ProtocolError";

    /// <summary>Makes the exception.</summary>
    /// <param name="code">What went wrong: a code of this class or the service's, such as <c>ThrottlingException</c>.</param>
    /// <param name="message">What went wrong, for a person.</param>
    /// <param name="statusCode">The HTTP status; <see langword="null"/> for none.</param>
    /// <param name="requestId">The service's id of the request; <see langword="null"/> for none.</param>
    /// <param name="innerException">The cause; <see langword="null"/> for none.</param>
    public BedrockException(
        string code, string message, HttpStatusCode? statusCode = null, string? requestId = null, Exception? innerException = null)
        : base(message, innerException, statusCode)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        (Code, RequestId) = (code, requestId);
        Data[CodeKey] = code;
    }

    /// <summary>Gets what went wrong.</summary>
    /// <value>A code of this class, or the service's, such as <c>ThrottlingException</c> or <c>ValidationException</c>.</value>
    public string Code { get; }

    /// <summary>Gets the service's id of the request.</summary>
    /// <value><see langword="null"/> if there is none.</value>
    public string? RequestId { get; }

    /// <summary>Gets why a request was not sent.</summary>
    /// <value>Errors, in the order of the request; empty but for <see cref="RequestRefused"/>.</value>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Gets whether the same call may succeed later: throttling, unavailability, an internal error or a broken connection.</summary>
    /// <value>False for what the caller must change: validation, access, credentials, clock.</value>
    public bool IsTransient => Code switch
    {
        ConnectionFailed or StreamTruncated => true,
        ClockSkew or CredentialsNotFound or RegionNotFound or EndpointInvalid or ProtocolError => false,
        _ => StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
            || Code is "ModelStreamErrorException",
    };
}
