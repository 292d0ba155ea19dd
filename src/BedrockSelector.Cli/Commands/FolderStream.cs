namespace BedrockSelector.Cli.Commands;

/// <summary>The files of a folder that end in .jsonl, in the order of their names, as one stream; lines are numbered through.</summary>
internal sealed class FolderStream : Stream
{
    private readonly Queue<string> _files;
    private FileStream? _file;
    private byte _last = (byte)'\n';

    private FolderStream(IEnumerable<string> files) => _files = new(files);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static FolderStream Open(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? new(files) : throw new CliException($"'{folder}' holds no file that ends in .jsonl.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var read = _file?.Read(buffer) ?? 0;
            if (read > 0)
            {
                _last = buffer[read - 1];
                return read;
            }

            _file?.Dispose();
            _file = null;
            if (!_files.TryDequeue(out var next))
            {
                return 0;
            }

            _file = new(next, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (_last != '\n')
            {
                // A file that does not end its last line must not join it to the next file's first.
                _last = buffer[0] = (byte)'\n';
                return 1;
            }
        }

        return 0;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _file?.Dispose();
        base.Dispose(disposing);
    }
}
