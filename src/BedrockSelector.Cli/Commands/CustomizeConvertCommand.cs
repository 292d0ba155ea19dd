using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Customization.Conversion;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize convert</c>: turns examples of other formats into what a base wants.</summary>
internal static class CustomizeConvertCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "examples: OpenAI chat, prompt and completion, Converse or invocation logs as JSON lines (gzip too), or a CSV with prompt and completion" };
        var model = new Option<string>("--base") { Description = "the base model", HelpName = "MODEL", Required = true };
        var method = Lists.Option("--method", "fine-tuning, distillation or reinforcement-fine-tuning; the base's first unless given", "METHOD");
        var from = Lists.Option("--from", "chat, prompt-completion, invocation-log or converse; by the first record unless given", "FORMAT");
        var output = new Option<string>("--out") { Description = "the file to write", HelpName = "FILE", Required = true };
        var command = new ToolCommand("convert", "Turn examples into the format that a base wants, and say everything that was dropped or changed.")
        {
            Answers = [AnswerSchema.Of<ConversionReport>("customize-convert")],
            Examples = ["customize convert chat.jsonl --base amazon.nova-micro-v1:0 --out train.jsonl"],
            Arguments = { file },
            Options = { model, method, from, output },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var target = CustomizeArguments.Base(parsed.GetValue(model)!);
            var (source, wanted) = (parsed.GetValue(file)!, parsed.GetValue(from));
            var given = wanted is null ? (SourceFormat?)null
                : ClosedSet.TryParse<SourceFormat>(wanted, out var known) ? known
                : throw new CliException($"--from '{wanted}' is not known; write chat, prompt-completion, invocation-log or converse.");
            ConversionReport report;
            try
            {
                await using var written = new FileStream(parsed.GetValue(output)!, FileMode.Create, FileAccess.Write, FileShare.None);
                report = await DataSetConverter.ConvertAsync(
                    Lines(source, cancellation), given, target, CustomizeArguments.Method(parsed.GetValue(method)), written, cancellation);
            }
            catch (ArgumentException exception) when (exception is not ArgumentOutOfRangeException)
            {
                throw new CliException(exception.Message.Split(" (Parameter", 2)[0]);
            }

            return AnswerPrinter.Print(console, format, Compose(report));
        });
        return command;
    }

    public static IAsyncEnumerable<string> Lines(string path, CancellationToken cancellation) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && File.Exists(path) ? CsvExamples.ReadAsync(path, cancellation) : JsonLines(path, cancellation);

    private static async IAsyncEnumerable<string> JsonLines(string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var file = CustomizeArguments.Open(path);
        await using var plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain);
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            yield return line;
        }
    }

    private static Answer Compose(ConversionReport report) => new()
    {
        Tables =
        [
            new(
                "Dropped and changed",
                [new("what became"), new("code"), new("records", true), new("first line", true), new("what")],
                [.. Rows(report.Dropped, "dropped"), .. Rows(report.Changed, "changed")]),
        ],
        Notes = [string.Create(CultureInfo.InvariantCulture, $"{report.Written:#,0} of {report.Read:#,0} records written, from {report.From.Name()} to {report.To.Name()}.")],
        Document = AnswerDocument.Of(report),
        No = report.Written == 0 ? "no record could be converted." : null,
    };

    private static IEnumerable<string[]> Rows(ValueList<ConversionLoss> losses, string became) => losses.Select(loss => new[]
    {
        became, loss.Code, loss.Records.ToString(CultureInfo.InvariantCulture), loss.FirstLine.ToString(CultureInfo.InvariantCulture), loss.What,
    });
}
