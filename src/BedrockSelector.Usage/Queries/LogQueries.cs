using System.Text.Json.Serialization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Queries;

/// <summary>Definitions and queries for Athena and Trino over a bucket of logs and an export of costs.</summary>
/// <remarks>They answer as the readers of this package do, cent for cent; our tests run them beside these on an embedded engine.</remarks>
public sealed record LogQueries
{
    private const string Folder = "BedrockSelector.Sql.";

    /// <summary>Gets the version of the document.</summary>
    /// <value><c>log-queries/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "log-queries/1";

    /// <summary>Gets the statements.</summary>
    /// <value>In the order in which they are run.</value>
    public required ValueList<LogQuery> Statements { get; init; }

    /// <summary>Makes the statements for a place.</summary>
    /// <param name="place">Where logs and rates lie.</param>
    /// <returns>Tables, views and queries.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="place"/> is <see langword="null"/>.</exception>
    public static LogQueries For(LogQueryPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var names = typeof(LogQueries).Assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return new() { Statements = [.. names.Select(name => Read(name, place))] };
    }

    private static LogQuery Read(string resource, LogQueryPlace place)
    {
        using var reader = new StreamReader(typeof(LogQueries).Assembly.GetManifestResourceStream(resource)!);
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd()
            .Replace("s3://{bucket}/{prefix}/", place.Prefix.Length == 0 ? "s3://{bucket}/" : $"s3://{{bucket}}/{place.Prefix}/", StringComparison.Ordinal)
            .Replace("{bucket}", place.Bucket, StringComparison.Ordinal)
            .Replace("{account}", place.Account, StringComparison.Ordinal)
            .Replace("{region}", place.Region.Value, StringComparison.Ordinal)
            .Replace("{rates-prefix}", place.RatesPrefix, StringComparison.Ordinal)
            .Replace(" Replace the four words in braces.", "", StringComparison.Ordinal);
        return new(resource[Folder.Length..^".sql".Length], sql[3..sql.IndexOf('\n', StringComparison.Ordinal)], sql);
    }
}
