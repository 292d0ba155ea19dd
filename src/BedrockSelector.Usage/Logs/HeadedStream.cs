namespace BedrockSelector.Logs;

/// <summary>A stream whose first bytes were looked at, and that counts what is read from it.</summary>
internal sealed class HeadedStream : Stream
{
    private readonly Stream _inner;
    private int _read;

    /// <summary>Looks at the first bytes of a stream.</summary>
    public HeadedStream(Stream inner, int peek)
    {
        var head = new byte[peek];
        _inner = inner;
        Head = head.AsMemory(0, inner.ReadAtLeast(head, peek, throwOnEndOfStream: false));
    }

    /// <summary>Puts bytes before a stream that were read from it already.</summary>
    public HeadedStream(ReadOnlyMemory<byte> head, Stream rest) => (Head, _inner) = (head, rest);

    /// <summary>The first bytes: as many as were asked for, or all there are.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    /// <summary>Whether the first two bytes are those of a gzip member (RFC 1952).</summary>
    public bool IsGzip => Head.Span is [0x1F, 0x8B, ..];

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
        if (_read < Head.Length)
        {
            read = Math.Min(buffer.Length, Head.Length - _read);
            Head.Span.Slice(_read, read).CopyTo(buffer);
            _read += read;
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
