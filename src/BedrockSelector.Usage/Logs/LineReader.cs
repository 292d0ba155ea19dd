using System.Text;
using BedrockSelector.Tables;

namespace BedrockSelector.Logs;

/// <summary>Reads the text of a file: line by line where each line is a record, piece by piece where records are in lists or over several lines.</summary>
internal sealed class LineReader(LogTally tally, LogUnwrapper unwrapper)
{
    private const int FirstBuffer = 1 << 18;

    private readonly JsonSplitter _splitter = new(unwrapper);
    private byte[] _buffer = new byte[FirstBuffer];
    private bool _inPieces;
    private bool _anyLine;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Blanks => " \t\r"u8;

    public void Read(Stream text, HeadedStream source, IProgress<LogProgress>? progress, CancellationToken cancellation)
    {
        (_inPieces, _anyLine) = (false, false);
        var (begin, end, scanned) = (0, FillHead(text, out var damaged), 0);
        if (IsTable(_buffer.AsSpan(0, end)))
        {
            using var whole = new HeadedStream(_buffer.AsMemory(0, end), text);
            new InsightsTable(tally, unwrapper).Read(whole);
            return;
        }

        _inPieces = StartsPieces(_buffer.AsSpan(0, end));
        begin = _inPieces && _buffer.AsSpan(0, end).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        for (var (read, tooLong) = (end, false); ;)
        {
            cancellation.ThrowIfCancellationRequested();
            if (read == 0)
            {
                Finish(_buffer.AsSpan(begin, end - begin), tooLong, damaged, source.AtEnd);
                return;
            }

            tally.Bytes(read);
            if (_inPieces)
            {
                _splitter.Feed(_buffer.AsSpan(begin, end - begin));
                (begin, end) = (0, 0);
            }
            else
            {
                begin = TakeLines(ref scanned, begin, end, ref tooLong);
                (begin, end, tooLong) = MakeRoom(begin, end, tooLong);
            }

            scanned = end;
            progress?.Report(new(tally.File, source.BytesRead, tally.Lines));
            read = damaged is null ? Fill(text, end, out damaged) : 0;
            end += read;
        }
    }

    // A first line that is not whole, or no object, is the beginning of something longer.
    private static bool StartsPieces(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith(ByteOrderMark) ? head[ByteOrderMark.Length..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty || text[0] is not ((byte)'{' or (byte)'['))
        {
            return false;
        }

        var feed = text.IndexOf((byte)'\n');
        var first = (feed < 0 ? text : text[..feed]).Trim(Blanks);
        return text[0] == (byte)'[' || (feed < 0 && head.Length >= FirstBuffer) || first is [(byte)'{'] || LacksEnd(first);
    }

    private static bool LacksEnd(ReadOnlySpan<byte> line) => line[^1] is (byte)',' or (byte)'[' or (byte)'{' or (byte)':';

    private static bool IsTable(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith(ByteOrderMark) ? head[ByteOrderMark.Length..] : head;
        var feed = text.IndexOf((byte)'\n');
        var first = feed < 0 ? text : text[..feed];
        return !first.IsEmpty && first[0] is (byte)'@' or (byte)'"' && first.IndexOf("@message"u8) >= 0;
    }

    private int TakeLines(ref int scanned, int begin, int end, ref bool tooLong)
    {
        for (int feed; !_inPieces && (feed = _buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n')) >= 0;)
        {
            var line = _buffer.AsSpan(begin, scanned + feed - begin);
            if (!tooLong && line.Trim(Blanks) is [(byte)'{'] or [(byte)'['])
            {
                // From here on, records go over several lines.
                _inPieces = true;
                _splitter.Feed(_buffer.AsSpan(begin, end - begin));
                return end;
            }

            begin = scanned = scanned + feed + 1;
            TakeLine(line, tooLong, lastLine: false);
            tooLong = false;
        }

        return begin;
    }

    private (int Begin, int End, bool TooLong) MakeRoom(int begin, int end, bool tooLong)
    {
        var rest = end - begin;
        if (tooLong || rest > InvocationLogReader.LongestLine)
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

    private int FillHead(Stream text, out string? damaged)
    {
        var (length, read) = (0, 0);
        damaged = null;
        while (length < FirstBuffer && (read = Fill(text, length, out damaged)) > 0)
        {
            length += read;
        }

        return length;
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
        if (_inPieces)
        {
            if (!_splitter.Finish())
            {
                tally.Cut();
                cut = true;
            }
        }
        else if (tooLong || !rest.Trim(Blanks).IsEmpty)
        {
            cut = !TakeLine(rest, tooLong, lastLine: true) || cut;
        }

        if (!cut)
        {
            return;
        }

        if (damage is null || atEnd)
        {
            tally.Note(LogProblemKind.Truncated, damage is null ? $"the file ends within this {(_inPieces ? "record" : "line")}" : "the compressed file ends within its data");
        }
        else
        {
            tally.Note(LogProblemKind.Damaged, "the compressed data are damaged; what follows in this file is lost");
        }
    }

    private bool TakeLine(ReadOnlySpan<byte> line, bool tooLong, bool lastLine)
    {
        tally.NextLine();
        if (!_anyLine && line.StartsWith(ByteOrderMark))
        {
            line = line[ByteOrderMark.Length..];
        }

        _anyLine = true;
        line = line.Trim(Blanks);
        if (tooLong || line.Length > InvocationLogReader.LongestLine)
        {
            tally.Malformed($"the line is longer than {InvocationLogReader.LongestLine} bytes");
            return true;
        }

        if (line.IsEmpty)
        {
            tally.Blank();
            return true;
        }

        return unwrapper.TakeLine(line, lastLine);
    }
}
