using System.Globalization;
using BedrockSelector.Logs;

namespace BedrockSelector.Cli.Output;

/// <summary>A progress bar on the error stream, redrawn for each percent; nothing where nobody looks.</summary>
internal sealed class LogProgressBar : IProgress<LogProgress>, IDisposable
{
    private const int Width = 30;

    private readonly CliConsole _console;
    private readonly long _total;
    private readonly bool _shown;
    private long _done;
    private long _current;
    private int _percent = -1;

    public LogProgressBar(CliConsole console, IEnumerable<string> files)
    {
        _console = console;
        _shown = ReferenceEquals(console.Error, Console.Error) && !Console.IsErrorRedirected;
        _total = _shown ? files.Sum(static file => new FileInfo(file).Length) : 0;
    }

    public void Report(LogProgress value)
    {
        _current = value.BytesRead;
        var percent = _total == 0 ? 100 : (int)Math.Min(100, (_done + _current) * 100 / _total);
        if (!_shown || percent == _percent)
        {
            return;
        }

        _percent = percent;
        var filled = Width * percent / 100;
        _console.Error.Write(string.Create(
            CultureInfo.InvariantCulture, $"\r[{new string('#', filled)}{new string('.', Width - filled)}] {percent,3}% {value.Lines:#,0} lines"));
        _console.Error.Flush();
    }

    public void FileDone() => (_done, _current) = (_done + _current, 0);

    public void Dispose()
    {
        if (_percent >= 0)
        {
            // The bar is wiped, so that warnings start at the margin.
            _console.Error.Write($"\r{new string(' ', Width + 40)}\r");
        }
    }
}
