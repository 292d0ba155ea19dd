using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>Makes one document of a catalog and an overlay, in which the overlay's prices and offers replace the catalog's.</summary>
internal static class WholeCatalog
{
    public static CatalogDocument Merge(ModelCatalog baseline, CatalogDocument overlay, Func<string, OfferEntry[]> offers)
    {
        var dimensions = baseline.Declared;
        var below = baseline.SourceLayers.SelectMany(static layer => layer.Documents).Select(static document => document.Content).ToArray();
        var layers = baseline.SourceLayers.Select(static layer => layer.Documents.SelectMany(static document => document.Content.Models)).Append(overlay.Models)
            .Select(static models => models.ToLookup(static model => model.Id, StringComparer.Ordinal)).ToArray();
        var models = below.Append(overlay).SelectMany(static document => document.Models).GroupBy(static model => model.Id, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(group => Merge([.. group]) with
            {
                Offers = offers(group.Key) is { Length: > 0 } all ? all : null,
                Rates = layers.Select(layer => layer[group.Key].SelectMany(static entry => entry.Rates ?? []).ToArray()).Aggregate((lower, upper) => Replace(lower, upper, dimensions)) is { Length: > 0 } rates ? rates : null,
            });
        return new()
        {
            Dimensions = [.. Last(below.SelectMany(static document => document.Dimensions), static dimension => dimension.Id)],
            SchemaVersion = 1,
            Version = overlay.Sources.Max(static source => source.AsOf).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Sources = [.. Last(below.Append(overlay).SelectMany(static document => document.Sources), static source => source.Key)],
            Regions = [.. Last(below.Append(overlay).SelectMany(static document => document.Regions), static region => region.Id)],
            Meters = [.. Last(below.SelectMany(static document => document.Meters), static meter => meter.Id)],
            Models = [.. models],
            RequestRules = [.. below.SelectMany(static document => document.RequestRules)],
            Quotas = [.. baseline.Sections.Quotas],
            OutputBurnDowns = [.. baseline.Sections.OutputBurnDowns],
            ReservedMinima = [.. baseline.Sections.ReservedMinima],
            PriceListNames = [.. baseline.Sections.PriceListNames],
            UnusedPriceRows = [.. baseline.Sections.UnusedPriceRows],
            TokenFamilies = [.. baseline.Sections.TokenFamilies],
            TokenScales = [.. baseline.Sections.TokenScales],
            TokenVocabularies = [.. baseline.Sections.TokenVocabularies],
            TokenModels = [.. baseline.Sections.TokenModels],
            ImageTokens = [.. baseline.Sections.ImageTokens],
            DocumentTokens = [.. baseline.Sections.DocumentTokens],
            RequestOverheads = [.. baseline.Sections.RequestOverheads],
            CustomizationBases = [.. baseline.Sections.CustomizationBases],
            DistillationPairs = [.. baseline.Sections.DistillationPairs],
            CustomizationLimits = [.. baseline.Sections.CustomizationLimits],
            CustomizationConstants = [.. baseline.Sections.CustomizationConstants],
        };
    }

    private static ModelEntry Merge(ModelEntry[] entries)
    {
        T? Newest<T>(Func<ModelEntry, T?> field)
            where T : class => entries.Select(field).LastOrDefault(static value => value is not null);
        return new()
        {
            Id = entries[0].Id,
            Aliases = Union(entries.Select(static entry => entry.Aliases)),
            ApplicationProfiles = List(entries.SelectMany(static entry => entry.ApplicationProfiles ?? []), static one => one.Arn),
            Name = Newest(static entry => entry.Name),
            Provider = Newest(static entry => entry.Provider),
            Input = Newest(static entry => entry.Input),
            Output = Newest(static entry => entry.Output),
            Features = Maps(entries.Select(static entry => entry.Features)),
            Limits = Newest(static entry => entry.Limits),
            CacheTtls = Newest(static entry => entry.CacheTtls),
            Dates = Newest(static entry => entry.Dates),
            Lifecycle = Newest(static entry => entry.Lifecycle),
            ContextVariants = Newest(static entry => entry.ContextVariants),
            Customizations = List(entries.SelectMany(static entry => entry.Customizations ?? []), static one => one.Kind),
            DistillationStudents = Newest(static entry => entry.DistillationStudents),
            Quality = List(entries.SelectMany(Scores), static one => (one.Task, one.Mode)),
            Latency = List(entries.SelectMany(static entry => entry.Latency ?? []), static one => (one.Mode, one.Tier, one.Host)),
            Sources = Maps(entries.Select(static entry => entry.Sources)),
            Disagreements = [.. entries.SelectMany(static entry => entry.Disagreements ?? [])],
        };
    }

    // With their own benchmarks: scores of several entries stand side by side, and what one entry lists for a mode is not said of another's.
    private static IEnumerable<QualityEntry> Scores(ModelEntry entry) => (entry.Quality ?? []).Select(score =>
        score.Benchmarks is null && entry.QualityBenchmarks?.TryGetValue(score.Mode, out var benchmarks) == true ? score with { Benchmarks = benchmarks } : score);

    // A price of a layer replaces the lower ones of the same key from the day on which it starts; what they say of earlier days stays.
    private static RateEntry[] Replace(RateEntry[] below, RateEntry[] above, DeclaredDimensions dimensions)
    {
        if (above.Length == 0)
        {
            return below;
        }

        var replaced = above.SelectMany(entry => Cells(entry, dimensions)).ToLookup(static cell => cell.Key, static cell => cell.Entry.ValidFrom);
        var rates = new List<RateEntry>();
        foreach (var entry in below)
        {
            var cells = Cells(entry, dimensions).ToArray();
            if (!Array.Exists(cells, cell => replaced.Contains(cell.Key)))
            {
                rates.Add(entry);
                continue;
            }

            foreach (var cell in cells)
            {
                var from = replaced[cell.Key].DefaultIfEmpty(DateOnly.MaxValue).Min() ?? DateOnly.MinValue;
                var ends = from < (entry.ValidTo ?? DateOnly.MaxValue) ? from : entry.ValidTo;
                if (ends is null || ends > (entry.ValidFrom ?? DateOnly.MinValue))
                {
                    rates.Add(entry with
                    {
                        Scopes = [cell.Key.Scope],
                        Regions = [cell.Key.Region],
                        Meters = new(StringComparer.Ordinal) { [cell.Key.Meter] = entry.Meters[cell.Key.Meter] },
                        Others = entry.Others?.TryGetValue(cell.Key.Meter, out var others) == true ? new(StringComparer.Ordinal) { [cell.Key.Meter] = others } : null,
                        ValidTo = ends,
                    });
                }
            }
        }

        return [.. rates, .. above];
    }

    private static IEnumerable<(RateKey Key, RateEntry Entry)> Cells(RateEntry entry, DeclaredDimensions dimensions) =>
        from scope in entry.Scopes
        from region in entry.Regions
        from meter in entry.Meters.Keys
        select (new RateKey(entry.Tier, scope, region, meter, dimensions.Read(entry.Conditions, static _ => { })), entry);

    private static string[]? Union(IEnumerable<string[]?> lists) =>
        lists.SelectMany(static list => list ?? []).Distinct().Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } all ? all : null;

    private static Dictionary<string, T>? Maps<T>(IEnumerable<Dictionary<string, T>?> maps)
    {
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, value) in maps.SelectMany(static map => map ?? []))
        {
            all[name] = value;
        }

        return all.Count == 0 ? null : all;
    }

    private static T[]? List<T, TKey>(IEnumerable<T> items, Func<T, TKey> key)
        where TKey : notnull => Last(items, key) is { Length: > 0 } list ? list : null;

    // The last of each key, in the place of the first.
    private static T[] Last<T, TKey>(IEnumerable<T> items, Func<T, TKey> key)
        where TKey : notnull => [.. items.GroupBy(key).Select(static group => group.Last())];

    private sealed record RateKey(
        string Tier, string Scope, string Region, string Meter, PriceConditions Conditions);
}
