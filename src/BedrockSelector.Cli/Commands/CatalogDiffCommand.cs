using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Import;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>catalog diff</c>: what changed between two catalogs.</summary>
internal static class CatalogDiffCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var first = new Argument<string>("A") { Description = "'embedded', an overlay (laid over the embedded catalog), or a whole catalog" };
        var second = new Argument<string>("B") { Description = "the same" };
        var command = new ToolCommand("diff", "Show how catalog B differs from A: prices, models, regions, ends.")
        {
            Details =
                """
                Each is 'embedded', a file laid over the embedded catalog, or a catalog of its own (a file with a version). Exit 3 when they
                differ, so that a build can wait for somebody to look. Prices are those that hold on --as-of.
                """,
            Answers = [AnswerSchema.Of<CatalogChanges>("catalog-diff")],
            Examples = ["catalog diff embedded prices.json", "catalog diff last-week.json today.json --format json"],
            Arguments = { first, second },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var before = await LoadAsync(parsed.GetValue(first)!, cancellation);
            var after = await LoadAsync(parsed.GetValue(second)!, cancellation);
            return AnswerPrinter.Print(console, format, Compose(CatalogDiff.Compare(before, after, date), [.. before.Dimensions.UnionBy(after.Dimensions, static dimension => dimension.Dimension)]));
        });
        return command;
    }

    // A document with a version is a catalog of its own; without one it is laid over the embedded catalog.
    private static async Task<ModelCatalog> LoadAsync(string text, CancellationToken cancellation)
    {
        if (text == CatalogLayer.EmbeddedName)
        {
            return ModelCatalog.LoadEmbedded();
        }

        if (!File.Exists(text))
        {
            throw new CliException($"'{text}' does not exist; write 'embedded' or a file of the catalog's schema.");
        }

        var layer = await CatalogLayer.LoadFileAsync(text, cancellation);
        return layer.IsWhole ? ModelCatalog.FromLayers(layer) : ModelCatalog.LoadEmbedded(layer);
    }

    private static Answer Compose(CatalogChanges changes, ImmutableArray<DimensionDefinition> dimensions)
    {
        var lines = Lines(changes, dimensions).ToArray();
        return new()
        {
            Tables = [new("Differences", [new("what"), new("model"), new("detail"), new("regions")], lines)],
            Notes = [changes.IsEmpty ? "No difference." : Summary(changes)],
            No = changes.IsEmpty ? null : $"the catalogs differ: {Summary(changes)}",
            Document = AnswerDocument.Of(changes),
        };
    }

    private static string Summary(CatalogChanges changes) => string.Join(", ", new[]
    {
        Count(changes.PriceMoves.Length, "price move"), Count(changes.NewPrices.Length, "new price"), Count(changes.RemovedPrices.Length, "removed price"),
        Count(changes.NewModels.Length, "new model"), Count(changes.RemovedModels.Length, "removed model"), Count(changes.Lifecycle.Length, "lifecycle change"),
        Count(changes.NewRegions.Length, "offer with new regions", "offers with new regions"), Count(changes.RemovedRegions.Length, "offer with removed regions", "offers with removed regions"),
    }.Where(static text => text is not null)) + ".";

    private static string? Count(int number, string one, string? many = null) =>
        number == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many ?? one + "s")}");

    private static IEnumerable<string[]> Lines(CatalogChanges changes, ImmutableArray<DimensionDefinition> dimensions)
    {
        foreach (var model in changes.NewModels)
        {
            yield return ["new model", model.ModelId.Value, $"{model.Name} of {model.Provider}", Join(model.Regions)];
        }

        foreach (var model in changes.RemovedModels)
        {
            yield return ["removed model", model.ModelId.Value, $"{model.Name} of {model.Provider}", ""];
        }

        foreach (var move in changes.Lifecycle)
        {
            yield return [move is { OldStatus: not LifecycleStatus.Ended, NewStatus: LifecycleStatus.Ended } ? "ended model" : "lifecycle", move.ModelId.Value, $"{move.OldStatus.Name()}, {End(move.OldEndsOn)} → {move.NewStatus.Name()}, {End(move.NewEndsOn)}", ""];
        }

        foreach (var (what, moves) in new[] { ("new regions", changes.NewRegions), ("removed regions", changes.RemovedRegions) })
        {
            foreach (var move in moves)
            {
                yield return [what, move.ModelId.Value, $"{move.CallId}, {move.Inference.Name()}, {move.Endpoint.Name()}", Join(move.Regions)];
            }
        }

        foreach (var (what, moves) in new[] { ("price", changes.PriceMoves), ("new price", changes.NewPrices), ("removed price", changes.RemovedPrices) })
        {
            foreach (var move in moves)
            {
                yield return [what, move.ModelId.Value, $"{Conditions(move, dimensions)}: {Price(move)}", Join(move.Regions)];
            }
        }
    }

    private static string Price(PriceMove move) => (move.OldUsd, move.NewUsd) switch
    {
        ({ } old, { } @new) => $"{old.Plain()} → {@new.Plain()} USD per {move.Per}{(move.Percent is { } percent ? $" ({(percent > 0 ? "+" : "")}{percent.Plain()} %)" : "")}",
        (null, { } @new) => $"{@new.Plain()} USD per {move.Per}",
        _ => $"{move.OldUsd?.Plain()} USD per {move.Per}",
    };

    private static string Conditions(PriceMove move, ImmutableArray<DimensionDefinition> dimensions) => string.Join(", ", (string[])
    [
        move.Meter.Name, move.Tier.Name(), move.Profile is null ? move.Scope.Name() : $"{move.Scope.Name()} ({move.Profile})",
        .. RateText.Cells(move.Conditions, dimensions),
    ]);

    private static string End(DateOnly? end) => end is null ? "no end known" : $"ends {end.Iso()}";

    private static string Join(IEnumerable<AwsRegion> regions) => string.Join(' ', regions.Select(static region => region.Value));
}
