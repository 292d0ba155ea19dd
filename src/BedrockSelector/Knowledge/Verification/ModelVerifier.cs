using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Verification;

/// <summary>Checks what the models of one layer say of each other, and against the names that all layers define.</summary>
internal sealed class ModelVerifier(Findings findings, KnownNames names, DeclaredDimensions dimensions)
{
    private readonly Dictionary<string, (string Document, string Id, HashSet<string> Fields)> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<RateKey> _rates = [];

    public void Verify(string document, ModelEntry model)
    {
        void Check(bool wrong, string field, string message) => findings.When(wrong, document, model.Id, field, message);

        foreach (var alias in model.Aliases ?? [])
        {
            Check(!ModelReference.TryParse(alias, out _), "aliases", $"'{alias}' is neither a model id nor an ARN.");
            Check(!_ids.TryAdd(alias, model.Id) && _ids[alias] != model.Id, "aliases", $"'{alias}' is an alias of '{_ids[alias]}' too.");
            Check(names.Models.Contains(alias), "aliases", $"'{alias}' is a model of its own.");
        }

        foreach (var profile in model.ApplicationProfiles ?? [])
        {
            Check(
                !ModelReference.TryParse(profile.Arn, out var reference) || reference.Kind != ModelReferenceKind.ApplicationInferenceProfile,
                "applicationProfiles",
                $"'{profile.Arn}' is not the ARN of an application inference profile.");
            Check(!_ids.TryAdd(profile.Arn, model.Id) && _ids[profile.Arn] != model.Id, "applicationProfiles", $"'{profile.Arn}' is of '{_ids[profile.Arn]}' too.");
        }

        foreach (var (field, source) in model.Sources ?? [])
        {
            Check(!names.Sources.Contains(source), $"sources.{field}", $"the source '{source}' is not defined.");
        }

        VerifyLifecycle(model, Check);
        foreach (var customization in model.Customizations ?? [])
        {
            Check(!names.Sources.Contains(customization.Source), "customizations", $"the source '{customization.Source}' is not defined.");
            CheckRegions(customization.Regions, $"customizations[{customization.Kind}].regions", Check);
            _ = dimensions.Read(customization.Conditions, problem => Check(true, $"customizations[{customization.Kind}]", problem));
        }

        foreach (var student in model.DistillationStudents?.Students ?? [])
        {
            Check(!names.Models.Contains(student), "distillationStudents", $"'{student}' is not a model of the catalog.");
        }

        Check(
            model.DistillationStudents is { } students && !names.Sources.Contains(students.Source),
            "distillationStudents", $"the source '{model.DistillationStudents?.Source}' is not defined.");
        CheckRegions(model.DistillationStudents?.Regions ?? [], "distillationStudents", Check);
        foreach (var offer in model.Offers ?? [])
        {
            VerifyOffer(offer, Check);
        }

        for (var i = 0; i < (model.Rates?.Length ?? 0); i++)
        {
            VerifyRate(model.Id, model.Rates![i], $"rates[{i}]", Check);
        }

        VerifyEvidence(model, Check);
        Remember(document, model);
    }

    /// <summary>Checks what only the whole layer shows.</summary>
    public void VerifyLayer()
    {
        foreach (var (document, id, _) in _seen.Values)
        {
            findings.When(!names.Named.Contains(id), document, id, "name", "no layer gives the model a name and a provider.");
        }
    }

    private void VerifyLifecycle(ModelEntry model, Action<bool, string, string> check)
    {
        if (model.Lifecycle is not { } life)
        {
            return;
        }

        check(life.LegacyOn > life.EndOfLifeOn, "lifecycle.legacyOn", $"{life.LegacyOn:yyyy-MM-dd} is after the end of life, {life.EndOfLifeOn:yyyy-MM-dd}.");
        check(
            life.ExtendedAccessOn > life.EndOfLifeOn || life.ExtendedAccessOn < life.LegacyOn,
            "lifecycle.extendedAccessOn", $"{life.ExtendedAccessOn:yyyy-MM-dd} is not between legacy and end of life.");
        check(
            (model.Dates?.Launched ?? model.Dates?.Released) > life.EndOfLifeOn,
            "lifecycle.endOfLifeOn", $"{life.EndOfLifeOn:yyyy-MM-dd} is before the model came out.");
        check(
            life.Source is not null && !names.Sources.Contains(life.Source), "lifecycle.source", $"the source '{life.Source}' is not defined.");
        foreach (var region in life.Regions)
        {
            check(!names.Regions.Contains(region.Region), "lifecycle.regions", $"the region '{region.Region}' is not defined.");
        }
    }

    private void VerifyOffer(OfferEntry offer, Action<bool, string, string> check)
    {
        var field = $"offers[{offer.Inference} {offer.Endpoint} {offer.Profile ?? offer.Scope}]";
        _ = ClosedSet.TryParse<CallScope>(offer.Scope, out var scope);
        check((scope == CallScope.InRegion) != offer.Profile is null, field, "a profile belongs to the scopes geo and global, and to them alone.");
        check(scope == CallScope.Global && offer.Profile != "global", field, $"the profile of the scope global is 'global', not '{offer.Profile}'.");
        check(!names.Sources.Contains(offer.Source), field, $"the source '{offer.Source}' is not defined.");
        CheckRegions(offer.Regions, field, check);
        foreach (var route in offer.Routes)
        {
            CheckRegions(route.From, field, check);
            CheckRegions(route.To, field, check);
            check(route.From.Except(offer.Regions).Any(), field, "a route starts in a region from which the offer cannot be called.");
        }
    }

