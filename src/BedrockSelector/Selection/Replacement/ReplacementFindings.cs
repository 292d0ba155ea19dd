namespace BedrockSelector.Selection.Replacement;

/// <summary>The codes of what is said of a replacement.</summary>
public static class ReplacementFindings
{
    /// <summary>The model of today is called by another id than the one named, which cannot be called from the region.</summary>
    public const string CallIdAssumed = "call-id-assumed";

    /// <summary>The model of today has no price for the calls.</summary>
    public const string NotPriced = "incumbent-not-priced";

    /// <summary>Nothing was measured of the quality of the model of today.</summary>
    public const string QualityUnknown = "incumbent-quality-unknown";

    /// <summary>The usage is that of a usual request of the class of tasks.</summary>
    public const string UsageAssumed = "usage-assumed";

    /// <summary>Offers that are legacy themselves are left out.</summary>
    public const string LegacyLeftOut = "legacy-left-out";

    /// <summary>An input or output is lost.</summary>
    public const string ModalityLost = "modality-lost";

    /// <summary>A feature is lost.</summary>
    public const string FeatureLost = "feature-lost";

    /// <summary>No source says whether a feature is kept.</summary>
    public const string FeatureUnknown = "feature-unknown";

    /// <summary>Something is asked of every call that was not asked before.</summary>
    public const string InputRequired = "input-required";

    /// <summary>The context window or the longest answer is smaller.</summary>
    public const string LimitLower = "limit-lower";

    /// <summary>The model cannot be called from regions from which today's can.</summary>
    public const string RegionsLost = "regions-lost";

    /// <summary>Calls may be computed in more places.</summary>
    public const string ScopeWider = "scope-wider";

    /// <summary>Calls go to another endpoint, which speaks another protocol.</summary>
    public const string EndpointDiffers = "endpoint-differs";

    /// <summary>The model thinks before it answers, and today's does not, or not so much.</summary>
    public const string ModeDiffers = "mode-differs";

    /// <summary>The same text is another number of tokens.</summary>
    public const string TokenizerDiffers = "tokenizer-differs";

    /// <summary>The prompt cache keeps prefixes for less long, or from more tokens on.</summary>
    public const string CacheDiffers = "cache-differs";

    /// <summary>A way of customizing the model is lost.</summary>
    public const string CustomizationLost = "customization-lost";
}
