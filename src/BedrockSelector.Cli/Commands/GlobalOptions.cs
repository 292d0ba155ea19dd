using System.CommandLine;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Output;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Cli.Commands;

/// <summary>The options of every command, and what they mean together.</summary>
internal sealed class GlobalOptions
{
    /// <summary>The option that names overlays.</summary>
    public const string CatalogName = "--catalog";

    private static readonly AwsRegion DefaultRegion = new("us-east-1");

    // Immutable, and the same for every run in this process.
    private static readonly Lazy<ModelCatalog> Embedded = new(static () => ModelCatalog.LoadEmbedded());

    private readonly Option<string> _format = new("--format")
    {
        Description = "table, json, csv or markdown",
        DefaultValueFactory = static _ => "table",
        Recursive = true,
        HelpName = "FORMAT",
    };

    private readonly Option<string?> _region = new("--region")
    {
        Description = "AWS region called; us-east-1 unless given or fixed by an ARN",
        Recursive = true,
        HelpName = "REGION",
    };

    private readonly Option<string?> _asOf = new("--as-of")
    {
        Description = "the day for which the answer holds, yyyy-MM-dd; today unless given",
        Recursive = true,
        HelpName = "DATE",
    };

    private readonly Option<string[]> _catalog = new(CatalogName)
    {
        Description = "an overlay over the embedded catalog; repeatable, the last wins",
        Recursive = true,
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = static _ => [],
    };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(_format);
        root.Options.Add(_region);
        root.Options.Add(_asOf);
        root.Options.Add(_catalog);
    }

    /// <summary>Gets the format asked for.</summary>
    public OutputFormat Format(ParseResult parsed, bool withFocus = false) => parsed.GetValue(_format) switch
    {
        "table" => OutputFormat.Table,
        "json" => OutputFormat.Json,
        "csv" => OutputFormat.Csv,
        "markdown" => OutputFormat.Markdown,
        "focus" when withFocus => OutputFormat.Focus,
        var other => throw new CliException($"--format '{other}' is not known; write table, json, csv{(withFocus ? ", focus" : "")} or markdown."),
    };

    /// <summary>Gets the region that was written, and no default.</summary>
    public AwsRegion? GivenRegion(ParseResult parsed, IModelCatalog catalog)
    {
        if (parsed.GetValue(_region) is not { } text)
        {
            return null;
        }

        var region = new AwsRegion(text);
        return catalog.Regions.Any(info => info.Region == region)
            ? region
            : throw new CliException($"--region '{text}' is not a known AWS region; known are {string.Join(", ", catalog.Regions.Select(static info => info.Region))}.");
    }

    public AwsRegion Region(ParseResult parsed, IModelCatalog catalog) => GivenRegion(parsed, catalog) ?? DefaultRegion;

    /// <summary>Gets the region for a reference: an ARN's own, unless another was written, which the catalog then refuses.</summary>
    public AwsRegion? RegionFor(ParseResult parsed, IModelCatalog catalog, ModelReference reference) =>
        GivenRegion(parsed, catalog) ?? (reference.IsArn ? null : DefaultRegion);

    public DateOnly? GivenDate(ParseResult parsed) => parsed.GetValue(_asOf) is { } text ? ParseDate("--as-of", text) : null;

    public DateOnly Date(ParseResult parsed, CliConsole console) =>
        GivenDate(parsed) ?? DateOnly.FromDateTime(console.Time.GetUtcNow().UtcDateTime);

    public string[] Overlays(ParseResult parsed) => parsed.GetValue(_catalog) ?? [];

    public async Task<ModelCatalog> LoadCatalogAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var overlays = await LoadOverlaysAsync(CatalogName, Overlays(parsed), cancellation);
        return overlays.Count == 0 ? Embedded.Value : ModelCatalog.LoadEmbedded([.. overlays]);
    }

    /// <summary>Reads overlays; layers are known by their files' names, so that no two may share one.</summary>
    public static async Task<IReadOnlyList<CatalogLayer>> LoadOverlaysAsync(string option, IEnumerable<string> paths, CancellationToken cancellation)
    {
        var overlays = new List<CatalogLayer>();
        foreach (var path in paths)
        {
            if (!File.Exists(path))
            {
                throw new CliException($"{option} '{path}' {(Directory.Exists(path) ? "is a folder" : "does not exist")}; give a file of the catalog's schema.");
            }

            var name = Path.GetFileName(path);
            if (name == CatalogLayer.EmbeddedName || overlays.Exists(earlier => earlier.Name == name))
            {
                throw new CliException($"{option} '{path}': there is a layer named '{name}' already; rename the file.");
            }

            overlays.Add(await CatalogLayer.LoadFileAsync(path, cancellation));
        }

        return overlays;
    }

    public static DateOnly ParseDate(string option, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new CliException($"{option} '{text}' is not a date; write it as 2026-11-22.");
}
