using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>A usage names a meter that no layer of the catalog prices.</summary>
public sealed class UnknownMeterException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="known">The meters that are priced.</param>
    public UnknownMeterException(Meter meter, IEnumerable<Meter> known)
        : base($"'{meter}' is not a known meter; known are {string.Join(", ", known)}.") => Meter = meter;

    /// <summary>Gets the meter.</summary>
    /// <value>The unknown one.</value>
    public Meter Meter { get; }
}
