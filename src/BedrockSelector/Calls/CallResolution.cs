using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Calls;

/// <summary>From what a caller writes to what is called.</summary>
public static class CallResolution
{
    /// <summary>Says which model a reference calls, from which region and in which scope.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="region">The region called; an ARN's own region must agree with it. <see langword="null"/> for the ARN's.</param>
    /// <param name="resolver">Says what stands behind references that do not name their model; <see langword="null"/> for nobody.</param>
    /// <returns>The target. Whether it can be called there is another question: see <see cref="CallTarget.FindOffer"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> or <paramref name="reference"/> is <see langword="null"/>.</exception>
    /// <exception cref="ModelResolutionException">
    /// The model, the variant or the region is unknown, the regions conflict, or nothing says what stands behind the reference.
    /// </exception>
    public static CallTarget Resolve(
        this IModelCatalog catalog, ModelReference reference, AwsRegion? region, ModelReferenceResolver? resolver = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Region is { } fixedRegion && region is { } asked && fixedRegion != asked)
        {
            throw new ModelResolutionException(
                ModelResolutionError.RegionConflict,
                $"The ARN fixes the region {fixedRegion}, and {asked} is asked for; leave the region out or give {fixedRegion}.",
                [fixedRegion.Value]);
        }

        var called = reference.Region ?? region
            ?? throw new ModelResolutionException(
                ModelResolutionError.RegionConflict, $"'{reference}' fixes no region; give one, such as us-east-1.", []);
        if (!catalog.HasRegion(called))
        {
            throw ModelResolutionException.UnknownRegion(catalog, called);
        }

        var (named, model) = Follow(catalog, reference, resolver);
        if (named.ContextVariant is { } variant && !model.ContextVariants.Contains(variant))
        {
            var known = model.ContextVariants.IsEmpty ? "none" : string.Join(", ", model.ContextVariants);
            throw new ModelResolutionException(
                ModelResolutionError.UnknownVariant, $"{model.Name} has no context variant '{variant}'; known: {known}.", model.ContextVariants);
        }

        var (scope, profile, assumed) = ScopeOf(reference, named, model, called);
        return new()
        {
            Reference = reference,
            Model = model,
            Region = called,
            Scope = scope,
            Profile = profile,
            ScopeAssumed = assumed,
            Endpoint = EndpointOf(named, model),
            Subject = reference.Kind switch
            {
                ModelReferenceKind.CustomModel or ModelReferenceKind.CustomModelDeployment => RateSubject.Custom,
                ModelReferenceKind.ImportedModel => RateSubject.Imported,
                _ when IsImportAlone(model) => RateSubject.Imported,
                _ => RateSubject.Base,
            },
        };
    }

    /// <summary>Gets the region in which a reference is looked up: an ARN's own, unless another was asked for, which resolving then refuses.</summary>
    internal static AwsRegion? RegionFor(this ModelReference reference, AwsRegion? asked, AwsRegion? usual) =>
        asked ?? (reference.IsArn ? null : usual);

    // An entry whose every rate is for imported models stands for whatever model was imported.
    private static bool IsImportAlone(FoundationModel model) =>
        !model.Rates.IsEmpty && model.Rates.All(static rate => rate.Conditions[Dimension.Subject] == RateSubject.Imported.Name());

    /// <summary>Reads what a person wrote as a reference to a model.</summary>
    /// <param name="catalog">The catalog, which knows the models' names.</param>
    /// <param name="text">A model id, an inference-profile id or an ARN.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is none of them; the message says what to drop.</exception>
    /// <exception cref="ModelResolutionException">The text is a model's name; the message says its id.</exception>
    public static ModelReference Refer(this IModelCatalog catalog, string text)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(text);
        return ModelReference.TryParse(text, out var reference) ? reference
            : PastedNames.Meant(text, catalog.Models).IsEmpty ? ModelReference.Parse(text)
            : throw ModelResolutionException.UnknownModel(catalog, text);
    }

    // What an application profile copies is its owner's secret. Where the model cannot be called in the region itself, it is a profile: the nearest, unless told.
    private static (CallScope Scope, string? Profile, bool Assumed) ScopeOf(ModelReference written, ModelReference named, FoundationModel model, AwsRegion region)
    {
        if (model.ApplicationProfiles.FirstOrDefault(one => one.Arn == written.Text) is { } told)
        {
            return (told.Scope, told.Profile, false);
        }

        if (written.Kind != ModelReferenceKind.ApplicationInferenceProfile || named.ProfilePrefix is not null || named != written)
        {
            return (named.Scope, named.ProfilePrefix, false);
        }

        var here = model.Offers.Where(offer => offer.Inference == InferenceType.OnDemand && offer.Covers(region, DateOnly.MaxValue))
            .OrderBy(static offer => !offer.Listed).ThenBy(static offer => offer.Scope).ToArray();
        return here is [{ Scope: not CallScope.InRegion } nearest, ..] && !here.Any(static offer => offer.Scope == CallScope.InRegion && offer.Listed)
            ? (nearest.Scope, nearest.Profile, true)
            : (named.Scope, named.ProfilePrefix, false);
    }

    // A second id that only the OpenAI-compatible endpoint knows says by itself which endpoint is called. The model's own id means the runtime, where
    // the runtime has the model at all: there, it must not pass for callable because the other endpoint takes it.
    private static ModelEndpoint? EndpointOf(ModelReference named, FoundationModel model)
    {
        if (named.ModelId is not { } id)
        {
            return null;
        }

        if (id != model.Id)
        {
            return model.Offers.Any(offer => offer.CallId == id.Value && offer.Endpoint == ModelEndpoint.Mantle) ? ModelEndpoint.Mantle : null;
        }

        return named.Scope == CallScope.InRegion && model.Offers.Any(static offer =>
            offer.Inference == InferenceType.OnDemand && offer.Endpoint == ModelEndpoint.Runtime && offer.Listed && !offer.Regions.IsEmpty)
            ? ModelEndpoint.Runtime
            : null;
    }

    // The model that the reference names, itself or through an alias (which may be a whole ARN), or else through the caller's resolver.
    private static (ModelReference Named, FoundationModel Model) Follow(
        IModelCatalog catalog, ModelReference reference, ModelReferenceResolver? resolver)
    {
        if (catalog.TryGetModelNamed(reference.Text, out var model)
            || (reference.ModelId is { } id && catalog.TryGetModel(id, out model)))
        {
            return (reference, model);
        }

        if (resolver?.Invoke(reference) is { } behind && !behind.Equals(reference))
        {
            return behind.ModelId is { } target && catalog.TryGetModel(target, out model)
                ? (behind, model)
                : throw ModelResolutionException.UnknownModel(catalog, behind.Text);
        }

        throw reference.ModelId is { } unknown
            ? ModelResolutionException.UnknownModel(catalog, unknown.Value)
            : new ModelResolutionException(
                ModelResolutionError.Unresolved,
                $"'{reference}' does not say which model it is; give it as an alias of a model in an overlay, or resolve it through the library.",
                []);
    }
}
