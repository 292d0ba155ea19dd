using System.Collections.Immutable;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Import;
using BedrockSelector.Knowledge.Verification;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>Makes documents of what a catalog holds, of its verification and of an import.</summary>
public static class CatalogDocumentExtensions
{
    /// <summary>Counts what a catalog holds.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="date">The day asked about.</param>
    /// <returns>The document that <c>catalog info</c> prints.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    public static CatalogInfoDocument ToInfo(this IModelCatalog catalog, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var newest = catalog.Sources.Max(static source => source.AsOf);
        return new()
        {
            CatalogVersion = catalog.Version,
            Layers = catalog.Layers,
            NewestSource = newest,
            DaysSinceNewestSource = date.DayNumber - newest.DayNumber,
            Models = catalog.Models.Length,
            EndedModels = catalog.Models.Count(model => model.Lifecycle.StatusOn(date) == LifecycleStatus.Ended),
            Offers = catalog.Models.Sum(static model => model.Offers.Length),
            Rates = catalog.Models.Sum(static model => model.Rates.Sum(static rate => rate.Regions.Length * rate.Scopes.Length)),
            Regions = catalog.Regions.Length,
            Meters = catalog.Meters.Length,
            Sources = catalog.Sources.Length,
            SourceList =
            [
                .. catalog.Sources.Select(static source => new SourceDocument
                {
                    Key = source.Key,
                    Title = source.Title,
                    Url = source.Url?.ToString(),
                    AsOf = source.AsOf,
                    Kind = source.Kind,
                }),
            ],
        };
    }

    /// <summary>Puts the problems of a verification into a document.</summary>
    /// <param name="problems">The problems.</param>
    /// <param name="layers">The names of the layers checked, lowest first.</param>
    /// <returns>The document that <c>catalog verify</c> prints.</returns>
    public static VerificationDocument ToDocument(this ImmutableArray<CatalogProblem> problems, ValueList<string> layers) => new()
    {
        Layers = layers,
        Problems =
        [
            .. problems.Select(static one => new ProblemDocument { Document = one.Document, ModelId = one.Model, Field = one.Field, Message = one.Message }),
        ],
    };

    /// <summary>Puts an import into a document.</summary>
    /// <param name="result">The import.</param>
    /// <param name="path">The file written.</param>
    /// <returns>The document that <c>catalog import</c> prints.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static CatalogImportDocument ToDocument(this ImportResult result, string path)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(path);
        return new()
        {
            Out = path,
            Sources = result.Sources,
            PriceRows = result.PriceRows,
            PriceRowsUsed = result.PriceRowsUsed,
            ListedModels = result.ListedModels,
            ModelRegions = result.ModelRegions,
            ProfileRegions = result.ProfileRegions,
            Notes =
            [
                .. result.Notes.Select(static note => new ImportNoteDocument
                {
                    Code = note.Code,
                    Document = note.Document,
                    Subject = note.Subject,
                    Rows = note.Rows,
                    Message = note.Message,
                }),
            ],
        };
    }
}
