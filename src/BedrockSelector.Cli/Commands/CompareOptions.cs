using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.Extensions.AI.Comparison;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Cli.Commands;

/// <summary>The prompt and the connection of <c>compare</c>.</summary>
internal sealed class CompareOptions
{
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".pdf"] = "application/pdf",
        [".csv"] = "text/csv",
        [".html"] = "text/html",
        [".txt"] = "text/plain",
        [".md"] = "text/markdown",
        [".doc"] = "application/msword",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xls"] = "application/vnd.ms-excel",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    private readonly Option<string?> _prompt = Lists.Option("--prompt", "the prompt", "TEXT");
    private readonly Option<string?> _promptFile = Lists.Option("--prompt-file", "a UTF-8 file with the prompt", "FILE");
    private readonly Option<string?> _system = Lists.Option("--system", "a system prompt", "TEXT");
    private readonly Option<string[]> _images = Files("--image", "an image to send along: png, jpeg, gif or webp; repeatable");
    private readonly Option<string[]> _documents = Files("--document", "a document to send along: pdf, csv, doc, docx, xls, xlsx, html, txt or md; repeatable");
    private readonly Option<string?> _maxTokens = Lists.Option("--max-tokens", "the longest answer, in tokens; the model's own limit unless given", "N");
    private readonly Option<string?> _runs = Lists.Option("--runs", "how often each model is asked, 1 to 1000; 1 unless given", "N");
    private readonly Option<string?> _endpoint = Lists.Option("--endpoint", "address of the runtime, for private endpoints", "URL");
    private readonly Option<string?> _profile = Lists.Option("--profile", "profile of the AWS configuration files", "NAME");
    private readonly Option<bool> _refuse = new("--refuse") { Description = "do not call a model that cannot take all of the prompt, instead of leaving parts out" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _prompt, _promptFile, _system, _images, _documents, _maxTokens, _runs, _endpoint, _profile, _refuse })
        {
            command.Options.Add(option);
        }
    }

    public async Task<ImmutableArray<ChatMessage>> MessagesAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (text, file) = (parsed.GetValue(_prompt), parsed.GetValue(_promptFile));
        if (text is null == file is null)
        {
            throw new CliException("compare needs one of --prompt TEXT and --prompt-file FILE.");
        }

        var content = text ?? await File.ReadAllTextAsync(file!, cancellation);
        if (string.IsNullOrWhiteSpace(content))
        {
            throw new CliException("The prompt is blank; give some text.");
        }

        List<AIContent> parts = [new TextContent(content)];
        foreach (var (option, isImage) in new[] { (_images, true), (_documents, false) })
        {
            foreach (var path in parsed.GetValue(option) ?? [])
            {
                parts.Add(await LoadAsync(option.Name, path, isImage, cancellation));
            }
        }

        var user = new ChatMessage(ChatRole.User, parts);
        return parsed.GetValue(_system) is { } system ? [new(ChatRole.System, system), user] : [user];
    }

    public ChatOptions ChatOptions(ParseResult parsed) => new() { MaxOutputTokens = Count(parsed, _maxTokens, int.MaxValue) };

    public int Runs(ParseResult parsed) => Count(parsed, _runs, 1000) ?? 1;

    public UnsupportedContent Unsupported(ParseResult parsed) => parsed.GetValue(_refuse) ? UnsupportedContent.Refuse : UnsupportedContent.Drop;

    public BedrockRuntimeOptions Runtime(ParseResult parsed)
    {
        Uri? endpoint = null;
        if (parsed.GetValue(_endpoint) is { } text && !(Uri.TryCreate(text, UriKind.Absolute, out endpoint) && endpoint.Scheme is "http" or "https"))
        {
            throw new CliException($"--endpoint '{text}' is not an http or https address.");
        }

        return new() { Endpoint = endpoint, Profile = parsed.GetValue(_profile) };
    }

    private static async Task<DataContent> LoadAsync(string option, string path, bool image, CancellationToken cancellation)
    {
        if (!MediaTypes.TryGetValue(Path.GetExtension(path), out var mediaType) || mediaType.StartsWith("image/", StringComparison.Ordinal) != image)
        {
            var accepted = MediaTypes.Where(pair => pair.Value.StartsWith("image/", StringComparison.Ordinal) == image).Select(static pair => pair.Key);
            throw new CliException($"{option} '{path}' has none of the endings {string.Join(", ", accepted)}.");
        }

        return new(await File.ReadAllBytesAsync(path, cancellation), mediaType) { Name = Path.GetFileName(path) };
    }

    private static int? Count(ParseResult parsed, Option<string?> option, int most)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most
            ? value
            : throw new CliException($"{option.Name} '{text}' is not a whole number from 1 to {most}.");
    }

    private static Option<string[]> Files(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = static _ => [],
    };
}
