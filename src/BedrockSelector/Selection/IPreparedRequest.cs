using BedrockSelector.Costs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection;

/// <summary>A request made ready for being answered often, for one usage after another.</summary>
/// <remarks>
/// It follows the knowledge of its selector: the first choice after a refresh, as the first of a day and the first after
/// <see cref="Evidence.Latency.LatencyObserver"/> published, compiles the request anew, and what a new
/// snapshot no longer knows (a model named, the region, a meter) throws then as <see cref="ISelector.Prepare"/> does. Prepared over a
/// <see cref="Knowledge.KnowledgeSnapshot"/>, it stays with that one. Implementations are thread-safe.
/// </remarks>
public interface IPreparedRequest
{
    /// <summary>Gets the request.</summary>
    /// <value>With what the selector assumes where it said nothing.</value>
    SelectionRequest Request { get; }

    /// <summary>Finds the best candidate for the request's own usage.</summary>
    /// <param name="choice">The candidate that <see cref="ISelector.Select"/> ranks first; <c>default</c> if nothing qualifies.</param>
    /// <returns>Whether anything qualifies. <see cref="ISelector.Select"/> says why not.</returns>
    /// <remarks>Allocates nothing, but for the first call of a day, of a snapshot, or of newly published latency. A request without a date is answered for today, whatever the day it was prepared on.</remarks>
    bool TryChoose(out Choice choice);

    /// <summary>Finds the best candidate for another usage.</summary>
    /// <param name="usage">What one request uses; one or more meters.</param>
    /// <param name="choice">The candidate that <see cref="ISelector.Select"/> ranks first for that usage; <c>default</c> if nothing qualifies.</param>
    /// <returns>Whether anything qualifies. <see cref="ISelector.Select"/> says why not.</returns>
    /// <remarks>Allocates nothing, but for the first usage that names a meter and for the first call of a day, of a snapshot, or of
    /// newly published latency.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="usage"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The usage is empty, or names a meter that calls do not use.</exception>
    /// <exception cref="UnknownMeterException">The usage names a meter that no layer prices.</exception>
    bool TryChoose(Usage usage, out Choice choice);
}
