using System.Text;
using BedrockSelector.Demand;
using BedrockSelector.Quantities;

namespace BedrockSelector.Logs;

/// <summary>Counts what is read: records into the ledger, oddities by kind, and what became of each file.</summary>
internal sealed class LogTally(LogReaderOptions options)
{
    private static readonly int KindCount = Enum.GetValues<LogProblemKind>().Length;

    private readonly UsageLedger _ledger = new(options);
    private readonly RequestIdWindow _requestIds = new();
    private readonly SortedSet<string> _regions = new(StringComparer.Ordinal);
    private readonly List<LogProblem> _examples = [];
    private readonly List<UsageFile> _files = [];
    private readonly long[] _counts = new long[KindCount];
    private byte[] _lastRegion = [];
    private string _file = "";
    private LogEnvelopes _envelopes;
    private long _recordsBefore;
    private long _linesBefore;
    private long _fileLine;
    private long _latestTicks;
    private long _blank;
    private long _cutLines;
    private long _records;
    private long _bytes;

    public long Lines { get; private set; }

    public string File => _file;

    public void Begin(string file)
    {
        (_file, _fileLine, _latestTicks, _envelopes) = (file, 0, 0, LogEnvelopes.None);
        (_recordsBefore, _linesBefore) = (_records, Lines);
    }

    public void End() => _files.Add(new(_file, _envelopes, _records - _recordsBefore, Lines - _linesBefore));

    public void Bytes(int read) => _bytes += read;

    /// <summary>Moves to the next line or piece of the file.</summary>
    public void NextLine() => _fileLine++;

    public void Blank() => (Lines, _blank) = (Lines + 1, _blank + 1);

    public void Cut() => (Lines, _cutLines) = (Lines + 1, _cutLines + 1);

    public void Malformed(string problem)
    {
        Lines++;
        Note(LogProblemKind.Malformed, problem);
    }

    public void Other(string what)
    {
        Lines++;
        Note(LogProblemKind.OtherRecord, what);
    }

    public void Met(LogEnvelopes envelope) => _envelopes |= envelope;

    public void Note(LogProblemKind kind, string message)
    {
        if (++_counts[(int)kind] <= InvocationLogReader.ExamplesPerKind)
        {
            _examples.Add(new(kind, _file, _fileLine, message));
        }
    }

    /// <summary>Takes a record of an invocation.</summary>
    public void Take(in InvocationRecord record, ReadOnlySpan<byte> json)
    {
        Lines++;
        if (!record.RequestId.IsEmpty && !_requestIds.Add(record.RequestId.In(json)))
        {
            Note(LogProblemKind.Duplicate, "the request id was seen before");
            return;
        }

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

        if (!record.Region.IsEmpty && !record.Region.In(json).SequenceEqual(_lastRegion))
        {
            _lastRegion = record.Region.In(json).ToArray();
            _regions.Add(Encoding.UTF8.GetString(_lastRegion));
        }

        _records++;
        _ledger.Add(record, json);
    }

    /// <summary>Takes a sum of a metric.</summary>
    public void Take(DateTimeOffset hour, string modelId, in UsageSums sums)
    {
        Lines++;
        _records++;
        _ledger.Add(hour, modelId, null, sums);
    }

    public DemandReport Demand() => new()
    {
        Rows = DemandTable.Rows(_ledger.Hours()),
        Files = _files.Count,
        Lines = Lines,
        BlankLines = _blank,
        CutLines = _cutLines,
        Records = _records,
        Bytes = _bytes,
        ProblemCounts = Problems(),
        Examples = [.. _examples],
        Regions = [.. _regions],
    };

    public UsageReport Usage() => new()
    {
        Cells = _ledger.Cells(),
        Options = options,
        Files = [.. _files],
        Lines = Lines,
        Records = _records,
        Bytes = _bytes,
        ProblemCounts = Problems(),
        Examples = [.. _examples],
        ImportedSeconds = _ledger.ImportedSeconds(),
    };

    private ValueList<LogProblemCount> Problems() =>
        [.. _counts.Select(static (count, kind) => new LogProblemCount((LogProblemKind)kind, count)).Where(static one => one.Count > 0)];
}
