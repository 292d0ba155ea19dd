using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>The offers of all models while lists are laid over them: regions for which a list was read follow it, the others stay.</summary>
internal sealed class OfferBoard
{
    private readonly Dictionary<string, List<Slot>> _models = new(StringComparer.Ordinal);

    public OfferBoard(ModelCatalog baseline)
    {
        foreach (var model in baseline.Models)
        {
            Revert(model);
        }
    }

    /// <summary>Sets from which of the covered regions a model can be called in one way.</summary>
    public void Set(ModelId model, InferenceType inference, CallScope scope, string? profile, IReadOnlySet<string> covered, IReadOnlySet<string> listed, string source, bool keepUnlisted = false)
    {
        var slots = Slots(model);
        var slot = slots.Find(slot => slot.Inference == inference && slot.Endpoint == ModelEndpoint.Runtime && slot.Scope == scope && slot.Profile == profile && slot.Entry.Listed && slot.Entry.CallId is null);
        if (slot is null)
        {
            if (listed.Count == 0)
            {
                return;
            }

            slots.Add(slot = new(inference, ModelEndpoint.Runtime, scope, profile, new()
            {
                Inference = inference.Name(),
                Endpoint = ModelEndpoint.Runtime.Name(),
                Scope = scope.Name(),
                Profile = profile,
                Regions = [],
                Source = source,
            })
            {
                Changed = true,
            });
        }

        var regions = slot.Entry.Regions.Where(region => keepUnlisted || !covered.Contains(region)).Concat(listed).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (!regions.SequenceEqual(slot.Entry.Regions))
        {
            slot.Changed = true;
            slot.Entry = slot.Entry with
            {
                Regions = regions,
                Routes = [.. slot.Entry.Routes.Select(route => route with { From = [.. route.From.Where(regions.Contains)] }).Where(static route => route.From.Length > 0)],
            };
        }

        if (slot.Changed || listed.Count > 0)
        {
            slot.Touched = true;
            slot.Entry = slot.Entry with { Source = source, Note = null };
        }
    }

    /// <summary>Sets where calls by a profile from one region may be computed.</summary>
    public void Route(ModelId model, string profile, string from, string[] to)
    {
        var slot = Slots(model).Find(slot => slot.Inference == InferenceType.OnDemand && slot.Profile == profile && slot.Entry.Listed && slot.Entry.Regions.Contains(from));
        if (slot is null || to.Length == 0 || slot.Entry.Routes.Any(route => route.From.Contains(from) && route.To.SequenceEqual(to)))
        {
            return;
        }

        var routes = slot.Entry.Routes.Select(route => (From: route.From.Where(region => region != from), route.To)).Append((From: [from], To: to))
            .GroupBy(static route => string.Join(' ', route.To), StringComparer.Ordinal)
            .Select(static group => new OfferEntry.RouteEntry { From = [.. group.SelectMany(static route => route.From).Order(StringComparer.Ordinal)], To = group.First().To })
            .Where(static route => route.From.Length > 0).OrderBy(static route => route.From[0], StringComparer.Ordinal);
        slot.Entry = slot.Entry with { Routes = [.. routes] };
        slot.Changed = slot.Touched = true;
    }

    /// <summary>Says in which scopes a row of a lane can be called on demand from a region.</summary>
    public CallScope[] Scopes(ModelId model, InferenceType inference, PriceLane lane, string region)
    {
        var found = Slots(model).Where(slot => slot.Inference == inference && slot.Entry.Regions.Contains(region)).Select(static slot => slot.Scope).Distinct();
        return [.. found.Where(scope => lane switch { PriceLane.Global => scope == CallScope.Global, PriceLane.Geo => scope == CallScope.Geo, _ => scope != CallScope.Global }).Order()];
    }

    /// <summary>Gets whether only the OpenAI-compatible endpoint serves a model in its regions.</summary>
    public bool IsMantleOnly(ModelId model) =>
        Slots(model) is var slots && slots.Exists(static slot => slot.Endpoint == ModelEndpoint.Mantle)
        && !slots.Exists(static slot => slot is { Endpoint: ModelEndpoint.Runtime, Inference: InferenceType.OnDemand, Scope: CallScope.InRegion, Entry.Listed: true });

    public IEnumerable<string> Models => _models.Keys;

    /// <summary>Gets the regions from which a model can be called on demand, as far as AWS lists them.</summary>
    public HashSet<string> ListedRegions(ModelId model) =>
        [.. Slots(model).Where(static slot => slot is { Inference: InferenceType.OnDemand, Entry.Listed: true }).SelectMany(static slot => slot.Entry.Regions)];

    /// <summary>Takes back what the lists changed of a model.</summary>
    public void Revert(FoundationModel model) =>
        _models[model.Id.Value] = [.. model.Offers.Select(offer => new Slot(offer.Inference, offer.Endpoint, offer.Scope, offer.Profile, ToEntry(model.Id, offer)))];

    /// <summary>Gets the offers to write: a layer replaces every offer of the same kind below it, so what stays beside a changed one is repeated.</summary>
    public OfferEntry[] Entries(ModelId model, bool changesOnly)
    {
        var written = Slots(model).Where(slot => changesOnly ? slot.Changed : slot.Touched).Select(static slot => slot.Kind).ToHashSet();
        return [.. Slots(model).Where(slot => written.Contains(slot.Kind)).Select(static slot => slot.Entry)];
    }

    public OfferEntry[] AllEntries(ModelId model) => [.. Slots(model).Select(static slot => slot.Entry)];

    private List<Slot> Slots(ModelId model)
    {
        if (!_models.TryGetValue(model.Value, out var slots))
        {
            _models.Add(model.Value, slots = []);
        }

        return slots;
    }

    private static OfferEntry ToEntry(ModelId model, Offer offer) => new()
    {
        Inference = offer.Inference.Name(),
        Endpoint = offer.Endpoint.Name(),
        Scope = offer.Scope.Name(),
        Profile = offer.Profile,
        CallId = offer.CallId == (offer.Profile is null ? model.Value : $"{offer.Profile}.{model}") ? null : offer.CallId,
        Regions = Texts(offer.Regions),
        Routes = [.. offer.Routes.Select(static route => new OfferEntry.RouteEntry { From = Texts(route.From), To = Texts(route.To) })],
        ValidFrom = offer.ValidFrom,
        Listed = offer.Listed,
        Note = offer.Note,
        Source = offer.Source.Key,
    };

    private static string[] Texts(IEnumerable<AwsRegion> regions) => [.. regions.Select(static region => region.Value)];

    private sealed class Slot(InferenceType inference, ModelEndpoint endpoint, CallScope scope, string? profile, OfferEntry entry)
    {
        public InferenceType Inference { get; } = inference;

        public ModelEndpoint Endpoint { get; } = endpoint;

        public CallScope Scope { get; } = scope;

        public string? Profile { get; } = profile;

        public (InferenceType Inference, ModelEndpoint Endpoint, CallScope Scope, string? Profile) Kind => (Inference, Endpoint, Scope, Profile);

        public OfferEntry Entry { get; set; } = entry;

        public bool Changed { get; set; }

        public bool Touched { get; set; }
    }
}
