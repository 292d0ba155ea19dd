using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Decisions;

/// <summary>A selection as it was made, with everything needed to make it again: the request, the day, the catalog's version and every figure.</summary>
/// <remarks>
/// Immutable and thread-safe. The JSON form carries a version; the same record gives the same bytes. Holds an array: compared by reference of it.
/// </remarks>
public sealed record DecisionRecord
{
    /// <summary>The version of the JSON form that this library writes and reads.</summary>
    public const int CurrentSchemaVersion = 1;

    private DecisionRecord(string catalogVersion, DateOnly asOf, SelectionRequest request, ImmutableArray<Criterion> dropped, ImmutableArray<DecisionCandidate> candidates) =>
        (CatalogVersion, AsOf, Request, Dropped, Candidates) = (catalogVersion, asOf, request, dropped, candidates);

    /// <summary>Gets the version of the catalog.</summary>
    public string CatalogVersion { get; }

    /// <summary>Gets the day for which the decision was made.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Gets the request, with what the selector assumed filled in and the day fixed.</summary>
    public SelectionRequest Request { get; }

    /// <summary>Gets the criteria that were dropped for want of evidence.</summary>
    /// <value>May be empty.</value>
    public ImmutableArray<Criterion> Dropped { get; }

    /// <summary>Gets the candidates that qualified.</summary>
    /// <value>Best first; may be empty.</value>
    public ImmutableArray<DecisionCandidate> Candidates { get; }

    /// <summary>Gets the winner.</summary>
    /// <value><see langword="null"/> when nothing qualified.</value>
    public DecisionCandidate? Winner => Candidates.IsEmpty ? null : Candidates[0];

    /// <summary>Records a selection.</summary>
    /// <param name="result">The selection.</param>
    /// <returns>The record.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is <see langword="null"/>.</exception>
    public static DecisionRecord Of(SelectionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(result.CatalogVersion, result.AsOf, result.Request with { AsOf = result.AsOf }, result.Dropped, [.. result.Ranked.Select(DecisionCandidate.Of)]);
    }

    /// <summary>Reads a record.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <returns>The record.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is not a record, or one of a version that this library does not read.</exception>
    public static DecisionRecord Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var document = JsonSerializer.Deserialize(json, DecisionJsonContext.Default.DecisionDocument) ?? throw new FormatException("The decision is null; it must be an object.");
            if (document.CatalogVersion is null || document.Candidates.Any(static one => one is null or { ModelId: null } or { CallId: null } or { Scope: null } or { Endpoint: null } or { Tier: null }))
            {
                throw new FormatException("The decision names no catalog version, or a candidate of it has no id, scope, endpoint or tier.");
            }

            return document.SchemaVersion == CurrentSchemaVersion
                ? new(
                    document.CatalogVersion,
                    document.AsOf,
                    DecisionRequestMapping.FromDocument(document.Request, document.AsOf),
                    [.. document.Dropped.Select(static name => Enum.TryParse<Criterion>(name, ignoreCase: true, out var criterion) ? criterion : throw new FormatException($"'{name}' is not a criterion."))],
                    [.. document.Candidates])
                : throw new FormatException($"The decision is of version {document.SchemaVersion}; this library reads {CurrentSchemaVersion}.");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new FormatException($"The text is not a decision: {exception.Message}", exception);
        }
    }

    /// <summary>Writes the record.</summary>
    /// <returns>Indented JSON; numbers with all their digits.</returns>
    public string ToJson() => JsonSerializer.Serialize(
        new DecisionDocument
        {
            SchemaVersion = CurrentSchemaVersion,
            CatalogVersion = CatalogVersion,
            AsOf = AsOf,
            Request = DecisionRequestMapping.ToDocument(Request),
            Dropped = [.. Dropped.Select(static one => one.ToString().ToLowerInvariant())],
            Candidates = [.. Candidates],
        },
        DecisionJsonContext.Default.DecisionDocument).ReplaceLineEndings("\n");

    /// <summary>Makes the decision again and says what changed.</summary>
    /// <param name="selector">The selector of today.</param>
    /// <returns>Whether the winner is the same, and every input that is not what it was.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="selector"/> is <see langword="null"/>.</exception>
    /// <exception cref="KeyNotFoundException">The request names a model that the catalog no longer has.</exception>
    public DecisionReplay Replay(ISelector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var result = selector.Select(Request);
        var now = Of(result);
        var changes = ImmutableArray.CreateBuilder<DecisionChange>();
        if (now.CatalogVersion != CatalogVersion)
        {
            changes.Add(new(DecisionInput.Catalog, null, CatalogVersion, now.CatalogVersion));
        }

        var (before, after) = (ByKey(Candidates), ByKey(now.Candidates));
        foreach (var key in before.Keys.Union(after.Keys).Order())
        {
            changes.AddRange(Compare(before.GetValueOrDefault(key), after.GetValueOrDefault(key), result));
        }

        return new()
        {
            SameWinner = Winner?.Key == now.Winner?.Key,
            Before = Winner,
            After = now.Winner,
            Changes = changes.ToImmutable(),
        };
    }

    private static Dictionary<(string, string, string, string, string), DecisionCandidate> ByKey(ImmutableArray<DecisionCandidate> candidates) =>
        candidates.GroupBy(static one => one.Key).ToDictionary(static group => group.Key, static group => group.First());

    private static IEnumerable<DecisionChange> Compare(DecisionCandidate? before, DecisionCandidate? after, SelectionResult result)
    {
        if (before is null)
        {
            yield return new(DecisionInput.CandidateAdded, after!.CallId, null, Text(after.Score));
            yield break;
        }

        if (after is null)
        {
            var why = result.Rejected.FirstOrDefault(one => one.CallId == before.CallId) ?? result.Rejected.FirstOrDefault(one => one.Model.Value == before.ModelId);
            yield return new(DecisionInput.CandidateGone, before.CallId, Text(before.Score), why?.Message ?? "it is not in the catalog");
            yield break;
        }

        if (before.Quality != after.Quality || before.QualityStandardError != after.QualityStandardError)
        {
            yield return new(DecisionInput.Quality, before.CallId, Text(before.Quality), Text(after.Quality));
        }

        if (before.LatencySeconds != after.LatencySeconds)
        {
            yield return new(DecisionInput.Latency, before.CallId, Text(before.LatencySeconds), Text(after.LatencySeconds));
        }

        if (before.CostUsd != after.CostUsd)
        {
            yield return new(DecisionInput.Cost, before.CallId, before.CostUsd.Plain(), after.CostUsd.Plain());
        }
    }

    private static string? Text(double? value) => value?.ToString(CultureInfo.InvariantCulture);
}
