using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>A question about cost.</summary>
public sealed record CostRequest
{
    /// <summary>Gets the model: an id, an inference-profile id or an ARN.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required ModelReference Model { get; init; }

    /// <summary>Gets the region called.</summary>
    /// <value><see langword="null"/> for an ARN's own, or the estimator's where it has one.</value>
    public AwsRegion? Region { get; init; }

    /// <summary>Gets what one request uses.</summary>
    /// <value>One or more meters.</value>
    public required Usage Usage { get; init; }

    /// <summary>Gets how many such requests there are.</summary>
    /// <value>From 0 to <see cref="UsageEntry.MaxQuantity"/>; 1 unless set.</value>
    public decimal Requests
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, UsageEntry.MaxQuantity);
            field = value;
        }
    } = 1m;

    /// <summary>Gets the endpoint that is called.</summary>
    /// <value><see langword="null"/> for the one that the model's id means: the runtime, where the model is on it.</value>
    public ModelEndpoint? Endpoint { get; init; }

    /// <summary>Gets the pricing tier of calls.</summary>
    /// <value>Standard unless set. Meters that have one tier only, such as model-unit hours, keep theirs.</value>
    public PricingTier Tier { get; init; }

    /// <summary>Gets what is stated of the dimensions that prices depend on, such as a commitment term or the size of what is made.</summary>
    /// <value>Nothing unless set: no commitment and the default size, of which the estimate warns. What there is, the catalog declares.</value>
    public PriceConditions Conditions { get; init; }

    /// <summary>Gets whether a custom model of the named base is meant.</summary>
    /// <value><see langword="false"/> unless set; ARNs of custom models say it themselves.</value>
    public bool CustomModel { get; init; }

    /// <summary>Gets what becomes of prices that are computed, not published.</summary>
    /// <value>Refused unless set: the meter is then among <see cref="CostEstimate.Missing"/>.</value>
    public DerivedRates DerivedRates { get; init; }

    /// <summary>Gets what happens where only a published price says that the region is served.</summary>
    /// <value>It is priced, with a warning, unless set.</value>
    public UnknownFacts Unknown { get; init; }

    /// <summary>Gets where requests may be computed, and nowhere else.</summary>
    /// <value><see langword="null"/> to ask nothing; else a call that may be computed elsewhere has no price.</value>
    public Residency? Residency { get; init; }

    /// <summary>Gets the day of use.</summary>
    /// <value><see langword="null"/> for today.</value>
    public DateOnly? AsOf { get; init; }

    /// <summary>Gets who says what stands behind references that do not name their model.</summary>
    /// <value><see langword="null"/> for nobody.</value>
    public ModelReferenceResolver? Resolver { get; init; }
}
