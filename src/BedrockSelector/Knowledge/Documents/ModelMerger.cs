using System.Collections.Immutable;
using BedrockSelector.Knowledge.Verification;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>Builds one model out of what the documents of all layers say of it, lowest layer first.</summary>
internal sealed class ModelMerger(string id, MergeVocabulary vocabulary, CustomizationEntries.BaseEntry? customizable, IEnumerable<string> students)
{
    private readonly ModelId _id = new(id);
    private readonly List<string> _layers = [];
    private readonly SortedSet<string> _aliases = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string?> _profiles = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, bool> _features = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, CatalogSource> _sources = new(StringComparer.Ordinal);
    private readonly List<(string Layer, Offer Offer)> _offers = [];
    private readonly List<Rate> _rates = [];
    private readonly List<CustomizationSupport> _customizations = [.. (customizable?.Methods ?? []).Select(method => Support(id, customizable!, method, vocabulary))];
    private readonly List<Disagreement> _disagreements = [];
    private ModelEntry.LimitsEntry? _limits;
    private ModelEntry.DatesEntry? _dates;
    private ModelEntry.LifecycleEntry? _lifecycle;
    private string? _name;
    private string? _provider;
    private string[]? _input;
    private string[]? _output;
    private string[]? _cacheTtls;
    private string[]? _contextVariants;
    private string[] _students = [.. students];

    public void Add(string layer, string document, ModelEntry entry)
    {
        if (!_layers.Contains(layer))
        {
            _layers.Add(layer);
        }

        _aliases.UnionWith(entry.Aliases ?? []);
        foreach (var profile in entry.ApplicationProfiles ?? [])
        {
            _profiles[profile.Arn] = profile.Profile;
        }

        _name = entry.Name ?? _name;
        _provider = entry.Provider ?? _provider;
        _input = entry.Input ?? _input;
        _output = entry.Output ?? _output;
        _cacheTtls = entry.CacheTtls ?? _cacheTtls;
        _contextVariants = entry.ContextVariants ?? _contextVariants;
        _students = entry.DistillationStudents?.Students ?? _students;
        _limits = entry.Limits ?? _limits;
        _dates = entry.Dates ?? _dates;
        _lifecycle = entry.Lifecycle ?? _lifecycle;
        foreach (var (feature, supported) in entry.Features ?? [])
        {
            _features[feature] = supported;
        }

        foreach (var (field, source) in entry.Sources ?? [])
        {
            _sources[field] = vocabulary.Source(document, id, source);
        }

        _disagreements.AddRange((entry.Disagreements ?? []).Select(static one => new Disagreement(one.Field, one.Note)));
        foreach (var customization in entry.Customizations ?? [])
        {
            AddCustomization(document, customization);
        }

        foreach (var offer in entry.Offers ?? [])
        {
            AddOffer(layer, document, offer);
        }

        foreach (var rate in entry.Rates ?? [])
        {
            AddRates(layer, document, rate);
        }
    }

    public FoundationModel Build(string document) => new()
    {
        Id = _id,
        Aliases = [.. _aliases],
        ApplicationProfiles = [.. _profiles.Select(static pair => new ApplicationProfile(pair.Key, pair.Value))],
        Name = _name ?? throw new CatalogDataException(document, id, "name", "the model has no name."),
        Provider = _provider ?? throw new CatalogDataException(document, id, "provider", "the model has no provider."),
        InputModalities = [.. (_input ?? []).Select(Modality.Parse)],
        OutputModalities = [.. (_output ?? []).Select(Modality.Parse)],
        Features = [.. _features.Select(static pair => new FeatureSupport(Feature.Parse(pair.Key), pair.Value))],
        ContextWindow = _limits?.ContextWindow,
        MaxOutputTokens = _limits?.MaxOutputTokens,
        CacheMinTokens = _limits?.CacheMinTokens,
        CacheTtls = [.. _cacheTtls ?? []],
        ReleasedOn = _dates?.Released,
        LaunchedOn = _dates?.Launched,
        KnowledgeCutoff = _dates?.KnowledgeCutoff,
        Lifecycle = BuildLifecycle(),
        ContextVariants = [.. _contextVariants ?? []],
        Customizations = [.. _customizations],
        DistillationStudents = [.. _students.Select(static student => new ModelId(student))],
        Offers = [.. _offers.Select(static pair => pair.Offer)],
        Rates = [.. _rates],
        Sources = [.. _sources.Select(static pair => new FactSource(pair.Key, pair.Value))],
        Disagreements = [.. _disagreements],
        Layers = [.. _layers],
    };

