using BedrockSelector.Extensions.AI.Comparison;

namespace BedrockSelector.Cli.Output;

/// <summary>Writes how far a comparison is to the error stream: one line a call, and on a terminal what comes in meanwhile.</summary>
internal sealed class CompareProgress(CliConsole console) : IProgress<ComparisonProgress>
{
    private readonly Dictionary<string, int> _receiving = new(StringComparer.Ordinal);
    private readonly bool _live = console.Width is not null && !Console.IsErrorRedirected;

    public void Report(ComparisonProgress value)
    {
        lock (_receiving)
        {
            var model = value.Model.Text;
            if (value.Stage == ComparisonStage.Receiving)
            {
                _receiving[model] = value.TextLength;
                if (_live)
                {
                    var line = string.Join("  ", _receiving.Select(static pair => $"{pair.Key} {pair.Value}"));
                    var width = console.Width!.Value - 1;
                    console.Error.Write('\r' + (line.Length > width ? line[..width] : line.PadRight(width)));
                }

                return;
            }

            var stage = value.Stage switch
            {
                ComparisonStage.Started => "asked",
                ComparisonStage.Finished => $"answered, {value.TextLength} characters",
                _ => "failed",
            };
            _receiving.Remove(model);
            console.Error.Write((_live ? "\r" : "") + $"{model}, run {value.Run}: {stage}{(_live ? "\u001b[K" : "")}\n");
        }
    }
}
