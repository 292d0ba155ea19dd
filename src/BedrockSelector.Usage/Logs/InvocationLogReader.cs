using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using BedrockSelector.Demand;

namespace BedrockSelector.Logs;

/// <summary>Reads Amazon Bedrock's model-invocation logs and sums their tokens by hour and model.</summary>
/// <remarks>
/// <para>
/// Takes JSON lines, plain or gzip (told by the first bytes), in one pass. Memory is bounded by a line, a window of
/// request ids and one entry for each hour and model; lines cost no allocation. Nothing odd is fatal and nothing is
/// passed over in silence: see <see cref="DemandReport"/>.
/// </para>
/// <para>
/// Duplicates: a request id seen among the last <see cref="DuplicateWindow"/> ids counts once; farther apart, a
/// duplicate may be counted again. Not safe for concurrent use.
/// </para>
/// </remarks>
public sealed class InvocationLogReader
{
    /// <summary>The longest line read, in bytes; longer ones are reported as malformed and skipped.</summary>
    public const int LongestLine = 1 << 24;

    /// <summary>The longest model id or request id, in bytes.</summary>
    public const int LongestName = 2_048;

    /// <summary>How many examples of each oddity a report names.</summary>
    public const int ExamplesPerKind = 5;

    /// <summary>Among how many of the latest requests a duplicate is always found.</summary>
    public const int DuplicateWindow = RequestIdWindow.DefaultWindow;

    private const int FirstBuffer = 1 << 18;

    private static readonly int KindCount = Enum.GetValues<LogProblemKind>().Length;

    private readonly DemandTable _table = new();
    private readonly RequestIdWindow _requestIds = new();
    private readonly SortedSet<string> _regions = new(StringComparer.Ordinal);
    private readonly List<LogProblem> _examples = [];
    private readonly long[] _counts = new long[KindCount];
    private byte[] _lastRegion = [];
    private byte[] _buffer = new byte[FirstBuffer];
    private string _file = "";
    private long _fileLine;
    private long _latestTicks;
    private long _lines;
    private long _blank;
    private long _cutLines;
    private long _records;
    private long _bytes;
    private int _files;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="progress">Told about every quarter of a megabyte; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public void ReadFile(string path, IProgress<LogProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.SequentialScan);
        Read(file, path, progress, cancellationToken);
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">JSON lines, plain or gzip; left open.</param>
    /// <param name="name">A name for reports.</param>
    /// <param name="progress">Told about every quarter of a megabyte; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> or <paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public void Read(Stream stream, string name, IProgress<LogProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        (_file, _fileLine, _latestTicks) = (name, 0, 0);
        _files++;

        using var source = new PeekedStream(stream);
        if (!source.IsGzip)
        {
            ReadLines(source, source, progress, cancellationToken);
            return;
        }

