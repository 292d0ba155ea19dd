namespace BedrockSelector.Logs;

/// <summary>Counts of calls, added up.</summary>
/// <remarks><c>default</c> is no call. Counts do not overlap: cached tokens are in no other count.</remarks>
public readonly record struct UsageSums
{
    /// <summary>Gets the calls.</summary>
    /// <value>Zero or more.</value>
    public long Requests { get; init; }

    /// <summary>Gets the calls of which no count is known.</summary>
    /// <value>Zero or more; in <see cref="Requests"/>.</value>
    public long Uncounted { get; init; }

    /// <summary>Gets the input tokens neither read from nor written to the prompt cache.</summary>
    /// <value>Zero or more.</value>
    public long Input { get; init; }

    /// <summary>Gets the output tokens.</summary>
    /// <value>Zero or more.</value>
    public long Output { get; init; }

    /// <summary>Gets the tokens read from the prompt cache.</summary>
    /// <value>Zero or more.</value>
    public long CacheRead { get; init; }

    /// <summary>Gets the tokens written to the prompt cache for five minutes.</summary>
    /// <value>Zero or more.</value>
    public long CacheWrite5m { get; init; }

    /// <summary>Gets the tokens written to the prompt cache for thirty minutes.</summary>
    /// <value>Zero or more.</value>
    public long CacheWrite30m { get; init; }

    /// <summary>Gets the tokens written to the prompt cache for an hour.</summary>
    /// <value>Zero or more.</value>
    public long CacheWrite1h { get; init; }

    /// <summary>Gets the tokens written to the prompt cache for a time that the records do not say.</summary>
    /// <value>Zero or more.</value>
    public long CacheWriteUnstated { get; init; }

    /// <summary>Gets the calls whose cache writes are of an unstated time.</summary>
    /// <value>Zero or more; in <see cref="Requests"/>.</value>
    public long UnstatedWrites { get; init; }

    /// <summary>Gets the images made, or taken by an embedding model.</summary>
    /// <value>Zero or more.</value>
    public long Images { get; init; }

    /// <summary>Gets the seconds of video made.</summary>
    /// <value>Zero or more.</value>
    public long VideoSeconds { get; init; }

    /// <summary>Gets all tokens written to the prompt cache.</summary>
    /// <value>Zero or more.</value>
    public long CacheWrite => CacheWrite5m + CacheWrite30m + CacheWrite1h + CacheWriteUnstated;

    /// <summary>Gets whether nothing was counted.</summary>
    public bool IsNothing => (Input | Output | CacheRead | CacheWrite | Images | VideoSeconds) == 0;

    /// <summary>Adds counts.</summary>
    /// <param name="left">Some.</param>
    /// <param name="right">Others.</param>
    /// <returns>The sums.</returns>
    /// <exception cref="OverflowException">A sum is above 2^63.</exception>
    public static UsageSums operator +(UsageSums left, UsageSums right) => checked(new()
    {
        Requests = left.Requests + right.Requests,
        Uncounted = left.Uncounted + right.Uncounted,
        Input = left.Input + right.Input,
        Output = left.Output + right.Output,
        CacheRead = left.CacheRead + right.CacheRead,
        CacheWrite5m = left.CacheWrite5m + right.CacheWrite5m,
        CacheWrite30m = left.CacheWrite30m + right.CacheWrite30m,
        CacheWrite1h = left.CacheWrite1h + right.CacheWrite1h,
        CacheWriteUnstated = left.CacheWriteUnstated + right.CacheWriteUnstated,
        UnstatedWrites = left.UnstatedWrites + right.UnstatedWrites,
        Images = left.Images + right.Images,
        VideoSeconds = left.VideoSeconds + right.VideoSeconds,
    });

    /// <summary>Adds counts.</summary>
    /// <param name="other">Others.</param>
    /// <returns>The sums.</returns>
    /// <exception cref="OverflowException">A sum is above 2^63.</exception>
    public UsageSums Add(UsageSums other) => this + other;
}