    private void VerifyRate(string model, RateEntry rate, string field, Action<bool, string, string> check)
    {
        _ = ClosedSet.TryParse<PricingTier>(rate.Tier, out var tier);
        var conditions = dimensions.Read(rate.Conditions, problem => check(true, field, problem));
        var required = dimensions.All.Where(dimension => dimension.RequiredIn.Contains(tier) && conditions[dimension.Dimension] is null).ToArray();
        check(rate.ValidFrom >= rate.ValidTo, field, $"validTo {rate.ValidTo:yyyy-MM-dd} is not after validFrom {rate.ValidFrom:yyyy-MM-dd}.");
        check(!names.Sources.Contains(rate.Source), field, $"the source '{rate.Source}' is not defined.");
        CheckRegions(rate.Regions, field, check);
        foreach (var others in rate.Others ?? [])
        {
            check(!rate.Meters.ContainsKey(others.Key), field, $"others names the meter '{others.Key}', which the rate does not price.");
            foreach (var other in others.Value)
            {
                check(!names.Sources.Contains(other.Source), field, $"the source '{other.Source}' is not defined.");
            }
        }

        foreach (var meter in rate.Meters.Keys)
        {
            if (!names.Meters.TryGetValue(meter, out var definition))
            {
                check(true, field, $"the meter '{meter}' is not defined.");
                continue;
            }

            check(definition.Tier is not null && definition.Tier != rate.Tier, field, $"{meter} is always of the tier {definition.Tier}, not {rate.Tier}.");
            foreach (var dimension in required)
            {
                check(true, field, $"{meter}: a {rate.Tier} price has a {dimension.Dimension}.");
            }

            var inference = Inference(definition, rate.Tier, conditions[Dimension.Subject]);
            foreach (var scope in rate.Scopes)
            {
                foreach (var region in rate.Regions)
                {
                    check(
                        inference is not null && !names.Offers.Contains((model, inference, scope, rate.Profile, region)),
                        field, $"{meter}: priced {scope} in {region}, where no {inference} offer stands.");
                    check(
                        !_rates.Add(new(model, rate.Tier, scope, rate.Profile, region, meter, conditions, rate.ValidFrom)),
                        field, $"{meter}: priced twice, {scope} in {region}.");
                }
            }
        }
    }

    // Which offer a price presupposes; null where a price can stand alone (training, storage, imports).
    private static string? Inference(CatalogDocument.MeterEntry meter, string tier, string? subject)
    {
        _ = ClosedSet.TryParse<RateSubject>(subject, out var use);
        return (meter.Kind, tier, use) switch
        {
            ("inference", _, RateSubject.Custom) => "custom-on-demand",
            ("inference", _, RateSubject.Imported) => null,
            ("inference", _, _) => "on-demand",
            ("capacity", "provisioned", _) => "provisioned",
            ("capacity", "reserved", _) => "on-demand",
            _ => null,
        };
    }

    private void CheckRegions(string[] regions, string field, Action<bool, string, string> check)
    {
        foreach (var region in regions)
        {
            check(!names.Regions.Contains(region), field, $"the region '{region}' is not defined.");
        }

        for (var i = 1; i < regions.Length; i++)
        {
            check(string.CompareOrdinal(regions[i - 1], regions[i]) >= 0, field, $"'{regions[i]}' is out of order or twice; regions are ordinal and distinct.");
        }
    }

    private void VerifyEvidence(ModelEntry model, Action<bool, string, string> check)
    {
        foreach (var (field, source) in (model.Quality ?? []).Select(static one => ($"quality[{one.Task} {one.Mode}]", one.Source))
            .Concat((model.Latency ?? []).Select(static one => (FieldOf(one), one.Source)))
            .Concat((model.ReasoningTokens ?? []).Select(static one => (FieldOf(one), one.Source))))
        {
            check(!names.Sources.Contains(source), field, $"the source '{source}' is not defined.");
        }

        foreach (var latency in model.Latency ?? [])
        {
            check(latency.Region is not null && !names.Regions.Contains(latency.Region), FieldOf(latency), $"the region '{latency.Region}' is not defined.");
        }

        foreach (var tokens in model.ReasoningTokens ?? [])
        {
            check(
                tokens.Low > tokens.PerAnswerToken || tokens.PerAnswerToken > tokens.High, FieldOf(tokens),
                $"low {tokens.Low.Plain()}, perAnswerToken {tokens.PerAnswerToken.Plain()} and high {tokens.High.Plain()} do not rise.");
        }
    }

    private static string FieldOf(LatencyEntry latency) =>
        $"latency[{latency.Mode} {latency.Tier} {latency.Host}{(latency.Region is { } region ? ' ' + region : "")}]";

    private static string FieldOf(ReasoningTokensEntry tokens) => $"reasoningTokens[{tokens.Mode} {tokens.Task}]";

    private void Remember(string document, ModelEntry model)
    {
        if (!_seen.TryGetValue(model.Id, out var earlier))
        {
            _seen.Add(model.Id, earlier = (document, model.Id, new(StringComparer.Ordinal)));
        }

        foreach (var (field, given) in new (string, bool)[]
        {
            ("name", model.Name is not null), ("provider", model.Provider is not null), ("input", model.Input is not null),
            ("output", model.Output is not null), ("limits", model.Limits is not null), ("dates", model.Dates is not null),
            ("lifecycle", model.Lifecycle is not null), ("offers", model.Offers is not null), ("rates", model.Rates is not null),
            ("quality", model.Quality is not null), ("latency", model.Latency is not null),
            ("reasoningTokens", model.ReasoningTokens is not null),
        })
        {
            findings.When(given && !earlier.Fields.Add(field), document, model.Id, field, $"is given in {earlier.Document} too; in one layer, say it once.");
        }
    }

    private readonly record struct RateKey(
        string Model, string Tier, string Scope, string? Profile, string Region, string Meter, PriceConditions Conditions, DateOnly? ValidFrom);
}
