using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Findings;
using BedrockSelector.Planning;
using BedrockSelector.Quantities;
using BedrockSelector.Tables;

namespace BedrockSelector.Demand;

/// <summary>Writes hourly demand as CSV, and reads it as the planner's series.</summary>
public static class DemandCsv
{
    /// <summary>The header written.</summary>
    public const string Header = "timestamp,model_id,input_tokens,output_tokens,cache_read_tokens,cache_write_tokens,requests";

    private const string File = "the demand file";

    /// <summary>Writes rows under the header, one a line, ended by a line feed.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="rows">The rows, in the order to write.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static void Write(TextWriter writer, IEnumerable<HourlyDemandRow> rows)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = new CsvWriter(writer, Header.Split(','));
        foreach (var row in rows)
        {
            csv.Write(
            [
                Text(row.Hour.UtcTicks / TimeSpan.TicksPerHour), row.ModelId, Text(row.InputTokens, ""), Text(row.OutputTokens, ""),
                Text(row.CacheReadTokens, ""), Text(row.CacheWriteTokens, ""), Text(row.Requests, ""),
            ]);
        }
    }

    /// <summary>Reads a demand series.</summary>
    /// <param name="reader">
    /// CSV with a header. Columns <c>input_tokens</c> and <c>output_tokens</c> are needed; <c>timestamp</c>, <c>model_id</c>,
    /// <c>cache_read_tokens</c> and <c>cache_write_tokens</c> are used when there; others are passed over.
    /// </param>
    /// <param name="isModel">Says which <c>model_id</c> counts; <see langword="null"/>, or no such column, for every row.</param>
    /// <param name="peakFactor">Peak minute over mean minute within an hour; one or more.</param>
    /// <returns>
    /// A series. Without a timestamp column each row is the next hour. With one, rows are put into their hours and
    /// added up, and hours without a row have no traffic. <see langword="null"/> when no row counts.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The header lacks a column, or a line is malformed; the message names the line.</exception>
    public static DemandSeries? Read(TextReader reader, Func<string, bool>? isModel = null, decimal peakFactor = 1m)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using var table = new CsvTable(reader);
        if (!table.TryReadHeader([["input_tokens"], ["output_tokens"]], out var fault))
        {
            throw new FormatException($"Line {table.Line} of {File}: {fault} 'input_tokens' and 'output_tokens' are needed.");
        }

        var dated = new SortedDictionary<long, HourlyTokens>();
        var plain = ImmutableArray.CreateBuilder<HourlyTokens>();
        while (table.Read())
        {
            if (table.Fault is not null)
            {
                throw new FormatException($"Line {table.Line} of {File}: {table.Fault}");
            }

            if (isModel is not null && table["model_id"] is { } model && !isModel(model))
            {
                continue;
            }

            var tokens = new HourlyTokens(
                Count(table, "input_tokens"), Count(table, "output_tokens"), Count(table, "cache_read_tokens"), Count(table, "cache_write_tokens"));
            if (table["timestamp"] is not { } timestamp)
            {
                plain.Add(tokens);
                continue;
            }

            var hour = Hour(timestamp, table.Line);
            dated[hour] = dated.GetValueOrDefault(hour) + tokens;
        }

        if (table.IndexOf("timestamp") >= 0)
        {
            return Series(dated, peakFactor);
        }

        if (plain.Count > DemandSeries.MaxHours)
        {
            throw new FormatException($"The demand file has {plain.Count} hours; a plan takes at most {DemandSeries.MaxHours}.");
        }

        return plain.Count == 0 ? null : new(plain.DrainToImmutable(), peakFactor: peakFactor);
    }

    internal static DemandSeries? Series(IEnumerable<HourlyDemandRow> rows, decimal peakFactor)
    {
        var dated = new SortedDictionary<long, HourlyTokens>();
        foreach (var row in rows)
        {
            var hour = row.Hour.UtcTicks / TimeSpan.TicksPerHour;
            dated[hour] = dated.GetValueOrDefault(hour) + row.Tokens;
        }

        return Series(dated, peakFactor);
    }

    private static DemandSeries? Series(SortedDictionary<long, HourlyTokens> dated, decimal peakFactor)
    {
        if (dated.Count == 0)
        {
            return null;
        }

        var first = dated.Keys.First();
        var hours = dated.Keys.Last() - first + 1;
        if (hours > DemandSeries.MaxHours)
        {
            throw new FormatException(
                $"The demand spans {hours} hours, from {Text(first)} to {Text(dated.Keys.Last())}; "
                + $"a plan takes at most {DemandSeries.MaxHours}. Check for a wrong timestamp.");
        }

        var series = new HourlyTokens[hours];
        foreach (var (hour, tokens) in dated)
        {
            series[hour - first] = tokens;
        }

        return new([.. series], new DateTimeOffset(first * TimeSpan.TicksPerHour, TimeSpan.Zero), peakFactor);
    }

    private static string Text(long number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static string Text(long hour) =>
        new DateTime(hour * TimeSpan.TicksPerHour, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static long Hour(string text, int line) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcTicks / TimeSpan.TicksPerHour
            : throw new FormatException($"Line {line} of {File} has the timestamp '{MetText.Shown(text)}'; write for example 2026-01-31T13:00:00Z.");

    private static decimal Count(CsvTable table, string column)
    {
        if (table[column] is not { } text)
        {
            return 0m;
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count <= UsageEntry.MaxQuantity
            ? count
            : throw new FormatException(
                $"Line {table.Line} of {File} has '{MetText.Shown(text)}' as {column}; write a number from 0 to {UsageEntry.MaxQuantity}.");
    }
}
