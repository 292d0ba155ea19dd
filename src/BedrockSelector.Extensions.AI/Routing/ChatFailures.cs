using System.Net;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>Tells kinds of failure apart.</summary>
public static class ChatFailures
{
    /// <summary>Classifies by HTTP status, which clients carry in <see cref="HttpRequestException"/>.</summary>
    /// <remarks>
    /// 429 is throttling; 408, 424 and 500 and above, a broken connection without a status, and a <see cref="TimeoutException"/> are
    /// unavailability. 403 and 404 are too: access and presence differ between models. Everything else is permanent.
    /// </remarks>
    /// <param name="exception">What a client threw.</param>
    /// <returns>The kind.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is <see langword="null"/>.</exception>
    public static FailureKind Classify(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            TimeoutException or IOException => FailureKind.Unavailable,
            HttpRequestException { StatusCode: HttpStatusCode.TooManyRequests } => FailureKind.Throttled,
            HttpRequestException
            {
                StatusCode: null or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.RequestTimeout
                    or HttpStatusCode.FailedDependency or >= HttpStatusCode.InternalServerError,
            } => FailureKind.Unavailable,
            _ => FailureKind.Permanent,
        };
    }
}
