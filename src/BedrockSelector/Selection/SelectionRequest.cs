using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Tokens;

namespace BedrockSelector.Selection;

/// <summary>What a workload needs, within what limits, and what it prefers.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record SelectionRequest
{
    /// <summary>Gets what one request uses.</summary>
    /// <value>One or more meters.</value>
    public required Usage Usage { get; init; }

    /// <summary>Gets what is called today.</summary>
    /// <value>
    /// Each candidate then says what it would save and what would be lost, and the result what is paid; the ranking is not changed by it.
    /// <see langword="null"/> for nothing.
    /// </value>
    public ModelReference? From { get; init; }

    /// <summary>Gets the model by whose tokenizer <see cref="Usage"/> counts.</summary>
    /// <value>
    /// <see langword="null"/> to take the counts as they are for every candidate; else each is priced and timed by what its own family makes of the same
    /// English text. A model of whose counting nothing is known is taken to count alike.
    /// </value>
    public ModelId? TokensOf { get; init; }

    /// <summary>Gets what one request sends beside <see cref="Usage"/>: texts, images, pages.</summary>
    /// <value>
    /// Each candidate counts it by its own family, and the tokens are added to its input; <see langword="null"/> for nothing.
    /// </value>
    public TokenInput? Content { get; init; }

    /// <summary>Gets the region called.</summary>
    /// <value><c>default</c> for the selector's own.</value>
    public AwsRegion Region { get; init; }

    /// <summary>Gets what the request sends.</summary>
    /// <value>Distinct; empty to ask nothing.</value>
    public ImmutableArray<Modality> Inputs { get; init; } = [];

    /// <summary>Gets what the request wants back.</summary>
    /// <value>Distinct; empty to ask nothing.</value>
    public ImmutableArray<Modality> Outputs { get; init; } = [];

    /// <summary>Gets the features the request uses.</summary>
    /// <value>Distinct; empty to ask nothing.</value>
    public ImmutableArray<Feature> Features { get; init; } = [];

    /// <summary>Gets the class of tasks by which quality is judged.</summary>
    /// <value>Chat unless set.</value>
    public TaskClass Task { get; init; } = TaskClass.Chat;

    /// <summary>Gets the mode in which candidates may run.</summary>
    /// <value>
    /// <see langword="null"/> for every mode with evidence, each a candidate of its own; <see cref="ReasoningMode.Reasoning"/> for whatever thinks
    /// first, at any effort; else that mode alone.
    /// </value>
    public ReasoningMode? Mode { get; init; }

    /// <summary>Gets how many tokens a candidate that reasons thinks with.</summary>
    /// <value>
    /// Tokens for one request, zero or more; <see langword="null"/> to expect what was measured of each. The meter <c>reasoning-tokens</c> of
    /// <see cref="Usage"/> sets it, too.
    /// </value>
    public decimal? ReasoningTokens
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value.GetValueOrDefault(), nameof(value));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.GetValueOrDefault(), UsageEntry.MaxQuantity, nameof(value));
            field = value;
        }
    }

    /// <summary>Gets how much each criterion counts.</summary>
    /// <value><c>default</c> for the selector's own, which are those of the class of tasks unless it was given others.</value>
    public SelectionWeights Weights { get; init; }

    /// <summary>Gets the lowest quality accepted.</summary>
    /// <value>
    /// From 0 to 100, 0 for any; <see langword="null"/> for the floor of the class of tasks, which what was never measured does not meet or miss.
    /// </value>
    public double? MinQuality
    {
        get;
        init
        {
            if (value is { } floor && !(floor is >= 0 and <= 100))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "A quality is from 0 to 100.");
            }

            field = value;
        }
    }

    /// <summary>
    /// Gets the quality below which nothing known to be weak is chosen, where the request names no lowest quality, models or makers itself.
    /// </summary>
    /// <value>The catalog's for the class of tasks, from 0 to 100; <see langword="null"/> for none, and until a selector completes the request.</value>
    public double? Floor { get; internal init; }

    /// <summary>Gets the most that one request may cost.</summary>
    /// <value>US dollars, zero or more; <see langword="null"/> for any.</value>
    public decimal? MaxCostUsd
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value.GetValueOrDefault(), nameof(value));
            field = value;
        }
    }

    /// <summary>Gets the longest median time to the last token.</summary>
    /// <value>Seconds, above zero; <see langword="null"/> for any.</value>
    public double? MaxLatencySeconds
    {
        get;
        init
        {
            if (value is { } limit && !(double.IsFinite(limit) && limit > 0))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "A time is a finite number of seconds above zero.");
            }

            field = value;
        }
    }

    /// <summary>Gets the scopes accepted.</summary>
    /// <value>Empty for the selector's own.</value>
    public ImmutableArray<CallScope> Scopes { get; init; } = [];

    /// <summary>Gets the endpoints accepted.</summary>
    /// <value>Empty for the selector's own; whoever calls Converse asks for the runtime alone.</value>
    public ImmutableArray<ModelEndpoint> Endpoints { get; init; } = [];

    /// <summary>Gets the pricing tiers among which to choose.</summary>
    /// <value>Empty for standard alone.</value>
    public ImmutableArray<PricingTier> Tiers { get; init; } = [];

    /// <summary>Gets what is stated of the dimensions that prices depend on, such as the size of what is made.</summary>
    /// <value>Nothing unless set.</value>
    public PriceConditions Conditions { get; init; }

    /// <summary>Gets what becomes of prices that are computed, not published.</summary>
    /// <value>Refused unless set: such offers count as without a price.</value>
    public DerivedRates DerivedRates { get; init; }

    /// <summary>Gets the makers accepted.</summary>
    /// <value>Names without regard to case; empty for any.</value>
    public ImmutableArray<string> Providers { get; init; } = [];

    /// <summary>Gets the models excluded.</summary>
    /// <value>Ids or aliases; may be empty.</value>
    public ImmutableArray<ModelId> Exclude { get; init; } = [];

    /// <summary>Gets the models among which to choose.</summary>
    /// <value>Ids or aliases; empty for all.</value>
    public ImmutableArray<ModelId> Only { get; init; } = [];

    /// <summary>Gets the day until which the model is needed.</summary>
    /// <value>A model that ends on or before it is rejected; <see langword="null"/> to ask nothing.</value>
    public DateOnly? SupportedUntil { get; init; }

    /// <summary>Gets what happens to candidates without evidence.</summary>
    /// <value><see langword="null"/> for what the selector does by default.</value>
    public MissingEvidence? MissingEvidence { get; init; }

    /// <summary>Gets what happens where no source says whether a model does what is needed, or whether it is offered in the region.</summary>
    /// <value>It takes part, with a finding, unless set.</value>
    public UnknownFacts Unknown { get; init; }

    /// <summary>Gets where a request may be computed.</summary>
    /// <value><see langword="null"/> for anywhere that the scopes allow.</value>
    public Residency? Residency { get; init; }

    /// <summary>Gets the day of use.</summary>
    /// <value><see langword="null"/> for today.</value>
    public DateOnly? AsOf { get; init; }

    /// <summary>Gets whether ended models take part.</summary>
    /// <value><see langword="false"/> unless set.</value>
    public bool IncludeEnded { get; init; }
}
