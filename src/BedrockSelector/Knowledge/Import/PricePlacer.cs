using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>Decides to which model, scope and condition a row of the price list belongs.</summary>
internal sealed class PricePlacer(ImportRequest request, NoteList notes, OfferBoard offers, Func<ModelId, ModelId?> find)
{
    private readonly PriceListNames _names = request.Names ?? PriceListNames.Of(request.Baseline);

    public IEnumerable<(ModelId Model, RateCell Cell)> Place(IEnumerable<PriceRow> rows, Func<DateOnly, string> source, ref int used)
    {
        var placed = new Dictionary<Key, List<PriceRow>>();
        foreach (var row in rows)
        {
            var keys = Keys(row);
            used += keys.Count > 0 ? 1 : 0;
            foreach (var key in keys)
            {
                if (!placed.TryGetValue(key, out var same))
                {
                    placed.Add(key, same = []);
                }

                same.Add(row);
            }
        }

        var cells = new List<(ModelId, RateCell)>();
        foreach (var (key, same) in placed.OrderBy(static pair => pair.Key.ToString(), StringComparer.Ordinal))
        {
            if (Agree(key, same) is { } row && Cell(key, row, source(row.Published)) is { } cell)
            {
                cells.Add((key.Model, cell));
            }
        }

        return cells;
    }

    private List<Key> Keys(PriceRow row)
    {
        var (usage, region) = (row.Usage, row.Region.Value);
        var keys = new List<Key>();
        if (_names.WhyUnused(row.Name, region, usage.Meter, row.Usd) is { } why)
        {
            notes.Add(ImportNoteCode.KnownUnused, row.Document, row.Name, why);
            return keys;
        }

        foreach (var model in Models(row))
        {
            var custom = usage.Custom || _names.IsCustom(row.Name);
            var inference = usage.Tier == PricingTier.Provisioned ? InferenceType.Provisioned : custom ? InferenceType.CustomOnDemand : InferenceType.OnDemand;
            var scopes = usage.Meter == "training-tokens" ? [CallScope.InRegion] : offers.Scopes(model, inference, usage.Lane, region);
            if (scopes.Length == 0)
            {
                notes.Add(ImportNoteCode.NoOffer, row.Document, row.Name, $"{usage.Tier.Name()}, {usage.Lane.ToString().ToLowerInvariant()}: no offer of {model} in {region} to which the price could belong.");
                continue;
            }

            string? above = null;
            if (usage.LongContext && (above = Threshold(model)) is null)
            {
                notes.Add(ImportNoteCode.UnreadUsage, row.Document, row.Name, $"the price of long inputs has no threshold in the list, and the catalog has none, or several, for {model}.");
                continue;
            }

            keys.AddRange(scopes.Select(scope => new Key(model, usage.Tier, scope, region, usage.Meter, Conditions(usage, above), custom)));
        }

        return keys;
    }

    private ImmutableArray<ModelId> Models(PriceRow row)
    {
        if (row.Usage.IsMantle)
        {
            // Here AWS writes an id; an id is not a name and needs no table.
            if (ModelId.IsValid(row.Name) && find(new(row.Name)) is { } model)
            {
                return [model];
            }

            notes.Add(ImportNoteCode.UnmappedName, row.Document, row.Name, "is an id that neither the catalog nor a list of models has.");
            return [];
        }

        if (!_names.TryFind(row.Name, out var ids))
        {
            notes.Add(ImportNoteCode.UnmappedName, row.Document, row.Name, Suggestion(row.Name) is { } id ? $"is not in the table of names; AWS's list of models calls {id} so. If that is right, add it with a file of names." : "is not in the table of names.");
            return [];
        }

        var known = ids.Select(find).Where(static id => id is not null).Select(static id => id!.Value).Distinct().ToImmutableArray();
        if (known.IsEmpty)
        {
            notes.Add(ImportNoteCode.UnmappedName, row.Document, row.Name, $"means {string.Join(", ", ids)}, which neither the catalog nor a list of models has.");
        }

        return known;
    }

