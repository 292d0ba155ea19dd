using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Simulation;

/// <summary>What a simulation of a plan needs to know beyond the plan.</summary>
public sealed record SimulationOptions
{
    /// <summary>Gets the input tokens of one request.</summary>
    /// <value>Zero or more.</value>
    public required decimal InputTokens { get; init; }

    /// <summary>Gets the output tokens of one request.</summary>
    /// <value>Zero or more; with the input above zero.</value>
    public required decimal OutputTokens { get; init; }

    /// <summary>Gets the maximum of output tokens that a request asks for: so much of a quota it holds while it runs.</summary>
    /// <value>Tokens; <see langword="null"/> for what it answers.</value>
    public decimal? MaxTokens { get; init; }

    /// <summary>Gets how requests arrive.</summary>
    /// <value>Poisson unless set.</value>
    public ArrivalKind Arrivals { get; init; }

    /// <summary>Gets the times of arrival, for <see cref="ArrivalKind.Given"/>.</summary>
    /// <value>Seconds from the start of the demand, in order.</value>
    public ValueList<double> ArrivalSeconds { get; init; } = [];

    /// <summary>Gets how long a request runs.</summary>
    /// <value>Seconds, zero or more; 10 unless set.</value>
    public double ServiceSeconds
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 10d;

    /// <summary>Gets whether running times are drawn from an exponential distribution.</summary>
    /// <value><see langword="false"/> unless set: every request runs equally long.</value>
    public bool ServiceVaries { get; init; }

    /// <summary>Gets how many requests one unit runs at once.</summary>
    /// <value>Above zero; <see langword="null"/> where its tokens a minute are the only limit.</value>
    public int? ConcurrencyPerUnit { get; init; }

    /// <summary>Gets whether requests that find all units busy wait in line for them.</summary>
    /// <value><see langword="false"/> unless set: they go on demand where the plan says so, or are refused and tried again.</value>
    public bool Queue { get; init; }

    /// <summary>Gets how refused requests are tried again.</summary>
    /// <value>Five attempts unless set.</value>
    public RetryRule Retry { get; init; } = new();

    /// <summary>Gets how many hours are simulated: those around the busiest.</summary>
    /// <value>One or more; 24 unless set.</value>
    public int Hours { get; init; } = 24;

    /// <summary>Gets the seed of all that is drawn.</summary>
    /// <value>The same seed gives the same result on every machine; 1 unless set.</value>
    public ulong Seed { get; init; } = 1UL;
}
