using System.Collections.Immutable;
using System.Globalization;

namespace BedrockSelector.Planning.Demand;

/// <summary>Writes hourly demand as CSV, and reads it as the planner's series.</summary>
public static class DemandCsv
{
    /// <summary>The header written.</summary>
    public const string Header = "timestamp,model_id,input_tokens,output_tokens,cache_read_tokens,cache_write_tokens,requests";

    /// <summary>Writes rows under the header, one a line, ended by a line feed.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="rows">The rows, in the order to write.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static void Write(TextWriter writer, IEnumerable<HourlyDemandRow> rows)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rows);
        writer.Write(Header);
        writer.Write('\n');
        foreach (var row in rows)
        {
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Hour.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z,{Quoted(row.ModelId)},{row.InputTokens},{row.OutputTokens},{row.CacheReadTokens},{row.CacheWriteTokens},{row.Requests}\n"));
        }
    }

    /// <summary>Reads a demand series.</summary>
    /// <param name="reader">CSV with a header. Columns <c>input_tokens</c> and <c>output_tokens</c> are needed; <c>timestamp</c>, <c>model_id</c>, <c>cache_read_tokens</c> and <c>cache_write_tokens</c> are used when there; others are passed over.</param>
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
        var columns = Fields(reader.ReadLine() ?? throw new FormatException("The demand file is empty; its first line names the columns, such as 'input_tokens,output_tokens'."), 1)
            .Select(static name => name.Trim().TrimStart('\uFEFF')).ToList();
        int Column(string name) => columns.IndexOf(name);
        var (input, output) = (Column("input_tokens"), Column("output_tokens"));
        if (input < 0 || output < 0)
        {
            throw new FormatException($"The demand file has the columns '{string.Join(',', columns)}'; 'input_tokens' and 'output_tokens' are needed.");
        }

        var (timestamp, model, cacheRead, cacheWrite) = (Column("timestamp"), Column("model_id"), Column("cache_read_tokens"), Column("cache_write_tokens"));
        var dated = new SortedDictionary<long, HourlyTokens>();
        var plain = ImmutableArray.CreateBuilder<HourlyTokens>();
        var number = 1;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var fields = Fields(line, number);
            if (fields.Count != columns.Count)
            {
                throw new FormatException($"Line {number} of the demand file has {fields.Count} fields; the header has {columns.Count}.");
            }

            if (model >= 0 && isModel is not null && !isModel(fields[model].Trim()))
            {
                continue;
            }

            var tokens = new HourlyTokens(
                Count(fields, input, columns, number), Count(fields, output, columns, number),
                Count(fields, cacheRead, columns, number), Count(fields, cacheWrite, columns, number));
            if (timestamp < 0)
            {
                plain.Add(tokens);
                continue;
            }

            var hour = Hour(fields[timestamp], number);
            dated[hour] = dated.GetValueOrDefault(hour) + tokens;
        }

        if (timestamp >= 0)
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
                $"The demand spans {hours} hours, from {Text(first)} to {Text(dated.Keys.Last())}; a plan takes at most {DemandSeries.MaxHours}. Check for a wrong timestamp.");
        }

        var series = new HourlyTokens[hours];
        foreach (var (hour, tokens) in dated)
        {
            series[hour - first] = tokens;
        }

        return new([.. series], new DateTimeOffset(first * TimeSpan.TicksPerHour, TimeSpan.Zero), peakFactor);
    }

    private static string Text(long hour) =>
        new DateTime(hour * TimeSpan.TicksPerHour, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static long Hour(string text, int line) =>
        DateTimeOffset.TryParse(text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcTicks / TimeSpan.TicksPerHour
            : throw new FormatException($"Line {line} of the demand file has the timestamp '{text}'; write for example 2026-01-31T13:00:00Z.");

    private static decimal Count(List<string> fields, int column, List<string> columns, int line)
    {
        if (column < 0)
        {
            return 0m;
        }

        return decimal.TryParse(fields[column].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count <= Quantities.UsageEntry.MaxQuantity
            ? count
            : throw new FormatException($"Line {line} of the demand file has '{fields[column]}' as {columns[column]}; write a number from 0 to {Quantities.UsageEntry.MaxQuantity}.");
    }

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static List<string> Fields(string line, int number)
    {
        var fields = new List<string>();
        for (var at = 0; ;)
        {
            if (at < line.Length && line[at] == '"')
            {
                var field = new System.Text.StringBuilder();
                for (at++; ; at++)
                {
                    if (at == line.Length)
                    {
                        throw new FormatException($"Line {number} of the demand file has a quotation mark that is not closed.");
                    }

                    if (line[at] == '"' && (++at == line.Length || line[at] != '"'))
                    {
                        break;
                    }

                    field.Append(line[at]);
                }

                fields.Add(field.ToString());
                at = line.IndexOf(',', at) is var comma and >= 0 ? comma : line.Length;
            }
            else
            {
                var comma = line.IndexOf(',', at);
                var end = comma < 0 ? line.Length : comma;
                fields.Add(line[at..end]);
                at = end;
            }

            if (at == line.Length)
            {
                return fields;
            }

            at++;
        }
    }
}
