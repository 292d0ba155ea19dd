using System.Collections.Immutable;
using BedrockSelector.Knowledge.Documents;

namespace BedrockSelector.Knowledge.Import;

/// <summary>Lays lists over a catalog and remembers what they change.</summary>
internal sealed class ImportDraft(ImportRequest request, NoteList notes, string listSource)
{
    private readonly OfferBoard _offers = new(request.Baseline);
    private readonly SortedDictionary<string, ModelEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _newRegions = new(StringComparer.Ordinal);
    private readonly HashSet<ModelId> _newModels = [];
    private readonly Dictionary<string, List<RateCell>> _rates = new(StringComparer.Ordinal);

    public void AddModels(IReadOnlyCollection<ListedModel> listed, SortedSet<string> covered)
    {
        if (covered.Count == 0)
        {
            return;
        }

        KnowRegions(covered);
        var seen = new HashSet<ModelId>();
        foreach (var group in listed.GroupBy(static model => model.Id))
        {
            if (request.Baseline.TryGetModel(group.Key, out var known))
            {
                seen.Add(known.Id);
                if (known.Id != group.Key)
                {
                    NoteAlias(group.Key, known, group.First().Document);
                    continue;
                }

                ModelListChanges.Compare(known, [.. group], notes, listSource, entry => Amend(known.Id, entry));
            }
            else
            {
                _newModels.Add(group.Key);
                _entries[group.Key.Value] = ModelListChanges.NewModel([.. group], listSource);
                notes.Add(ImportNoteCode.Remark, group.First().Document, group.Key.Value, $"is new: {group.First().Name} of {group.First().Provider}.");
            }

            var onDemand = RegionsWith(group, "ON_DEMAND");
            if (known is not null && onDemand.Count > 0 && _offers.IsMantleOnly(known.Id))
            {
                notes.Add(ImportNoteCode.KeptReviewed, group.First().Document, group.Key.Value, "is listed on demand; the catalog has it on the OpenAI-compatible endpoint alone.");
            }
            else
            {
                _offers.Set(group.Key, InferenceType.OnDemand, CallScope.InRegion, null, covered, onDemand, listSource);
            }

            _offers.Set(group.Key, InferenceType.Provisioned, CallScope.InRegion, null, covered, RegionsWith(group, "PROVISIONED"), listSource, keepUnlisted: true);
        }

        foreach (var model in request.Baseline.Models.Where(model => !seen.Contains(model.Id) && !_offers.IsMantleOnly(model.Id)))
        {
            _offers.Set(model.Id, InferenceType.OnDemand, CallScope.InRegion, null, covered, new HashSet<string>(), listSource);
        }
    }

    /// <summary>Lets models that no list names any more end, with their last offers: old bills must still be explained.</summary>
    public void EndGoneModels()
    {
        foreach (var model in request.Baseline.Models)
        {
            if (_offers.ListedRegions(model.Id).Count > 0 || !model.Offers.Any(static offer => offer is { Inference: InferenceType.OnDemand, Listed: true, Regions.IsEmpty: false }))
            {
                continue;
            }

            _offers.Revert(model);
            if (model.Lifecycle.EndsOn() is null)
            {
                var gone = ModelListChanges.ToEntry(model.Lifecycle);
                gone.GoneBy = request.AsOf;
                gone.Source = listSource;
                Amend(model.Id, entry => entry.Lifecycle = gone);
                notes.Add(ImportNoteCode.Remark, "the lists", model.Id.Value, "is gone: no list has it, and it was offered only in regions of which one was given.");
            }
        }
    }

    public OfferEntry[] Offers(string model) => _offers.AllEntries(new(model));

    public void AddProfiles(IReadOnlyCollection<ListedProfile> listed, SortedSet<string> covered)
    {
        if (covered.Count == 0)
        {
            return;
        }

        KnowRegions(covered.Concat(listed.SelectMany(static profile => profile.Destinations.Select(static region => region.Value))));
        var found = new HashSet<(ModelId Model, string Profile)>();
        foreach (var group in listed.GroupBy(static profile => (profile.Prefix, profile.Model)))
        {
            var (prefix, id) = group.Key;
            if (Find(id) is not { } model)
            {
                notes.Add(ImportNoteCode.UnmappedName, group.First().Document, $"{prefix}.{id}", "its model is neither in the catalog nor in a list of models; give that list too.");
                continue;
            }

            found.Add((model, prefix));
            _offers.Set(model, InferenceType.OnDemand, prefix == "global" ? CallScope.Global : CallScope.Geo, prefix, covered, group.Select(static profile => profile.Region.Value).ToHashSet(StringComparer.Ordinal), listSource);
            foreach (var profile in group)
            {
                _offers.Route(model, prefix, profile.Region.Value, [.. profile.Destinations.Select(static region => region.Value)]);
            }
        }

        foreach (var model in request.Baseline.Models)
        {
            foreach (var offer in model.Offers.Where(offer => offer.Profile is not null && offer.Listed && !found.Contains((model.Id, offer.Profile))))
            {
                _offers.Set(model.Id, InferenceType.OnDemand, offer.Scope, offer.Profile, covered, new HashSet<string>(), listSource);
            }
        }
    }

