using System.Buffers;
using System.IO.Pipelines;

namespace BedrockSelector.Customization.DataSets;

/// <summary>Reads lines from a pipe in bounded memory: a line above the limit is passed over, not kept.</summary>
internal sealed class LineReader(PipeReader pipe, int maxLineBytes)
{
    private ReadOnlySequence<byte> _buffer;
    private long _scanned;
    private bool _completed;

    public long Bytes { get; private set; }

    /// <summary>The bytes that have come but are no complete line yet.</summary>
    public ReadOnlySequence<byte> Pending => _buffer;

    public bool IsSkipping { get; private set; }

    /// <summary>Waits for more bytes.</summary>
    /// <returns>Whether the stream goes on.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_completed)
        {
            return false;
        }

        // All is examined, so that the pipe waits for new bytes; nothing is consumed that is still a partial line.
        pipe.AdvanceTo(_buffer.Start, _buffer.End);
        var before = _buffer.Length;
        var result = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
        _buffer = result.Buffer;
        Bytes += _buffer.Length - before;
        _completed = result.IsCompleted;
        return true;
    }

    /// <summary>Reads for the first time.</summary>
    public async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        var result = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
        _buffer = result.Buffer;
        Bytes = _buffer.Length;
        _completed = result.IsCompleted;
    }

    public void Skip(int bytes)
    {
        _buffer = _buffer.Slice(bytes);
        _scanned = 0;
    }

    /// <summary>Takes the next line, if all of it is there.</summary>
    /// <param name="line">The line without its line feed; empty for one that was too long.</param>
    /// <param name="tooLong">Whether the line was above the limit.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryTake(out ReadOnlySequence<byte> line, out bool tooLong)
    {
        (line, tooLong) = (default, false);
        if (_buffer.Slice(_scanned).PositionOf((byte)'\n') is { } end)
        {
            tooLong = IsSkipping || _buffer.Slice(0, end).Length > maxLineBytes;
            line = tooLong ? default : _buffer.Slice(0, end);
            _buffer = _buffer.Slice(_buffer.GetPosition(1, end));
            (_scanned, IsSkipping) = (0, false);
            return true;
        }

        _scanned = _buffer.Length;
        if (IsSkipping || _buffer.Length > maxLineBytes)
        {
            IsSkipping = true;
            _buffer = _buffer.Slice(_buffer.End);
            _scanned = 0;
        }

        if (!_completed || (_buffer.IsEmpty && !IsSkipping))
        {
            return false;
        }

        // The last line has no line feed.
        tooLong = IsSkipping;
        line = _buffer;
        _buffer = _buffer.Slice(_buffer.End);
        (_scanned, IsSkipping) = (0, false);
        return true;
    }

    public void Finish()
    {
        pipe.AdvanceTo(_buffer.Start, _buffer.End);
    }
}
