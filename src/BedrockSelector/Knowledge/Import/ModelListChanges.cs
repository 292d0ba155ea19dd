using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>What AWS's list of models says of a model besides where it is offered.</summary>
internal static class ModelListChanges
{
    public static ModelEntry NewModel(ListedModel[] listed, string source)
    {
        var newest = listed.OrderBy(static model => model.Region.Value, StringComparer.Ordinal).First();
        var entry = new ModelEntry
        {
            Id = newest.Id.Value,
            Name = newest.Name,
            Provider = newest.Provider,
            Input = newest.Input.IsEmpty ? null : [.. newest.Input],
            Output = newest.Output.IsEmpty ? null : [.. newest.Output],
            Features = newest.Streaming is { } streaming ? new(StringComparer.Ordinal) { ["streaming"] = streaming } : null,
            Dates = newest.LaunchedOn is { } launched ? new() { Launched = launched } : null,
            Sources = new(StringComparer.Ordinal) { ["modalities"] = source },
            ContextVariants = Variants(listed, []),
            Customizations = [.. listed.SelectMany(static model => model.Customizations).Distinct().Where(static kind => ClosedSet.TryParse<CustomizationKind>(kind, out _)).Order(StringComparer.Ordinal)
                .Select(kind => new ModelEntry.CustomizationEntry { Kind = kind, Regions = [.. listed.Where(model => model.Customizations.Contains(kind)).Select(static model => model.Region.Value).Distinct().Order(StringComparer.Ordinal)], Source = source })],
        };
        if (entry.Features is not null)
        {
            entry.Sources["features"] = source;
        }

        if (entry.Dates is not null)
        {
            entry.Sources["dates"] = source;
        }

        entry.Lifecycle = Lifecycle(new(), listed, source);
        return entry;
    }

    /// <summary>Amends a known model: its lifecycle follows AWS, its modalities were reviewed and stay.</summary>
    public static void Compare(FoundationModel model, ListedModel[] listed, NoteList notes, string source, Action<Action<ModelEntry>> amend)
    {
        if (Lifecycle(model.Lifecycle, listed, source) is { } lifecycle)
        {
            amend(entry => entry.Lifecycle = lifecycle);
        }

        if (Variants(listed, model.ContextVariants) is { } variants)
        {
            amend(entry => entry.ContextVariants = variants);
        }

        foreach (var (field, own, theirs) in new[]
        {
            ("input", model.InputModalities.Select(static one => one.Name), listed[0].Input), ("output", model.OutputModalities.Select(static one => one.Name), listed[0].Output),
        })
        {
            if (!own.Order(StringComparer.Ordinal).SequenceEqual(theirs.Order(StringComparer.Ordinal)))
            {
                notes.Add(ImportNoteCode.KeptReviewed, listed[0].Document, model.Id.Value, $"{field}: the list says {string.Join(", ", theirs)}; the catalog keeps {string.Join(", ", own)}.");
            }
        }

        foreach (var kind in listed.SelectMany(static one => one.Customizations).Distinct())
        {
            if (!model.Customizations.Any(one => one.Kind.Name() == kind))
            {
                notes.Add(ImportNoteCode.KeptReviewed, listed[0].Document, model.Id.Value, $"customization: the list has {kind}; the catalog has none of that kind.");
            }
        }
    }

    public static ModelEntry.LifecycleEntry ToEntry(ModelLifecycle life) => new()
    {
        Preview = life.Preview,
        LegacyOn = life.LegacyOn,
        ExtendedAccessOn = life.ExtendedAccessOn,
        EndOfLifeOn = life.EndOfLifeOn,
        EndOfLifeNotBefore = life.EndOfLifeNotBefore,
        GoneBy = life.GoneBy,
        ListedLegacy = life.ListedLegacy,
        Regions = [.. life.Regions.Select(static one => new ModelEntry.RegionLifecycleEntry { Region = one.Region.Value, EndOfLifeOn = one.EndOfLifeOn })],
        Note = life.Note,
    };

    // Where regions differ, the model shows the latest date.
    private static ModelEntry.LifecycleEntry? Lifecycle(ModelLifecycle before, ListedModel[] listed, string source)
    {
        var entry = ToEntry(before);
        entry.LegacyOn = listed.Max(static model => model.LegacyOn) ?? before.LegacyOn;
        entry.ExtendedAccessOn = listed.Max(static model => model.ExtendedAccessOn) ?? before.ExtendedAccessOn;
        entry.EndOfLifeOn = listed.Max(static model => model.EndOfLifeOn) ?? before.EndOfLifeOn;
        entry.ListedLegacy = before.ListedLegacy || (entry.LegacyOn is null && Array.TrueForAll(listed, static model => model.Legacy));

        // A model that is listed again is not gone.
        entry.GoneBy = null;
        if ((entry.LegacyOn, entry.ExtendedAccessOn, entry.EndOfLifeOn, entry.ListedLegacy, entry.GoneBy) == (before.LegacyOn, before.ExtendedAccessOn, before.EndOfLifeOn, before.ListedLegacy, before.GoneBy))
        {
            return null;
        }

        entry.Source = source;
        return entry;
    }

    private static string[]? Variants(ListedModel[] listed, IReadOnlyCollection<string> known)
    {
        var all = listed.Select(static model => model.ContextVariant).Where(static variant => variant is not null).Select(static variant => variant!).Concat(known).Distinct()
            .OrderBy(static variant => variant.Length).ThenBy(static variant => variant, StringComparer.Ordinal).ToArray();
        return all.Length == known.Count ? null : all;
    }
}
