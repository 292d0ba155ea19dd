using System.Collections.Immutable;
using System.Security.Cryptography;
using BedrockSelector.Knowledge.Documents;

namespace BedrockSelector.Knowledge.Import;

/// <summary>Makes a catalog document of what AWS itself publishes: its lists of models and inference profiles, and its price list.</summary>
/// <remarks>
/// <para>
/// Names of the price list become model ids by <see cref="PriceListNames"/> alone. What has no id there, no known form, unit or region, or no offer
/// to which it could belong, is reported in <see cref="ImportResult.Notes"/> and left out, never guessed.
/// </para>
/// <para>
/// Rows without a mark hold for the call in the region where the model can be called there, for the geographic profile where one can be called from
/// there, and for both where both can; rows marked global for the global profile. The lists of models and profiles speak of the runtime API:
/// offers of the OpenAI-compatible endpoint stay as they are. In a region for which a list is given, a model that it does not name is not offered.
/// </para>
/// </remarks>
public static class CatalogImporter
{
    /// <summary>Reads the files and makes a document.</summary>
    /// <param name="request">The files, and the catalog that they bring up to date.</param>
    /// <returns>The document, and what was left out of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="request"/> has no file.</exception>
    /// <exception cref="CatalogDataException">A file is cut off, not JSON, not of the form expected, or not whole; or the document made of them would be broken.</exception>
    public static ImportResult Import(ImportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.FoundationModels.Length + request.InferenceProfiles.Length + request.PriceLists.Length == 0)
        {
            throw new ArgumentException("There is no file to import.", nameof(request));
        }

        var notes = new NoteList();
        var models = new ModelListReader(notes);
        var listed = request.FoundationModels.SelectMany(models.ReadModels).ToArray();
        var profiles = new ModelListReader(notes);
        var listedProfiles = request.InferenceProfiles.SelectMany(profiles.ReadProfiles).ToArray();
        var prices = new PriceListReader(notes);
        var rows = request.PriceLists.SelectMany(prices.Read).ToArray();

        var mark = Mark(request);
        var sources = new SortedDictionary<string, CatalogDocument.SourceEntry>(StringComparer.Ordinal);
        var listSource = Source(sources, "model-list", "Amazon Bedrock ListFoundationModels and ListInferenceProfiles", "https://docs.aws.amazon.com/bedrock/latest/APIReference/", request.AsOf, mark);
        var draft = new ImportDraft(request, notes, listSource);
        draft.AddModels(listed, models.Regions);
        draft.AddProfiles(listedProfiles, profiles.Regions);
        draft.AddApplicationProfiles(profiles.ApplicationProfiles);
        draft.EndGoneModels();
        var used = draft.AddPrices(rows, day => Source(sources, "price-list", "AWS Price List of Amazon Bedrock", "https://aws.amazon.com/bedrock/pricing/", day, mark));
        if (listed.Length == 0 && listedProfiles.Length == 0 && models.Regions.Count + profiles.Regions.Count == 0)
        {
            sources.Remove(listSource);
        }

        var document = draft.ToDocument([.. sources.Values]);
        if (request.WholeCatalog)
        {
            document = WholeCatalog.Merge(request.Baseline, document, draft.Offers);
        }

        var bytes = DocumentWriter.Write(document);
        Check(request, bytes);
        return new()
        {
            Document = bytes,
            Sources = [.. sources.Keys],
            PriceRows = prices.Rows,
            PriceRowsUsed = used,
            ListedModels = listed.Select(static model => model.Id).Distinct().Count(),
            ModelRegions = [.. models.Regions.Select(static region => new AwsRegion(region))],
            ProfileRegions = [.. profiles.Regions.Select(static region => new AwsRegion(region))],
            Notes = notes.ToImmutable(),
        };
    }

    // What is written must load: the import finds out, not the application that reads it a week later.
    private static void Check(ImportRequest request, byte[] document)
    {
        var layer = CatalogLayer.Parse("the imported document", document);
        var problems = request.WholeCatalog ? Verification.CatalogVerifier.Verify(layer) : Verification.CatalogVerifier.Verify([.. request.Baseline.SourceLayers, layer]);
        if (problems is [var first, ..])
        {
            throw new CatalogDataException(first.Document, first.Model, first.Field, first.Message);
        }
    }

    private static string Source(SortedDictionary<string, CatalogDocument.SourceEntry> sources, string what, string title, string url, DateOnly day, string mark)
    {
        var key = FormattableString.Invariant($"imported-{what}-{day:yyyy-MM-dd}-{mark}");
        sources[key] = new() { Key = key, Title = title, Url = url, AsOf = day, Kind = "aws" };
        return key;
    }

    // Two imports of one day may lie over each other; what they were made of keeps their sources apart.
    private static string Mark(ImportRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in request.FoundationModels.Concat(request.InferenceProfiles).Concat(request.PriceLists))
        {
            hash.AppendData(file.Json.Span);
        }

        return Convert.ToHexString(hash.GetHashAndReset(), 0, 4).ToLowerInvariant();
    }
}
