namespace BedrockSelector.Logs;

/// <summary>A stream whose first bytes were looked at, and that counts what is read from it.</summary>
internal sealed class PeekedStream : Stream
{
    private readonly Stream _inner;
    private readonly byte[] _head = new byte[2];
    private readonly int _headLength;
    private int _headRead;

    public PeekedStream(Stream inner)
    {
        _inner = inner;
        _headLength = inner.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
    }

    /// <summary>Whether the first two bytes are those of a gzip member (RFC 1952).</summary>
    public bool IsGzip => _headLength == 2 && _head[0] == 0x1F && _head[1] == 0x8B;

    public long BytesRead { get; private set; }

    /// <summary>Whether the inner stream has no more bytes.</summary>
    public bool AtEnd { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = 0;
        if (_headRead < _headLength)
        {
            read = Math.Min(buffer.Length, _headLength - _headRead);
            _head.AsSpan(_headRead, read).CopyTo(buffer);
            _headRead += read;
        }
        else if (!buffer.IsEmpty)
        {
            read = _inner.Read(buffer);
            AtEnd = read == 0;
        }

        BytesRead += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