        using var gzip = new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
        ReadLines(gzip, source, progress, cancellationToken);
    }

    /// <summary>Reports what was read so far.</summary>
    /// <returns>Demand and oddities of all files and streams read.</returns>
    public DemandReport Report() => new()
    {
        Rows = _table.Rows(),
        Files = _files,
        Lines = _lines,
        BlankLines = _blank,
        CutLines = _cutLines,
        Records = _records,
        Bytes = _bytes,
        ProblemCounts = [.. _counts.Select(static (count, kind) => KeyValuePair.Create((LogProblemKind)kind, count)).Where(static pair => pair.Value > 0)],
        Examples = [.. _examples],
        Regions = [.. _regions],
    };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private void ReadLines(Stream text, PeekedStream source, IProgress<LogProgress>? progress, CancellationToken cancellationToken)
    {
        var (begin, end, scanned) = (0, 0, 0);
        var tooLong = false;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = Fill(text, end, out var damaged);
            if (read == 0)
            {
                Finish(_buffer.AsSpan(begin, end - begin), tooLong, damaged, source.AtEnd);
                return;
            }

            _bytes += read;
            end += read;
            for (int feed; (feed = _buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n')) >= 0;)
            {
                var line = _buffer.AsSpan(begin, scanned + feed - begin);
                begin = scanned = scanned + feed + 1;
                TakeLine(line, tooLong);
                tooLong = false;
            }

            scanned = end;
            progress?.Report(new(_file, source.BytesRead, _lines));
            (begin, end, tooLong) = MakeRoom(begin, end, tooLong);
            scanned = end;
        }
    }

    private (int Begin, int End, bool TooLong) MakeRoom(int begin, int end, bool tooLong)
    {
        var rest = end - begin;
        if (tooLong || rest > LongestLine)
        {
            // The head of an overlong line is dropped; its end is still looked for.
            return (0, 0, true);
        }

        if (begin > 0)
        {
            _buffer.AsSpan(begin, rest).CopyTo(_buffer);
        }

        if (rest > _buffer.Length / 2)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        return (0, rest, false);
    }

    private int Fill(Stream text, int end, out string? damaged)
    {
        damaged = null;
        try
        {
            return text.Read(_buffer, end, _buffer.Length - end);
        }
        catch (InvalidDataException exception)
        {
            damaged = exception.Message;
            return 0;
        }
    }

    // A last line without a line feed counts if it is whole; if it is not, the file was cut off there.
    private void Finish(ReadOnlySpan<byte> rest, bool tooLong, string? damage, bool atEnd)
    {
        var cut = damage is not null;
        if (tooLong || !rest.Trim(" \t\r"u8).IsEmpty)
        {
            cut = !TakeLine(rest, tooLong, lastLine: true) || cut;
        }

        if (!cut)
        {
            return;
        }

        if (damage is null || atEnd)
        {
            Note(LogProblemKind.Truncated, damage is null ? "the file ends within this line" : "the compressed file ends within its data");
        }
        else
        {
            Note(LogProblemKind.Damaged, "the compressed data are damaged; what follows in this file is lost");
        }
    }

    private bool TakeLine(ReadOnlySpan<byte> line, bool tooLong, bool lastLine = false)
    {
        _lines++;
        _fileLine++;
        if (_fileLine == 1 && line.StartsWith(ByteOrderMark))
        {
            line = line[ByteOrderMark.Length..];
        }

        line = line.Trim(" \t\r"u8);
        if (tooLong || line.Length > LongestLine)
        {
            Note(LogProblemKind.Malformed, $"the line is longer than {LongestLine} bytes");
            return true;
        }

        if (line.IsEmpty)
        {
            _blank++;
            return true;
        }

        if (InvocationRecord.TryRead(line, out var record) is { } problem)
        {
            if (!lastLine)
            {
                Note(LogProblemKind.Malformed, problem);
            }

            _cutLines += lastLine ? 1 : 0;
            return !lastLine;
        }

        if (!record.IsInvocation)
        {
            Note(LogProblemKind.OtherRecord, "the object is not of schemaType ModelInvocationLog");
            return true;
        }

        if (!record.RequestId.IsEmpty && !_requestIds.Add(record.RequestId.In(line)))
        {
            Note(LogProblemKind.Duplicate, "the request id was seen before");
            return true;
        }

        Count(record, line);
        return true;
    }

    private void Count(in InvocationRecord record, ReadOnlySpan<byte> line)
    {
        if (record.Timestamp.UtcTicks < _latestTicks - TimeSpan.TicksPerHour)
        {
            Note(LogProblemKind.ClockJump, "the time is more than an hour before that of an earlier line");
        }

        _latestTicks = Math.Max(_latestTicks, record.Timestamp.UtcTicks);
        if (record.Failed)
        {
            Note(LogProblemKind.FailedCall, "the call has an errorCode");
        }

        if ((record.Input | record.Output | record.CacheRead | record.CacheWrite) == 0)
        {
            Note(LogProblemKind.ZeroTokens, "the record has no tokens");
        }

        if (!record.Region.IsEmpty && !record.Region.In(line).SequenceEqual(_lastRegion))
        {
            _lastRegion = record.Region.In(line).ToArray();
            _regions.Add(Encoding.UTF8.GetString(_lastRegion));
        }

        _records++;
        _table.Add(record, line);
    }

    private void Note(LogProblemKind kind, string message)
    {
        if (++_counts[(int)kind] <= ExamplesPerKind)
        {
            _examples.Add(new(kind, _file, _fileLine, message));
        }
    }
}