    /// <summary>Adds the caller's own profiles to their models.</summary>
    public void AddApplicationProfiles(IReadOnlyCollection<ListedApplicationProfile> listed)
    {
        foreach (var group in listed.GroupBy(static profile => profile.Model))
        {
            if (!request.Baseline.TryGetModel(group.Key, out var model))
            {
                notes.Add(ImportNoteCode.UnmappedName, group.First().Document, group.First().Arn, $"is a profile of {group.Key}, which is not in the catalog.");
                continue;
            }

            var profiles = group.DistinctBy(static profile => profile.Arn).OrderBy(static profile => profile.Arn, StringComparer.Ordinal)
                .Select(profile => new ModelEntry.ApplicationProfileEntry { Arn = profile.Arn, Profile = profile.Copied(model) }).ToArray();
            Amend(model.Id, entry => entry.ApplicationProfiles = profiles);
            foreach (var profile in profiles)
            {
                notes.Add(ImportNoteCode.Remark, group.First().Document, profile.Arn, $"is taken over as {(profile.Profile is { } prefix ? $"the '{prefix}.' profile of {model.Name}" : $"{model.Name} in its region")}.");
            }
        }
    }

    public int AddPrices(IReadOnlyCollection<PriceRow> rows, Func<DateOnly, string> source)
    {
        var placer = new PricePlacer(request, notes, _offers, Find);
        foreach (var row in rows.Where(row => row.Location is not null))
        {
            KnowRegions([row.Region.Value], row.Location);
        }

        var used = 0;
        foreach (var (model, cell) in placer.Place(rows, source, ref used))
        {
            if (!_rates.TryGetValue(model.Value, out var cells))
            {
                _rates.Add(model.Value, cells = []);
            }

            cells.Add(cell);
        }

        return used;
    }

    public CatalogDocument ToDocument(CatalogDocument.SourceEntry[] sources)
    {
        foreach (var (model, cells) in _rates)
        {
            Amend(new(model), entry => entry.Rates = RateCell.Regroup(cells, request.Baseline.Declared));
        }

        foreach (var model in _offers.Models.ToArray())
        {
            if (_offers.Entries(new(model), request.ChangesOnly) is { Length: > 0 } offers)
            {
                Amend(new(model), entry => entry.Offers = offers);
            }
        }

        return new()
        {
            SchemaVersion = 1,
            Sources = sources,
            Regions = [.. _newRegions.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => new CatalogDocument.RegionEntry { Id = pair.Key, Name = pair.Value, Geography = Geography(pair.Key) })],
            Models = [.. _entries.Values],
        };
    }

    private ModelId? Find(ModelId id) =>
        request.Baseline.TryGetModel(id, out var model) ? model.Id : _newModels.Contains(id) ? id : null;

    private void Amend(ModelId id, Action<ModelEntry> change)
    {
        if (!_entries.TryGetValue(id.Value, out var entry))
        {
            _entries.Add(id.Value, entry = new() { Id = id.Value });
        }

        change(entry);
    }

    private void NoteAlias(ModelId alias, FoundationModel model, string document)
    {
        if (!model.Offers.Any(offer => offer.CallId == alias.Value))
        {
            notes.Add(ImportNoteCode.KeptReviewed, document, alias.Value, $"is another id of {model.Id}, whose offers stay as they are.");
        }
    }

    private void KnowRegions(IEnumerable<string> regions, string? name = null)
    {
        foreach (var region in regions.Where(region => request.Baseline.Regions.All(known => known.Region.Value != region)))
        {
            if (!_newRegions.TryGetValue(region, out var earlier) || (earlier == region && name is not null))
            {
                _newRegions[region] = name ?? region;
            }
        }
    }

    private static HashSet<string> RegionsWith(IEnumerable<ListedModel> listed, string type) =>
        listed.Where(model => model.InferenceTypes.Contains(type)).Select(static model => model.Region.Value).ToHashSet(StringComparer.Ordinal);

    // As in the embedded catalog: the first part of the region's code.
    private static string Geography(string region) =>
        region.StartsWith("us-gov-", StringComparison.Ordinal) ? "us-gov" : region[..region.IndexOf('-', StringComparison.Ordinal)];
}
