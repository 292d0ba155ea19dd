using System.Collections.Immutable;

namespace BedrockSelector.Knowledge;

/// <summary>A filter over the models of a catalog; every part given must hold.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record ModelQuery
{
    /// <summary>Gets the modalities that the model must take.</summary>
    /// <value>Empty to ask nothing.</value>
    public ImmutableArray<Modality> Inputs { get; init; } = [];

    /// <summary>Gets the modalities that the model must give.</summary>
    /// <value>Empty to ask nothing.</value>
    public ImmutableArray<Modality> Outputs { get; init; } = [];

    /// <summary>Gets the features that the model must be known to have.</summary>
    /// <value>Empty to ask nothing.</value>
    public ImmutableArray<Feature> Features { get; init; } = [];

    /// <summary>Gets the model's maker.</summary>
    /// <value>Its name without regard to case; <see langword="null"/> to ask nothing.</value>
    public string? Provider { get; init; }

    /// <summary>Gets a method by which the model must be customizable today, as AWS's current guide says.</summary>
    /// <value><see langword="null"/> to ask nothing.</value>
    public CustomizationKind? Customization { get; init; }

    /// <summary>Gets a region from which the model must be listed as callable.</summary>
    /// <value><see langword="null"/> to ask nothing.</value>
    public AwsRegion? Region { get; init; }

    /// <summary>Gets a scope in which it must be callable (from <see cref="Region"/>, if given).</summary>
    /// <value><see langword="null"/> to ask nothing.</value>
    public CallScope? Scope { get; init; }

    /// <summary>Gets an endpoint at which it must be callable (from <see cref="Region"/>, if given).</summary>
    /// <value><see langword="null"/> to ask nothing.</value>
    public ModelEndpoint? Endpoint { get; init; }

    /// <summary>Gets whether ended models match.</summary>
    /// <value><see langword="false"/> unless set.</value>
    public bool IncludeEnded { get; init; }

    /// <summary>Finds the models that match.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="date">The day on which a model must not have ended.</param>
    /// <returns>The models, ordinal by id; may be empty.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    public ImmutableArray<FoundationModel> Find(IModelCatalog catalog, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return [.. catalog.Models.Where(model => Matches(model, date))];
    }

    private bool Matches(FoundationModel model, DateOnly date) =>
        (IncludeEnded || model.Lifecycle.StatusOn(date, Region) != LifecycleStatus.Ended)
        && Inputs.All(model.InputModalities.Contains)
        && Outputs.All(model.OutputModalities.Contains)
        && Features.All(feature => model.Has(feature) == true)
        && (Provider is null || string.Equals(model.Provider, Provider, StringComparison.OrdinalIgnoreCase))
        && (Customization is null || model.Customizations.Any(one => one.Kind == Customization && one.Status == MethodStatus.Offered))
        && (AsksNoPlace || model.Offers.Any(offer =>
            offer.Listed
            && (Region is not { } region || offer.Regions.Contains(region))
            && (Scope is null || offer.Scope == Scope)
            && (Endpoint is null || offer.Endpoint == Endpoint)));

    private bool AsksNoPlace => Region is null && Scope is null && Endpoint is null;
}
