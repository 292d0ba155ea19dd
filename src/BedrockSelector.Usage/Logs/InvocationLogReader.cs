using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using BedrockSelector.Demand;

namespace BedrockSelector.Logs;

/// <summary>Reads Amazon Bedrock's model-invocation logs in whatever envelope they come, and adds them up.</summary>
/// <remarks>
/// <para>
/// Takes invocation records as JSON lines, in lists or over several lines; log events, subscriptions, stream records and exports of
/// CloudWatch Logs; answers of Logs Insights; and metrics. Plain or gzip (told by the first bytes), in one pass. Memory is bounded by a
/// record, a window of request ids and one entry for each hour and kind of call; lines cost no allocation. Nothing odd is fatal and
/// nothing is passed over in silence: see <see cref="UsageReport"/>.
/// </para>
/// <para>
/// Duplicates: a request id seen among the last <see cref="DuplicateWindow"/> ids counts once; farther apart, a
/// duplicate may be counted again. Not safe for concurrent use.
/// </para>
/// </remarks>
public sealed class InvocationLogReader
{
    /// <summary>The longest record read, in bytes; longer ones are reported as malformed and skipped.</summary>
    public const int LongestLine = 1 << 24;

    /// <summary>The longest model id or request id, in bytes.</summary>
    public const int LongestName = 2_048;

    /// <summary>How many examples of each oddity a report names.</summary>
    public const int ExamplesPerKind = 5;

    /// <summary>Among how many of the latest requests a duplicate is always found.</summary>
    public const int DuplicateWindow = RequestIdWindow.DefaultWindow;

    private readonly LogReaderOptions _options;
    private readonly LogTally _tally;
    private readonly LogUnwrapper _unwrapper;
    private readonly LineReader _lines;

    /// <summary>Makes a reader that has read nothing.</summary>
    /// <param name="options">What to tell apart; <see langword="null"/> for <see cref="LogReaderOptions.Default"/>.</param>
    public InvocationLogReader(LogReaderOptions? options = null)
    {
        _options = options ?? LogReaderOptions.Default;
        _tally = new(_options);
        _unwrapper = new(_tally);
        _lines = new(_tally, _unwrapper);
    }

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
    /// <param name="stream">A log in any envelope, plain or gzip; left open.</param>
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
        _tally.Begin(name);
        using var source = new HeadedStream(stream, 2);
        if (source.IsGzip)
        {
            using var gzip = new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
            ReadText(gzip, source, progress, cancellationToken);
        }
        else
        {
            ReadText(source, source, progress, cancellationToken);
        }

        _tally.End();
    }

    /// <summary>Reports demand by hour and model.</summary>
    /// <returns>Demand and oddities of all files and streams read.</returns>
    public DemandReport Report() => _tally.Demand();

    /// <summary>Reports use by all that prices and attribution depend on.</summary>
    /// <returns>Use and oddities of all files and streams read.</returns>
    public UsageReport Usage() => _tally.Usage();

    private void ReadText(Stream text, HeadedStream source, IProgress<LogProgress>? progress, CancellationToken cancellation)
    {
        HeadedStream whole;
        try
        {
            whole = new(text, 2);
        }
        catch (InvalidDataException)
        {
            _tally.Note(LogProblemKind.Damaged, "the compressed data are damaged; what follows in this file is lost");
            return;
        }

        using var owned = whole;
        var utf16 = whole.Head.Span switch { [0xFF, 0xFE] => Encoding.Unicode, [0xFE, 0xFF] => Encoding.BigEndianUnicode, _ => null };
        if (utf16 is null)
        {
            _lines.Read(whole, source, progress, cancellation);
            return;
        }

        using var transcoded = Encoding.CreateTranscodingStream(whole, utf16, Encoding.UTF8, leaveOpen: true);
        _lines.Read(transcoded, source, progress, cancellation);
    }
}
