using System.Text.Json.Serialization;
using BedrockSelector.Logs;
using BedrockSelector.Planning;
using BedrockSelector.Quantities;

namespace BedrockSelector.Demand;

/// <summary>Hourly demand from invocation logs, and everything odd that was met on the way.</summary>
/// <remarks>
/// Every line is accounted for: <see cref="Lines"/> = <see cref="Records"/> + malformed lines + other records + duplicates +
/// <see cref="BlankLines"/> + <see cref="CutLines"/>. A document: compared by value, and JSON both ways.
/// </remarks>
public sealed record DemandReport
{
    /// <summary>Gets the name and version of the document's shape.</summary>
    /// <value><c>demand/1</c>; fields are added under the same version, and never renamed or moved.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "demand/1";

    /// <summary>Gets the demand.</summary>
    /// <value>By hour, then model id, ordinal; one row an hour and model with traffic. Empty when no record was found.</value>
    [JsonPropertyName("demand")]
    public required ValueList<HourlyDemandRow> Rows { get; init; }

    /// <summary>Gets the files or streams read.</summary>
    /// <value>Zero or more.</value>
    public required int Files { get; init; }

    /// <summary>Gets the lines read.</summary>
    /// <value>Zero or more, blank ones included.</value>
    public required long Lines { get; init; }

    /// <summary>Gets the blank lines.</summary>
    /// <value>Zero or more.</value>
    public required long BlankLines { get; init; }

    /// <summary>Gets the last lines of files that break off.</summary>
    /// <value>Zero or more; they are not counted as demand.</value>
    public required long CutLines { get; init; }

    /// <summary>Gets the records counted as demand.</summary>
    /// <value>Zero or more.</value>
    public required long Records { get; init; }

    /// <summary>Gets the bytes read, after decompression.</summary>
    /// <value>Zero or more.</value>
    public required long Bytes { get; init; }

    /// <summary>Gets how often each oddity occurred.</summary>
    /// <value>One entry a kind that occurred, in the order of the kinds.</value>
    [JsonPropertyName("problems")]
    public required ValueList<LogProblemCount> ProblemCounts { get; init; }

    /// <summary>Gets the first examples of each oddity.</summary>
    /// <value>At most <see cref="InvocationLogReader.ExamplesPerKind"/> a kind, in the order met.</value>
    public required ValueList<LogProblem> Examples { get; init; }

    /// <summary>Gets the AWS regions that the records name.</summary>
    /// <value>Ordinal; empty when none does.</value>
    public required ValueList<string> Regions { get; init; }

    /// <summary>Gets how often one oddity occurred.</summary>
    /// <param name="kind">The oddity.</param>
    /// <returns>Zero or more.</returns>
    public long CountOf(LogProblemKind kind) => ProblemCounts.FirstOrDefault(one => one.Kind == kind)?.Count ?? 0;

    /// <summary>Makes the demand series of one model.</summary>
    /// <param name="modelId">The model id as in <see cref="Rows"/>; ordinal.</param>
    /// <param name="peakFactor">Peak minute over mean minute within an hour; one or more.</param>
    /// <returns>A dated series from the model's first hour to its last, or <see langword="null"/> when it has no rows.</returns>
    /// <exception cref="ArgumentException">The hours span more than a series may hold.</exception>
    public DemandSeries? SeriesOf(string modelId, decimal peakFactor = 1m) => DemandCsv.Series(Rows.Where(row => row.ModelId == modelId), peakFactor);
}
