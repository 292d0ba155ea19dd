using System.Buffers;

namespace BedrockSelector.Customization.DataSets;

/// <summary>Reads lines from a stream in bounded memory: a line above the limit is passed over, not kept.</summary>
/// <remarks>One buffer holds the bytes that have come but were not taken; it grows to the longest line taken and no further.</remarks>
internal sealed class LineReader(Stream stream, int maxLineBytes) : IDisposable
{
    private const int ChunkBytes = 256 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
    private int _start;
    private int _end;
    private int _scanned;
    private bool _completed;

    public long Bytes { get; private set; }

    /// <summary>The bytes that have come but are no complete line yet.</summary>
    public ReadOnlySequence<byte> Pending => new(_buffer, _start, _end - _start);

    public bool IsSkipping { get; private set; }

    /// <summary>Waits for more bytes.</summary>
    /// <returns>Whether there may be more; <see langword="false"/> after the end was seen once.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_completed)
        {
            return false;
        }

        MakeRoom();
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += read;
        Bytes += read;
        _completed = read == 0;
        return true;
    }

    public void Skip(int bytes) => (_start, _scanned) = (_start + bytes, 0);

    /// <summary>Takes the next line, if all of it is there.</summary>
    /// <param name="line">The line without its line feed, valid until the next fill; empty for one that was too long.</param>
    /// <param name="tooLong">Whether the line was above the limit.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryTake(out ReadOnlySequence<byte> line, out bool tooLong)
    {
        (line, tooLong) = (default, false);
        var end = _buffer.AsSpan(_start + _scanned, _end - _start - _scanned).IndexOf((byte)'\n');
        if (end >= 0)
        {
            var length = _scanned + end;
            tooLong = IsSkipping || length > maxLineBytes;
            line = tooLong ? default : new(_buffer, _start, length);
            (_start, _scanned, IsSkipping) = (_start + length + 1, 0, false);
            return true;
        }

        _scanned = _end - _start;
        if (IsSkipping || _scanned > maxLineBytes)
        {
            IsSkipping = true;
            (_start, _scanned) = (_end, 0);
        }

        if (!_completed || (_start == _end && !IsSkipping))
        {
            return false;
        }

        // The last line has no line feed.
        tooLong = IsSkipping;
        line = new(_buffer, _start, _end - _start);
        (_start, _scanned, IsSkipping) = (_end, 0, false);
        return true;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void MakeRoom()
    {
        var kept = _end - _start;
        if (_buffer.Length - kept < ChunkBytes / 2)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, kept + ChunkBytes));
            _buffer.AsSpan(_start, kept).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        else if (_start > 0)
        {
            _buffer.AsSpan(_start, kept).CopyTo(_buffer);
        }

        (_start, _end) = (0, kept);
    }
}
