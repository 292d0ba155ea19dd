using System.CommandLine;
using System.Text;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Costs;
using BedrockSelector.Tokenizers;
using BedrockSelector.Tokens;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>tokens</c>: how many tokens texts have for each model, exactly or with a band.</summary>
internal static class TokensCommand
{
    private const long MostBytes = 64L << 20;

    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "text files in UTF-8", Arity = ArgumentArity.OneOrMore };
        var models = Lists.Option("--models", "the models to count for: model ids, inference-profile ids or ARNs, comma-separated", "MODELS");
        models.Required = true;
        var vocabularies = Lists.Option("--vocabularies", "a folder with tokenizer.json, tokenizer.model, tekken.json or *.tiktoken, for exact counts", "DIR");
        var command = new ToolCommand("tokens", "Count the tokens of text files for each model: exactly where its vocabulary is at hand, else with a band.")
        {
            Answers = [AnswerSchema.Of<TokenCountsDocument>("tokens")],
            Details =
                """
                Exact: GPT-5 and gpt-oss at once, others with --vocabularies. A band holds nine of ten unseen texts of every kind that was measured.
                Counts hold the text alone; a request adds a few tokens. The cost is that of the expected count as input.
                """,
            Examples =
            [
                "tokens prompt.txt --models amazon.nova-micro-v1:0,openai.gpt-oss-20b-1:0",
                "tokens *.md --models qwen.qwen3-32b-v1:0 --vocabularies ~/vocabularies --format json",
            ],
            Arguments = { files },
            Options = { models, vocabularies },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var targets = parsed.GetValue(models)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text => ModelArgument.Resolve(globals, parsed, catalog, text)).ToArray();
            var texts = new List<string>();
            foreach (var path in parsed.GetValue(files)!)
            {
                texts.Add(await ReadAsync(path, cancellation));
            }

            var ratios = TokenRatios.Of(catalog);
            var counter = new ExactTokenCounter(Tokenizers(parsed.GetValue(vocabularies), ratios), new TokenEstimator(ratios));
            return AnswerPrinter.Print(console, format, TokensAnswer.Compose(targets, [.. texts], counter, new CostEstimator(catalog, time: console.Time), date));
        });
        return command;
    }

    private static TokenizerSet Tokenizers(string? folder, TokenRatios ratios)
    {
        try
        {
            return TokenizerSet.Load(folder is null ? [] : [folder], ratios);
        }
        catch (VocabularyException exception)
        {
            throw new CliException($"--vocabularies {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellation)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new CliException($"'{path}' {(Directory.Exists(path) ? "is a folder; give files." : "does not exist.")}");
        }

        if (file.Length > MostBytes)
        {
            throw new CliException($"'{path}' has {file.Length} bytes; up to {MostBytes} are read.");
        }

        var bytes = await File.ReadAllBytesAsync(path, cancellation);
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
            return text.Contains('\0', StringComparison.Ordinal)
                ? throw new CliException($"'{path}' is no text: it holds the character U+0000.")
                : text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException exception)
        {
            throw new CliException($"'{path}' is no text in UTF-8: the bytes at {exception.Index} are not valid.");
        }
    }
}