    private string? Suggestion(string name) => request.Baseline.Models.FirstOrDefault(model => model.Name == name)?.Id.Value;

    private static PriceConditions Conditions(UsageType usage, string? above) =>
        PriceConditions.None.With(Dimension.Term, usage.Term?.Name()).With(Dimension.ContextAbove, above);

    private string? Threshold(ModelId model)
    {
        if (!request.Baseline.TryGetModel(model, out var known))
        {
            return null;
        }

        var thresholds = known.Rates.Select(static rate => rate.Conditions[Dimension.ContextAbove]).Where(static above => above is not null).Distinct().ToArray();
        return thresholds.Length == 1 ? thresholds[0] : null;
    }

    // The runtime's own row goes before the row of the other endpoint, which has no price key of its own.
    private PriceRow? Agree(Key key, List<PriceRow> rows)
    {
        var own = rows.Where(static row => !row.Usage.IsMantle).DefaultIfEmpty(rows[0]).ToArray();
        var prices = own[0].Usage.IsMantle ? rows.Select(static row => row.Usd).Distinct().ToArray() : own.Select(static row => row.Usd).Distinct().ToArray();
        if (prices.Length > 1)
        {
            notes.Add(ImportNoteCode.Conflict, rows[0].Document, $"{key.Model} {key.Meter}", $"{key.Tier.Name()}, {key.Scope.Name()}, {key.Region}: rows say {string.Join(" and ", prices.Select(static price => price.Plain()))}; neither is taken.");
            return null;
        }

        if (rows.Find(row => row.Usage.IsMantle && row.Usd != prices[0]) is { } other)
        {
            notes.Add(ImportNoteCode.Conflict, other.Document, $"{key.Model} {key.Meter}", $"{key.Tier.Name()}, {key.Scope.Name()}, {key.Region}: {prices[0].Plain()} on the runtime, {other.Usd.Plain()} on the OpenAI-compatible endpoint; the runtime's is taken.");
        }

        return own[0];
    }

    private RateCell? Cell(Key key, PriceRow row, string source)
    {
        var before = Current(key);
        var same = before is not null && before.Price.Usd == row.Usd;
        if (same && request.ChangesOnly)
        {
            return null;
        }

        return new(
            new()
            {
                Tier = key.Tier,
                Source = source,
                Conditions = key.Conditions.With(Dimension.Subject, Subject(key, before)),

                // A dated price that is only confirmed keeps its dates, so that earlier days keep theirs.
                ValidFrom = same ? before!.ValidFrom : request.ValidFrom,
                ValidTo = same ? before!.ValidTo : null,
            },
            key.Scope.Name(),
            key.Region,
            key.Meter,
            row.Usd);
    }

    private static string? Subject(Key key, Rate? before) =>
        key.Custom ? RateSubject.Custom.Name() : key.Tier == PricingTier.Provisioned ? before?.Conditions[Dimension.Subject] : null;

    private Rate? Current(Key key)
    {
        if (!request.Baseline.TryGetModel(key.Model, out var model))
        {
            return null;
        }

        var region = new AwsRegion(key.Region);
        return model.Rates
            .Where(rate => rate.Meter.Name == key.Meter && rate.Tier == key.Tier && rate.Scopes.Contains(key.Scope) && rate.Regions.Contains(region) && rate.HoldsOn(request.AsOf)
                && rate.Conditions[Dimension.Term] == key.Conditions[Dimension.Term]
                && rate.Conditions[Dimension.ContextAbove] == key.Conditions[Dimension.ContextAbove]
                && (rate.Conditions[Dimension.Subject] == RateSubject.Custom.Name()) == key.Custom)
            .OrderByDescending(rate => request.Baseline.Layers.IndexOf(rate.Layer)).ThenBy(static rate => rate.Profile is null).ThenByDescending(static rate => rate.ValidFrom ?? DateOnly.MinValue)
            .FirstOrDefault();
    }

    private sealed record Key(ModelId Model, PricingTier Tier, CallScope Scope, string Region, string Meter, PriceConditions Conditions, bool Custom);
}
