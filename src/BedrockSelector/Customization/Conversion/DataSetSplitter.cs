using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace BedrockSelector.Customization.Conversion;

/// <summary>Splits records into training and validation so that nothing leaks: duplicates and near-duplicates stay on one side.</summary>
/// <remarks>The same records, share and threshold always give the same split, whatever else happens; the order of records is kept.</remarks>
public static class DataSetSplitter
{
    /// <summary>Splits.</summary>
    /// <param name="records">The records, one JSON object each.</param>
    /// <param name="share">The share of validation; above 0 and below 1.</param>
    /// <param name="threshold">From which similarity two records are near-duplicates; above 0, at most 1.</param>
    /// <param name="mostValidation">How many records validation may have at most; <see langword="null"/> for any number.</param>
    /// <returns>For each record whether it goes to validation, and the report.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="records"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A figure is out of its range.</exception>
    public static (ImmutableArray<bool> ToValidation, SplitReport Report) Split(
        IReadOnlyList<string> records, double share, double threshold = 0.7, int? mostValidation = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1d);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, 1d);
        var groups = new NearDuplicates(threshold).Groups(records);
        var members = Enumerable.Range(0, records.Count).GroupBy(i => groups[i]).Select(static group => group.ToArray()).ToArray();
        var wanted = Math.Min((int)Math.Round(records.Count * share, MidpointRounding.AwayFromZero), mostValidation ?? int.MaxValue);
        var toValidation = new bool[records.Count];
        var taken = 0;

        // By a hash of the first record of a group, so that new records move as few old ones as can be.
        foreach (var group in members.OrderBy(group => Key(records[group[0]]), StringComparer.Ordinal))
        {
            if (taken + group.Length <= wanted)
            {
                taken += group.Length;
                foreach (var i in group)
                {
                    toValidation[i] = true;
                }
            }
        }

        return (
            [.. toValidation],
            new()
            {
                Training = records.Count - taken,
                Validation = taken,
                Groups = members.Count(static group => group.Length > 1),
                NearDuplicates = members.Where(static group => group.Length > 1).Sum(static group => group.Length),
                LargestGroup = members.Select(static group => group.Length).DefaultIfEmpty().Max(),
                Threshold = threshold,
                Lacking = wanted - taken,
            });
    }

    private static string Key(string record) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(record)));
}
