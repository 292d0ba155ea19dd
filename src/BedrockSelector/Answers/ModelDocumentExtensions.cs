using BedrockSelector.Knowledge;

namespace BedrockSelector.Answers;

/// <summary>Makes documents of models.</summary>
public static class ModelDocumentExtensions
{
    /// <summary>Makes the entry that <c>models</c> prints of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="date">The day of its status.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is <see langword="null"/>.</exception>
    public static ModelDocument ToDocument(this FoundationModel model, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new()
        {
            ModelId = model.Id,
            Aliases = model.Aliases,
            Name = model.Name,
            Provider = model.Provider,
            InputModalities = model.InputModalities,
            OutputModalities = model.OutputModalities,
            Features = [.. model.Features.Where(static one => one.Supported).Select(static one => one.Feature)],
            FeaturesLacking = [.. model.Features.Where(static one => !one.Supported).Select(static one => one.Feature)],
            ContextWindow = model.ContextWindow,
            MaxOutputTokens = model.MaxOutputTokens,
            CacheMinTokens = model.CacheMinTokens,
            KnowledgeCutoff = model.KnowledgeCutoff,
            ReleasedOn = model.ReleasedOn,
            LaunchedOn = model.LaunchedOn,
            Customizations = [.. model.Customizations.Where(static one => !one.Withdrawn).Select(static one => one.Kind)],
            Lifecycle = Lifecycle(model.Lifecycle, date),
            Regions = model.ListedRegions(),
            Profiles =
            [
                .. model.Offers.Where(static offer => offer.Profile is not null).Select(static offer => offer.CallId)
                    .Distinct().Order(StringComparer.Ordinal),
            ],
        };
    }

    private static LifecycleDocument Lifecycle(ModelLifecycle life, DateOnly date) => new()
    {
        Status = life.StatusOn(date),
        LegacyOn = life.LegacyOn,
        EndOfLifeOn = life.EndOfLifeOn is null ? null : life.EndsOn(),
        ExtendedAccessOn = life.ExtendedAccessOn,
        GoneBy = life.GoneBy,
        Regions = [.. life.Regions.Select(static one => new RegionEndDocument { Region = one.Region, EndOfLifeOn = one.EndOfLifeOn })],
        Note = life.Note,
    };
}
