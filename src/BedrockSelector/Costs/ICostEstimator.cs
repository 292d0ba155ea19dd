using BedrockSelector.Catalog;

namespace BedrockSelector.Costs;

/// <summary>Prices usage.</summary>
/// <remarks>Implementations are immutable and thread-safe.</remarks>
public interface ICostEstimator
{
    /// <summary>Gets the rates.</summary>
    /// <value>Never <see langword="null"/>.</value>
    IRateBook Rates { get; }

    /// <summary>Prices a usage line by line.</summary>
    /// <param name="request">The question.</param>
    /// <returns>The estimate; what has no price is in <see cref="CostEstimate.Missing"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quantity times the number of requests is too large.</exception>
    /// <exception cref="ModelResolutionException">The model, its variant or the region is unknown, or regions conflict.</exception>
    /// <exception cref="UnknownMeterException">The usage names a meter that no layer prices.</exception>
    CostEstimate Estimate(CostRequest request);
}
