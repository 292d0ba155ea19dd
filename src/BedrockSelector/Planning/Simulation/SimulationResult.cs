namespace BedrockSelector.Planning.Simulation;

/// <summary>What requests meet under a plan, as simulated.</summary>
public sealed record SimulationResult
{
    /// <summary>Gets the first hour simulated.</summary>
    /// <value>Hours from the start of the horizon.</value>
    public required int FromHour { get; init; }

    /// <summary>Gets how many hours were simulated.</summary>
    /// <value>One or more.</value>
    public required int Hours { get; init; }

    /// <summary>Gets how requests arrived.</summary>
    /// <value>A kind.</value>
    public required ArrivalKind Arrivals { get; init; }

    /// <summary>Gets the seed.</summary>
    /// <value>That of the options.</value>
    public required ulong Seed { get; init; }

    /// <summary>Gets the requests that arrived.</summary>
    /// <value>Zero or more.</value>
    public required long Requests { get; init; }

    /// <summary>Gets the requests refused at least once.</summary>
    /// <value>Zero or more.</value>
    public required long Throttled { get; init; }

    /// <summary>Gets the requests never served, after all attempts.</summary>
    /// <value>Zero or more; they are among <see cref="Throttled"/>.</value>
    public required long Lost { get; init; }

    /// <summary>Gets the requests that units or reservations served.</summary>
    /// <value>Zero or more.</value>
    public required long ByUnits { get; init; }

    /// <summary>Gets the requests served on demand.</summary>
    /// <value>Zero or more.</value>
    public required long OnDemand { get; init; }

    /// <summary>Gets the part of requests refused at least once.</summary>
    /// <value>0 to 1; zero without requests.</value>
    public double ThrottledShare => Requests == 0 ? 0d : (double)Throttled / Requests;

    /// <summary>Gets the part of requests that had to wait.</summary>
    /// <value>0 to 1, of those served.</value>
    public required double DelayedShare { get; init; }

    /// <summary>Gets the mean time from arrival to the begin of service.</summary>
    /// <value>Seconds, of requests served.</value>
    public required double MeanDelaySeconds { get; init; }

    /// <summary>Gets the time that half of the requests do not exceed.</summary>
    /// <value>Seconds from arrival to the begin of service.</value>
    public required double MedianDelaySeconds { get; init; }

    /// <summary>Gets the time that 99 of 100 requests do not exceed.</summary>
    /// <value>Seconds from arrival to the begin of service.</value>
    public required double P99DelaySeconds { get; init; }
}
