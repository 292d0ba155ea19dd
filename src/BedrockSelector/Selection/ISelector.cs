using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Selection;

/// <summary>Chooses among models.</summary>
/// <remarks>Implementations are thread-safe.</remarks>
public interface ISelector
{
    /// <summary>Ranks every offer of a region that qualifies, and says of every other why it does not.</summary>
    /// <param name="request">What the workload needs and prefers.</param>
    /// <returns>The ranking; empty with reasons when nothing qualifies.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The usage is empty, or names a meter that calls do not use.</exception>
    /// <exception cref="ModelResolutionException">The region or a model named is unknown.</exception>
    /// <exception cref="UnknownMeterException">The usage names a meter that no layer prices.</exception>
    SelectionResult Select(SelectionRequest request);

    /// <summary>Makes a request ready for being answered often: everything but the usage and the day is decided once.</summary>
    /// <param name="request">What the workload needs and prefers.</param>
    /// <returns>The prepared request.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The usage is empty, or names a meter that calls do not use.</exception>
    /// <exception cref="ModelResolutionException">The region or a model named is unknown.</exception>
    /// <exception cref="UnknownMeterException">The usage names a meter that no layer prices.</exception>
    IPreparedRequest Prepare(SelectionRequest request);
}
