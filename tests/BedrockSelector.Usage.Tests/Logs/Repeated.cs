namespace BedrockSelector.Tests.Logs;

/// <summary>A stream of the same bytes over and over.</summary>
internal sealed class Repeated(byte[] head, byte[] part, int count) : Stream
{
    private readonly long _length = head.Length + ((long)part.Length * count);
    private long _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position { get => _at; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = 0;
        while (read < buffer.Length && _at < _length)
        {
            var source = _at < head.Length ? head.AsSpan((int)_at) : part.AsSpan((int)((_at - head.Length) % part.Length));
            var copied = Math.Min(source.Length, buffer.Length - read);
            source[..copied].CopyTo(buffer[read..]);
            read += copied;
            _at += copied;
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
