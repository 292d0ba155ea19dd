using System.Text;

namespace BedrockSelector.Cli;

/// <summary>Where the tool reads and writes: results on <see cref="Out"/> alone, everything else on <see cref="Error"/>.</summary>
internal sealed record CliConsole(TextWriter Out, TextWriter Error, TimeProvider Time)
{
    /// <summary>Gets how wide tables may be; <see langword="null"/> where nobody looks and lines need not be broken.</summary>
    public int? Width { get; init; }

    /// <summary>Gets whether colour is shown.</summary>
    public bool Colour { get; init; }

    public static CliConsole ForProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var terminal = !Console.IsOutputRedirected;
        return new(Console.Out, Console.Error, TimeProvider.System)
        {
            Width = terminal ? Math.Max(Console.WindowWidth, 60) : null,
            Colour = terminal && Environment.GetEnvironmentVariable("NO_COLOR") is null or "",
        };
    }
}
