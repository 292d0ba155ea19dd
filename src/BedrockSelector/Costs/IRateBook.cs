using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Costs;

/// <summary>Looks up prices.</summary>
/// <remarks>Implementations are immutable and thread-safe.</remarks>
public interface IRateBook
{
    /// <summary>Finds the one rate of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The rate of the last layer that has one, the most specific within it; <see langword="null"/> if there is none, and never a neighbour's.</returns>
    Rate? Find(in PriceKey key);

    /// <summary>Says why a key has no rate.</summary>
    /// <param name="key">A key for which <see cref="Find"/> finds nothing.</param>
    /// <returns>The reason, with what is priced instead.</returns>
    MissingRate Explain(in PriceKey key);

    /// <summary>Gets whether any layer prices a meter, for any model.</summary>
    /// <param name="meter">The meter.</param>
    /// <returns>Whether it is priced anywhere.</returns>
    bool IsPriced(Quantities.Meter meter);
}
