using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using BedrockSelector.Quantities;
using BedrockSelector.Tokens;

namespace BedrockSelector.Cli.Commands;

/// <summary>What a request sends, where that is not given as tokens: each model counts it by its own tokenizer.</summary>
internal sealed class ContentOptions
{
    private const int MostCharacters = 100_000_000;
    private const int MostPixels = 100_000;
    private const int MostPages = 1_000_000;

    private readonly Option<string[]> _promptFiles = Many("--prompt-file", "a UTF-8 file that every request sends, counted for each model by its own tokenizer; repeatable", "FILE");
    private readonly Option<string?> _characters = Lists.Option("--characters", "characters of English text that a request sends, counted as --prompt-file is", "N");
    private readonly Option<string[]> _images = Many("--image", "the size in pixels of an image that a request sends, such as 1024x768; repeatable", "WxH");
    private readonly Option<string?> _pages = Lists.Option("--pages", "pages of documents that a request sends", "N");

    public IEnumerable<Option> All => [_promptFiles, _characters, _images, _pages];

    /// <summary>Reads what is sent; <see langword="null"/> where nothing is said of it.</summary>
    public TokenInput? Read(ParseResult parsed)
    {
        var texts = (parsed.GetValue(_promptFiles) ?? []).Select(Text).ToList();
        if (Whole(parsed, _characters, MostCharacters, "a number of characters") is { } characters and > 0)
        {
            // As far as classes of text go, letters are English prose.
            texts.Add(new('a', characters));
        }

        var images = (parsed.GetValue(_images) ?? []).Select(Size).ToImmutableArray();
        var pages = Whole(parsed, _pages, MostPages, "a number of pages") ?? 0;
        return texts.Count + images.Length + pages == 0 ? null : new() { Texts = [.. texts], Images = images, DocumentPages = pages };
    }

    private static string Text(string path) => File.Exists(path)
        ? File.ReadAllText(path)
        : throw new CliException($"--prompt-file '{path}' {(Directory.Exists(path) ? "is a folder" : "does not exist")}; give a UTF-8 file.");

    private static ImageSize Size(string text) => text.Split('x') is [var width, var height]
        && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var across) && across is >= 1 and <= MostPixels
        && int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var down) && down is >= 1 and <= MostPixels
        ? new(across, down)
        : throw new CliException($"--image '{text}' is not a size; write pixels such as 1024x768, each from 1 to {MostPixels}.");

    private static int? Whole(ParseResult parsed, Option<string?> option, int most, string what) =>
        Lists.Amount(parsed, option, most, $"{what} from 0 to {most}") is not { } number ? null
        : number == decimal.Truncate(number) ? (int)number
        : throw new CliException($"{option.Name} '{number.Plain()}' is not {what}: it is not whole.");

    private static Option<string[]> Many(string name, string description, string helpName) => new(name)
    {
        Description = description,
        HelpName = helpName,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = static _ => [],
    };
}
