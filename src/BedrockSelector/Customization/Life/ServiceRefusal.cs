namespace BedrockSelector.Customization.Life;

/// <summary>A call that Amazon Bedrock refused or that found no answer, and what helps.</summary>
public sealed record ServiceRefusal
{
    /// <summary>Gets the operation.</summary>
    /// <value>As AWS spells it, such as <c>CreateModelCustomizationJob</c>.</value>
    public required string Operation { get; init; }

    /// <summary>Gets what went wrong, for programs.</summary>
    /// <value>The service's code, such as <c>ConflictException</c>, or one of the client's, such as <c>ConnectionFailed</c>.</value>
    public required string Code { get; init; }

    /// <summary>Gets what went wrong, for people.</summary>
    /// <value>The service's own words.</value>
    public required string Message { get; init; }

    /// <summary>Gets what helps.</summary>
    /// <value>One or two sentences.</value>
    public required string Remedy { get; init; }

    /// <summary>Gets the service's id of the request.</summary>
    /// <value><see langword="null"/> when there was no answer.</value>
    public string? RequestId { get; init; }

    /// <summary>Gets whether the same call may succeed later, unchanged.</summary>
    /// <value>False for what the caller must change.</value>
    public bool MayRetry { get; init; }
}
