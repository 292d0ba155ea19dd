using System.Collections.Immutable;
using System.IO.Compression;
using BedrockSelector.Logs;

namespace BedrockSelector.Bills;

/// <summary>Reads bills: cost and usage reports of AWS and FOCUS exports, as CSV, gzip or Parquet, whichever a file turns out to be.</summary>
/// <remarks>
/// One pass. Memory is bounded by one group of rows of a Parquet file and by one entry for each hour or day, product, usage type,
/// region and attribute; lines of other services are counted and left out. Not safe for concurrent use.
/// </remarks>
public sealed class BillReader
{
    /// <summary>How many unreadable lines of a file are named.</summary>
    public const int ProblemsPerFile = 5;

    private readonly BillLedger _ledger;
    private readonly List<BillFile> _files = [];
    private long _unread;

    /// <summary>Makes a reader that has read nothing.</summary>
    /// <param name="attributes">By what lines are told apart besides what they charge for: <c>account</c>, <c>resource</c> or <c>tag:KEY</c>.</param>
    /// <exception cref="ArgumentException">An attribute is not one of these.</exception>
    public BillReader(ImmutableArray<string> attributes = default)
    {
        Attributes = attributes.IsDefault ? [] : attributes;
        var unknown = Attributes.FirstOrDefault(static name => !IsAttribute(name));
        _ledger = unknown is null
            ? new(Attributes)
            : throw new ArgumentException($"'{unknown}' is no attribute of a bill; write account, resource or tag:KEY.", nameof(attributes));
    }

    /// <summary>Gets the attributes told apart.</summary>
    /// <value>In the order given.</value>
    public ImmutableArray<string> Attributes { get; }

    /// <summary>Gets whether a text names an attribute.</summary>
    /// <param name="name">A text.</param>
    /// <returns>Whether it is <c>account</c>, <c>resource</c> or <c>tag:KEY</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public static bool IsAttribute(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name is "account" or "resource" || (name.StartsWith("tag:", StringComparison.Ordinal) && name.Length > "tag:".Length);
    }

    /// <summary>Gets whether a file is a bill: looks at the names of its columns and reads nothing else.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Whether the file exists and has the columns of a bill.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static async Task<bool> IsBillAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        using var source = new HeadedStream(file, 4);
        try
        {
            if (IsParquet(source, file))
            {
                file.Position = 0;
                using var parquet = await ParquetBillTable.OpenAsync(file, cancellationToken).ConfigureAwait(false);
                return BillColumns.Of(parquet.Names) is not null;
            }

            using Stream text = source.IsGzip ? new GZipStream(source, CompressionMode.Decompress, leaveOpen: true) : source;

            // The names of columns are text: what begins as JSON is a log.
            using var head = new HeadedStream(text, 1);
            using var table = head.Head.Span is [(byte)'{' or (byte)'['] ? null : CsvBillTable.TryOpen(head, out _);
            return table is not null && BillColumns.Of(table.Names) is not null;
        }
        catch (Exception exception) when (IsDamage(exception, IsParquet(source, file)))
        {
            return false;
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>In which form the file is; <see cref="BillForm.Unknown"/> when it is no bill, and nothing of it is counted.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public async Task<BillForm> ReadFileAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return await ReadAsync(file, path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">A bill; left open. Parquet asks for a stream that can seek.</param>
    /// <param name="name">A name for reports.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>In which form the bill is; <see cref="BillForm.Unknown"/> when it is no bill, and nothing of it is counted.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public async Task<BillForm> ReadAsync(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        using var source = new HeadedStream(stream, 4);
        var problems = new List<string>();
        var (form, lines, ours) = (BillForm.Unknown, 0L, 0L);
        try
        {
            if (IsParquet(source, stream))
            {
                stream.Position = 0;
                using var parquet = await ParquetBillTable.OpenAsync(stream, cancellationToken).ConfigureAwait(false);
                (form, lines, ours) = await ReadAsync(parquet, problems, cancellationToken).ConfigureAwait(false);
            }
            else if (source.IsGzip)
            {
                using var text = new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
                (form, lines, ours) = await ReadTextAsync(text, problems, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                (form, lines, ours) = await ReadTextAsync(source, problems, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (IsDamage(exception, IsParquet(source, stream)))
        {
            Problem(problems, "the file is damaged; what follows in it is lost.");
            form = form == BillForm.Unknown && _ledger.TakeForm() is { } met ? met : form;
        }

        _ledger.TakeForm();
        _files.Add(new(name, form, lines, ours, [.. problems]));
        return form;
    }

    /// <summary>Reports what was read.</summary>
    /// <returns>The lines of Amazon Bedrock of all files and streams, added up.</returns>
    public BillReport Report() => new()
    {
        Cells = _ledger.Cells(),
        Attributes = Attributes,
        Files = [.. _files],
        OtherLines = _ledger.OtherLines,
        OtherUsd = _ledger.OtherUsd,
        UnreadLines = _unread,
    };

    // What is met in damaged Parquet is not wrapped.
    private static bool IsDamage(Exception exception, bool parquet) => exception is InvalidDataException || (parquet && exception is not OperationCanceledException);

    private static bool IsParquet(HeadedStream source, Stream stream) => source.Head.Span.SequenceEqual("PAR1"u8) && stream.CanSeek;

    private async Task<(BillForm Form, long Lines, long Ours)> ReadTextAsync(Stream text, List<string> problems, CancellationToken cancellation)
    {
        using var table = CsvBillTable.TryOpen(text, out _);
        return table is null ? default : await ReadAsync(table, problems, cancellation).ConfigureAwait(false);
    }

    private async Task<(BillForm Form, long Lines, long Ours)> ReadAsync(IBillTable table, List<string> problems, CancellationToken cancellation)
    {
        if (BillColumns.Of(table.Names) is not { } columns)
        {
            return default;
        }

        foreach (var column in columns.All.Concat(_ledger.Begin(columns)))
        {
            (table as ParquetBillTable)?.Want(column);
        }

        var (lines, ours) = (0L, 0L);
        while (await table.ReadAsync(cancellation).ConfigureAwait(false))
        {
            lines++;
            if (table.Fault is { } fault)
            {
                Problem(problems, $"line {table.Line}: {fault}");
            }
            else if (_ledger.Take(table) is { } problem)
            {
                Problem(problems, $"line {table.Line}: {problem}");
            }
            else
            {
                ours += _ledger.LastWasOurs ? 1 : 0;
            }
        }

        return (columns.Form, lines, ours);
    }

    private void Problem(List<string> problems, string text)
    {
        _unread++;
        if (problems.Count < ProblemsPerFile)
        {
            problems.Add(text);
        }
    }
}
