namespace BedrockSelector.Calls.Requests;

/// <summary>What a request does not say of itself, and its check needs.</summary>
public sealed record RequestCheckOptions
{
    /// <summary>Gets the day of the call.</summary>
    /// <value>Decides on offers and on the model's life.</value>
    public required DateOnly Date { get; init; }

    /// <summary>Gets whether the answer is streamed: ConverseStream, or InvokeModelWithResponseStream.</summary>
    /// <value><see langword="false"/> unless set.</value>
    public bool Streaming { get; init; }

    /// <summary>Gets what counts the tokens of a text for the model called.</summary>
    /// <value>Gives the fewest and the most tokens that the text may have; <see langword="null"/> to go by bytes, which are never fewer than tokens.</value>
    public Func<string, (long Fewest, long Most)>? CountTokens { get; init; }
}
