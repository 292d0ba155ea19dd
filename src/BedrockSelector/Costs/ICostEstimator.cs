using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>Prices usage.</summary>
/// <remarks>Implementations are thread-safe.</remarks>
public interface ICostEstimator
{
    /// <summary>Gets whether any layer prices a meter, for any model.</summary>
    /// <param name="meter">The meter.</param>
    /// <returns>Whether it is priced anywhere.</returns>
    bool IsPriced(Meter meter);

    /// <summary>Prices a usage line by line.</summary>
    /// <param name="request">The question.</param>
    /// <returns>The estimate; what has no price is in <see cref="CostEstimate.Missing"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A condition is of no declared dimension, of one that a request does not state, or of no value of it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quantity times the number of requests is too large.</exception>
    /// <exception cref="ModelResolutionException">The model, its variant or the region is unknown, or regions conflict.</exception>
    /// <exception cref="UnknownMeterException">The usage names a meter that no layer prices.</exception>
    CostEstimate Estimate(CostRequest request);

    /// <summary>Prices one request without lines, for callers that price every request they send.</summary>
    /// <param name="target">What is called, as <see cref="CallResolution.Resolve"/> gave it.</param>
    /// <param name="usage">What the request uses; nothing costs nothing.</param>
    /// <param name="tier">The pricing tier.</param>
    /// <param name="date">The day of use.</param>
    /// <param name="usd">US dollars: the total that <see cref="Estimate"/> gives for the same question; zero where it gives none.</param>
    /// <returns>Whether every meter has a price. <see cref="Estimate"/> says what is missing and why.</returns>
    /// <remarks>Allocates nothing, but for the first question about a model, region, scope and tier.</remarks>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="UnknownMeterException">The usage names a meter that no layer prices.</exception>
    bool TryQuote(CallTarget target, Usage usage, PricingTier tier, DateOnly date, out decimal usd);

    /// <summary>Prices one request without lines under stated conditions.</summary>
    /// <param name="target">What is called, as <see cref="CallResolution.Resolve"/> gave it.</param>
    /// <param name="usage">What the request uses; nothing costs nothing.</param>
    /// <param name="basis">Tier, day, conditions, and what becomes of computed prices.</param>
    /// <param name="usd">US dollars: the total that <see cref="Estimate"/> gives for the same question; zero where it gives none.</param>
    /// <returns>Whether every meter has a price. <see cref="Estimate"/> says what is missing and why.</returns>
    /// <remarks>Allocates nothing, but for the first question about a model, region, scope and tier.</remarks>
    /// <exception cref="ArgumentException">A condition is of no declared dimension, of one that a request does not state, or of no value of it.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> or <paramref name="usage"/> is <see langword="null"/>.</exception>
    /// <exception cref="UnknownMeterException">The usage names a meter that no layer prices.</exception>
    bool TryQuote(CallTarget target, Usage usage, in PriceBasis basis, out decimal usd);

    /// <summary>Prices one request by the text of its model without lines.</summary>
    /// <param name="model">A model id, an inference-profile id or an ARN.</param>
    /// <param name="region">The region called; for an ARN, its own.</param>
    /// <param name="usage">What the request uses; nothing costs nothing.</param>
    /// <param name="tier">The pricing tier.</param>
    /// <param name="date">The day of use.</param>
    /// <param name="usd">US dollars: the total that <see cref="Estimate"/> gives for the same question; zero where it gives none.</param>
    /// <returns>Whether every meter has a price. <see cref="Estimate"/> says what is missing and why.</returns>
    /// <remarks>Allocates nothing, but for the first question about an id, model, region, scope and tier, and for ARNs.</remarks>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="model"/> is none of them.</exception>
    /// <exception cref="ModelResolutionException">The model, its variant or the region is unknown, or regions conflict.</exception>
    /// <exception cref="UnknownMeterException">The usage names a meter that no layer prices.</exception>
    bool TryQuote(string model, AwsRegion region, Usage usage, PricingTier tier, DateOnly date, out decimal usd);
}
