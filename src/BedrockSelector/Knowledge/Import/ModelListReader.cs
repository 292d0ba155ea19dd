using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace BedrockSelector.Knowledge.Import;

/// <summary>Reads what <c>aws bedrock list-foundation-models</c> and <c>list-inference-profiles</c> print.</summary>
/// <remarks>Forms: <see href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListFoundationModels.html"/> and <see href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListInferenceProfiles.html"/>.</remarks>
internal sealed class ModelListReader(NoteList notes)
{
    /// <summary>Gets the regions for which a list was read: what they do not list is gone there.</summary>
    public SortedSet<string> Regions { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the caller's own profiles, as they were read with the others.</summary>
    public List<ListedApplicationProfile> ApplicationProfiles { get; } = [];

    public List<ListedModel> ReadModels(ImportDocument file)
    {
        using var parsed = Open(file);
        var models = new List<ListedModel>();
        foreach (var item in ImportJson.Array(file.Name, parsed.RootElement, "modelSummaries"))
        {
            var id = ImportJson.Text(file.Name, item, "modelId");
            if (!ModelReference.TryParse(id, out var reference) || reference.IsArn || reference.ProfilePrefix is not null)
            {
                notes.Add(ImportNoteCode.UnmappedName, file.Name, id, "is not a model id.");
                continue;
            }

            models.Add(new()
            {
                Document = file.Name,
                Region = Region(file, ImportJson.Text(file.Name, item, "modelArn")),
                Id = reference.ModelId!.Value,
                ContextVariant = reference.ContextVariant,
                Name = ImportJson.OptionalText(item, "modelName") ?? id,
                Provider = ImportJson.Text(file.Name, item, "providerName"),
                Input = Names(file.Name, item, "inputModalities"),
                Output = Names(file.Name, item, "outputModalities"),
                InferenceTypes = [.. ImportJson.Texts(file.Name, item, "inferenceTypesSupported")],
                Customizations = Names(file.Name, item, "customizationsSupported"),
                Streaming = item.TryGetProperty("responseStreamingSupported", out var streaming) && streaming.ValueKind is JsonValueKind.True or JsonValueKind.False ? streaming.GetBoolean() : null,
                Legacy = item.TryGetProperty("modelLifecycle", out var life) && ImportJson.OptionalText(life, "status") == "LEGACY",
                LegacyOn = Day(life, "legacyTime"),
                ExtendedAccessOn = Day(life, "publicExtendedAccessTime"),
                EndOfLifeOn = Day(life, "endOfLifeTime"),
                LaunchedOn = Day(life, "startOfLifeTime"),
            });
        }

        Regions.UnionWith(models.Select(static model => model.Region.Value));
        return models;
    }

    public List<ListedProfile> ReadProfiles(ImportDocument file)
    {
        using var parsed = Open(file);
        var profiles = new List<ListedProfile>();
        var own = ApplicationProfiles.Count;
        foreach (var item in ImportJson.Array(file.Name, parsed.RootElement, "inferenceProfileSummaries"))
        {
            var id = ImportJson.Text(file.Name, item, "inferenceProfileId");
            if (ImportJson.OptionalText(item, "type") == "APPLICATION")
            {
                ReadApplicationProfile(file, item);
                continue;
            }

            var region = Region(file, ImportJson.Text(file.Name, item, "inferenceProfileArn"));
            Regions.Add(region.Value);
            if (!ModelReference.TryParse(id, out var reference) || reference.ProfilePrefix is not { } prefix || reference.ModelId is not { } model)
            {
                notes.Add(ImportNoteCode.UnmappedName, file.Name, id, "has no known profile prefix.");
                continue;
            }

            var destinations = ImportJson.OptionalArray(file.Name, item, "models")
                .Select(one => ImportJson.Text(file.Name, one, "modelArn").Split(':') is [_, _, _, var to, ..] && AwsRegion.IsValid(to) ? to : null)
                .Where(static to => to is not null).Select(static to => to!).Distinct().Order(StringComparer.Ordinal).Select(static to => new AwsRegion(to));
            if (ImportJson.OptionalText(item, "status") is "ACTIVE" or null)
            {
                profiles.Add(new(file.Name, region, prefix, model, prefix == "global" ? [] : [.. destinations]));
            }
        }

        // A list of the caller's own profiles alone says nothing of AWS's: none of those counts as gone.
        if (profiles.Count == 0 && ApplicationProfiles.Count > own && file.Region is { } asked)
        {
            Regions.Remove(asked.Value);
        }

        return profiles;
    }

    // What a profile copies, it tells by the models behind it: one model, in one region or several, or named without a region.
    private void ReadApplicationProfile(ImportDocument file, JsonElement item)
    {
        var arn = ImportJson.Text(file.Name, item, "inferenceProfileArn");
        var models = ImportJson.OptionalArray(file.Name, item, "models").Select(one => ImportJson.Text(file.Name, one, "modelArn")).ToArray();
        var named = models.Select(static one => ModelReference.TryParse(one, out var reference) ? reference : null).ToArray();
        var ids = named.Select(static reference => reference?.ModelId).Distinct().ToArray();
        if (ids is not [{ } model] || !ModelReference.TryParse(arn, out var profile) || profile.Kind != ModelReferenceKind.ApplicationInferenceProfile)
        {
            notes.Add(ImportNoteCode.UnmappedName, file.Name, arn, "is an application profile that does not name one model.");
            return;
        }

        var regions = models.Select(static one => one.Split(':')[3]).ToArray();
        ApplicationProfiles.Add(new(
            file.Name,
            arn,
            Region(file, arn),
            model,
            [.. regions.Where(static region => AwsRegion.IsValid(region)).Distinct().Order(StringComparer.Ordinal).Select(static region => new AwsRegion(region))],
            regions.Any(static region => region.Length == 0)));
    }

    private JsonDocument Open(ImportDocument file)
    {
        var parsed = ImportJson.Parse(file.Name, file.Json);
        foreach (var name in new[] { "nextToken", "NextToken" })
        {
            if (ImportJson.OptionalText(parsed.RootElement, name) is not null)
            {
                parsed.Dispose();
                throw new CatalogDataException(file.Name, null, name, "the list is not whole, and what is missing would count as gone; run the command without --max-items and --no-paginate.");
            }
        }

        // An empty list has no ARN to read the region from, and yet says that nothing is offered there.
        if (file.Region is { } region)
        {
            Regions.Add(region.Value);
        }

        return parsed;
    }

    private static AwsRegion Region(ImportDocument file, string arn)
    {
        var parts = arn.Split(':', 6);
        var region = parts.Length == 6 && parts[2] == "bedrock" && AwsRegion.IsValid(parts[3])
            ? new AwsRegion(parts[3])
            : file.Region ?? throw new CatalogDataException(file.Name, null, arn, "the ARN names no region; say which one the list is of, as REGION=FILE.");
        return file.Region is { } asked && asked != region
            ? throw new CatalogDataException(file.Name, null, arn, $"is of {region}, and the file was given for {asked}.")
            : region;
    }

    private static ImmutableArray<string> Names(string document, JsonElement item, string name) =>
        [.. ImportJson.Texts(document, item, name).Select(static text => text.ToLowerInvariant().Replace('_', '-')).Distinct()];

    private static DateOnly? Day(JsonElement life, string name) =>
        life.ValueKind == JsonValueKind.Object && ImportJson.OptionalText(life, name) is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? DateOnly.FromDateTime(moment.UtcDateTime)
            : null;
}