    private ModelLifecycle BuildLifecycle() => _lifecycle is null ? new() : new()
    {
        Preview = _lifecycle.Preview,
        LegacyOn = _lifecycle.LegacyOn,
        ExtendedAccessOn = _lifecycle.ExtendedAccessOn,
        EndOfLifeOn = _lifecycle.EndOfLifeOn,
        EndOfLifeNotBefore = _lifecycle.EndOfLifeNotBefore,
        GoneBy = _lifecycle.GoneBy,
        ListedLegacy = _lifecycle.ListedLegacy,
        Regions = [.. _lifecycle.Regions.Select(static entry => new RegionLifecycle(new(entry.Region), entry.EndOfLifeOn))],
        Note = _lifecycle.Note,
    };

    private void AddCustomization(string document, ModelEntry.CustomizationEntry entry)
    {
        var kind = MergeVocabulary.Known<CustomizationKind>(ClosedSet.TryParse, document, id, "customizations", entry.Kind);
        _customizations.RemoveAll(earlier => earlier.Kind == kind);
        _customizations.Add(new()
        {
            Kind = kind,
            BaseId = entry.BaseId,
            Regions = vocabulary.Regions(entry.Regions),
            Status = entry.Withdrawn ? MethodStatus.Withdrawn : MethodStatus.Offered,
            UnitsPerCopy = entry.UnitsPerCopy,
            Conditions = vocabulary.Conditions(document, id, "customizations", entry.Conditions),
            Source = vocabulary.Source(document, id, entry.Source),
        });
    }

    // What can be made of a base is said with the base; a model's own entry says what is no base (imports), or corrects it.
    private static CustomizationSupport Support(
        string id, CustomizationEntries.BaseEntry customizable, CustomizationEntries.MethodEntry method, MergeVocabulary vocabulary) => new()
        {
            Kind = Verified.Name<CustomizationKind>(method.Kind),
            BaseId = customizable.JobIdentifier,
            Regions = vocabulary.Regions(method.Regions ?? []),
            Status = Verified.Name<MethodStatus>(method.Status),
            Source = vocabulary.Source("customizationBases", id, method.Source),
        };

    private void AddOffer(string layer, string document, OfferEntry entry)
    {
        var offer = new Offer
        {
            Inference = MergeVocabulary.Known<InferenceType>(ClosedSet.TryParse, document, id, "offers", entry.Inference),
            Endpoint = MergeVocabulary.Known<ModelEndpoint>(ClosedSet.TryParse, document, id, "offers", entry.Endpoint),
            Scope = MergeVocabulary.Known<CallScope>(ClosedSet.TryParse, document, id, "offers", entry.Scope),
            Profile = entry.Profile,
            CallId = entry.CallId ?? (entry.Profile is null ? id : $"{entry.Profile}.{id}"),
            Regions = vocabulary.Regions(entry.Regions),
            Routes = [.. entry.Routes.Select(route => new OfferRoute(vocabulary.Regions(route.From), vocabulary.Regions(route.To)))],
            ValidFrom = entry.ValidFrom,
            Listed = entry.Listed,
            Note = entry.Note,
            Source = vocabulary.Source(document, id, entry.Source),
        };

        // Within a layer, offers stand side by side; what a higher layer names, it replaces.
        _offers.RemoveAll(earlier => earlier.Layer != layer
            && (earlier.Offer.Inference, earlier.Offer.Endpoint, earlier.Offer.Scope, earlier.Offer.Profile)
            == (offer.Inference, offer.Endpoint, offer.Scope, offer.Profile));
        _offers.Add((layer, offer));
    }

    private void AddRates(string layer, string document, RateEntry entry)
    {
        var tier = MergeVocabulary.Known<PricingTier>(ClosedSet.TryParse, document, id, "rates", entry.Tier);
        var regions = vocabulary.Regions(entry.Regions);
        ImmutableArray<CallScope> scopes =
            [.. entry.Scopes.Select(scope => MergeVocabulary.Known<CallScope>(ClosedSet.TryParse, document, id, "rates", scope)).Order()];
        var source = vocabulary.Source(document, id, entry.Source);
        var conditions = vocabulary.Conditions(document, id, "rates", entry.Conditions);
        foreach (var (name, usd) in entry.Meters)
        {
            var meter = vocabulary.Meter(document, id, name);
            _rates.Add(new()
            {
                Meter = meter.Meter,
                Price = UnitPrice.Of(usd, meter.Per),
                Tier = tier,
                Scopes = scopes,
                Profile = entry.Profile,
                Regions = regions,
                Conditions = conditions,
                IsDefault = entry.Default,
                ValidFrom = entry.ValidFrom,
                ValidTo = entry.ValidTo,
                RegionAssumed = entry.RegionAssumed,
                Derived = entry.Derived,
                Note = entry.Note,
                Others = entry.Others?.TryGetValue(name, out var others) == true
                    ? [.. others.Select(other => new OtherPrice(other.Usd, vocabulary.Source(document, id, other.Source), other.Reason))]
                    : [],
                Source = source,
                Layer = layer,
            });
        }
    }
}
