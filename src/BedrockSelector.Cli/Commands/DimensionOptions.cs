using System.CommandLine;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary>The options by which people state the dimensions of prices: one for each that the catalog, or an overlay on the command line, declares.</summary>
internal sealed class DimensionOptions
{
    private readonly (DimensionDefinition Dimension, Option<string?> Option)[] _options;

    public DimensionOptions(IEnumerable<DimensionDefinition> dimensions) => _options =
    [
        .. dimensions.Where(static dimension => dimension.StatedBy == DimensionOrigin.Request).DistinctBy(static dimension => dimension.Dimension)
            .Select(static dimension => (dimension, Lists.Option($"--{dimension.Dimension}", dimension.Description, dimension.ValueName))),
    ];

    private DimensionOptions((DimensionDefinition Dimension, Option<string?> Option)[] options) => _options = options;

    /// <summary>Gets those that plans ask for: a commitment to capacity they weigh themselves.</summary>
    public DimensionOptions ForPlans() => new([.. _options.Where(static pair => pair.Dimension.RequiredIn.IsEmpty)]);

    public IEnumerable<Option> All => _options.Select(static pair => pair.Option);

    /// <summary>Reads the conditions of a price, where none of the dimensions is a commitment to capacity.</summary>
    /// <param name="parsed">The command line.</param>
    public PriceConditions Read(ParseResult parsed) => _options.Aggregate(
        PriceConditions.None, (conditions, pair) => Stated(parsed, pair) is { } text ? conditions.With(pair.Dimension.Dimension, text) : conditions);

    /// <summary>Reads the conditions of a price.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="catalog">Tells which meters a dimension is for.</param>
    /// <param name="usage">What is priced.</param>
    public PriceConditions Read(ParseResult parsed, ModelCatalog catalog, Usage usage)
    {
        var conditions = PriceConditions.None;
        foreach (var (dimension, option) in _options)
        {
            if (Stated(parsed, (dimension, option)) is not { } text)
            {
                continue;
            }

            // A commitment that prices nothing is a slip: the total would look committed and be on demand.
            Meter[] concerned =
                [.. catalog.Meters.Where(meter => meter.Tier is { } tier && dimension.RequiredIn.Contains(tier)).Select(static meter => meter.Meter)];
            if (concerned.Length > 0 && text != dimension.Assumed && !usage.Entries.Any(entry => concerned.Contains(entry.Meter)))
            {
                throw new CliException(
                    $"{option.Name} {text} commits to capacity, and --usage '{usage}' has none; "
                    + $"add one of {string.Join(", ", concerned)}, or leave {option.Name} out.");
            }

            conditions = conditions.With(dimension.Dimension, text);
        }

        return conditions;
    }

    private static string? Stated(ParseResult parsed, (DimensionDefinition Dimension, Option<string?> Option) pair) =>
        parsed.GetValue(pair.Option) is not { } text || pair.Dimension.Allows(text) ? parsed.GetValue(pair.Option)
        : throw new CliException($"{pair.Option.Name} '{text}' is not {Name(pair.Dimension.Dimension)}; write {Choices(pair.Dimension)}.");

    /// <summary>Finds what the catalog and the overlays of a command line declare. Overlays that cannot be read are the command's to complain of.</summary>
    public static DimensionOptions Of(string[] args)
    {
        var dimensions = new List<DimensionDefinition>(CatalogLayer.LoadEmbeddedDimensions());
        foreach (var path in Overlays(args).Where(File.Exists))
        {
            try
            {
                dimensions.AddRange(CatalogLayer.Parse(Path.GetFileName(path) + "?", File.ReadAllBytes(path)).Dimensions);
            }
            catch (Exception exception) when (exception is CatalogDataException or IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }

        return new(dimensions);
    }

    private static IEnumerable<string> Overlays(string[] args)
    {
        const string Name = GlobalOptions.CatalogName;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == Name && i + 1 < args.Length)
            {
                yield return args[i + 1];
            }
            else if (args[i].Length > Name.Length && args[i].StartsWith(Name, StringComparison.Ordinal) && args[i][Name.Length] is '=' or ':')
            {
                yield return args[i][(Name.Length + 1)..];
            }
        }
    }

    private static string Name(Dimension dimension) =>
        $"{(dimension.Name[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a")} {dimension.Name.Replace('-', ' ')}";

    private static string Choices(DimensionDefinition dimension) => dimension.Values switch
    {
        [] => "a whole number of 1 or more",
        [var only] => only,
        [.. var before, var last] => $"{string.Join(", ", before)} or {last}",
    };
}
