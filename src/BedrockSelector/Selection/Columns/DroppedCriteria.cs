using System.Collections.Immutable;

namespace BedrockSelector.Selection.Columns;

/// <summary>The criteria for which no candidate has evidence: they cannot tell candidates apart, so they count for none.</summary>
internal readonly record struct DroppedCriteria(bool Quality, bool Latency)
{
    /// <summary>Says what is dropped: a criterion with a limit never is, since candidates without evidence miss the limit.</summary>
    public static DroppedCriteria Of(SelectionRequest request, bool anyAdmitted, bool anyQuality, bool anyLatency) => new(
        anyAdmitted && !anyQuality && request.MinQuality is null,
        anyAdmitted && !anyLatency && request.MaxLatencySeconds is null);

    public ImmutableArray<Criterion> ToImmutable() => (Quality, Latency) switch
    {
        (true, true) => [Criterion.Quality, Criterion.Latency],
        (true, false) => [Criterion.Quality],
        (false, true) => [Criterion.Latency],
        _ => [],
    };
}
