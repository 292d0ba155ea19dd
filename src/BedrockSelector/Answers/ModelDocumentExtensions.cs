using System.Collections.Immutable;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

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
            Customizations = [.. model.Customizations.Where(static one => one.Status == MethodStatus.Offered).Select(static one => one.Kind)],
            Lifecycle = Lifecycle(model.Lifecycle, date),
            Regions = model.ListedRegions(),
            Profiles =
            [
                .. model.Offers.Where(static offer => offer.Profile is not null).Select(static offer => offer.CallId)
                    .Distinct().Order(StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>Makes the entry that <c>show</c> prints of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="dimensions">The dimensions of prices, as the catalog declares them: a field of every price each.</param>
    /// <param name="evidence">What has been measured.</param>
    /// <param name="date">The day of its status.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static ModelDetailDocument ToDetail(
        this FoundationModel model, ImmutableArray<DimensionDefinition> dimensions, IEvidenceStore evidence, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(evidence);
        return new(model.ToDocument(date))
        {
            Offers = [.. model.Offers.Select(Offer)],
            Rates = [.. model.Rates.Select(rate => Price(rate, dimensions))],
            Quality = [.. evidence.Quality(model.Id).Select(Quality)],
            Latency = [.. evidence.Latency(model.Id).Select(Latency)],
            Sources =
            [
                .. model.Sources.Select(static one => new FactSourceDocument
                {
                    Field = one.Field,
                    Source = one.Source.Key,
                    Title = one.Source.Title,
                    Url = one.Source.Url?.ToString(),
                    AsOf = one.Source.AsOf,
                }),
            ],
            Disagreements = model.Disagreements,
        };
    }

    private static OfferDocument Offer(Offer offer) => new()
    {
        CallId = offer.CallId,
        Inference = offer.Inference,
        Endpoint = offer.Endpoint,
        Scope = offer.Scope,
        Regions = offer.Regions,
        Routes = offer.Routes,
        Listed = offer.Listed,
        ValidFrom = offer.ValidFrom,
        Note = offer.Note,
        Source = offer.Source.Key,
        AsOf = offer.Source.AsOf,
    };

    private static RateDocument Price(Rate rate, ImmutableArray<DimensionDefinition> dimensions) => new()
    {
        Meter = rate.Meter,
        Tier = rate.Tier,
        Scopes = rate.Scopes,
        Profile = rate.Profile,
        Regions = rate.Regions,
        UnitPriceUsd = rate.Price.Usd,
        Per = rate.Price.Per,
        Conditions = new(rate.Conditions, dimensions),
        ValidFrom = rate.ValidFrom,
        ValidTo = rate.ValidTo,
        RegionAssumed = rate.RegionAssumed,
        Derived = rate.Derived,
        Note = rate.Note,
        Others =
        [
            .. rate.Others.Select(static other => new OtherPriceDocument
            {
                Usd = other.Usd,
                Source = other.Source.Key,
                AsOf = other.Source.AsOf,
                Reason = other.Reason,
            }),
        ],
        Source = rate.Source.Key,
        AsOf = rate.Source.AsOf,
        Layer = rate.Layer,
    };

    private static QualityDocument Quality(QualityEvidence one) => new()
    {
        Task = one.Task.Name,
        Mode = one.Mode,
        Value = AnswerJson.Measure(one.Score),
        StandardError = AnswerJson.Measure(one.StandardError),
        Benchmarks = one.Benchmarks,
        Source = one.Source.Key,
        AsOf = one.Source.AsOf,
        Layer = one.Layer,
    };

    private static LatencyDocument Latency(LatencyEvidence one) => new()
    {
        Mode = one.Mode,
        Tier = one.Tier,
        Host = one.Host,
        Region = one.Region == default ? null : one.Region,
        InputTokens = AnswerJson.Measure(one.InputTokens),
        SecondsPerThousandInputTokens = AnswerJson.Measure(one.SecondsPerInputToken * 1000),
        GrowthErrorFactor = AnswerJson.Measure(one.GrowthErrorFactor),
        TimeToFirstTokenSeconds = Percentiles(one.TimeToFirstTokenSeconds),
        OutputTokensPerSecond = Percentiles(one.OutputTokensPerSecond),
        Samples = one.Samples,
        Source = one.Source.Key,
        AsOf = one.Source.AsOf,
        Layer = one.Layer,
    };

    private static ValueMap<double> Percentiles(ImmutableSortedDictionary<string, double> figures) =>
        new(figures.Select(static pair => KeyValuePair.Create(pair.Key, AnswerJson.Measure(pair.Value))));

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
