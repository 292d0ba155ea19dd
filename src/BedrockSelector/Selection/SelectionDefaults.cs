using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection;

/// <summary>What a selector assumes where a request says nothing.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record SelectionDefaults
{
    /// <summary>Gets the region called.</summary>
    /// <value><c>us-east-1</c> unless set.</value>
    public AwsRegion Region { get; init; } = new("us-east-1");

    /// <summary>Gets how much each criterion counts.</summary>
    /// <value><c>default</c>, unless set, for what the catalog says of the class of tasks, or all alike where it says nothing.</value>
    public SelectionWeights Weights { get; init; }

    /// <summary>Gets the scopes accepted.</summary>
    /// <value>In the region and in its geography unless set: sending data out of the geography is opted into.</value>
    public ImmutableArray<CallScope> Scopes { get; init; } = [CallScope.InRegion, CallScope.Geo];

    /// <summary>Gets the endpoints accepted.</summary>
    /// <value>Both unless set.</value>
    public ImmutableArray<ModelEndpoint> Endpoints { get; init; } = [ModelEndpoint.Runtime, ModelEndpoint.Mantle];

    /// <summary>Gets what happens to candidates without evidence.</summary>
    /// <value>They are rejected unless set.</value>
    public MissingEvidence MissingEvidence { get; init; }

    internal SelectionRequest Complete(SelectionRequest request, IModelCatalog catalog) => Apart(request) with
    {
        Region = request.Region == default ? Region : request.Region,
        Weights = request.Weights != default ? request.Weights : Weights != default ? Weights : Usual(request, catalog),
        Floor = HasOwnField(request) ? null : Preset(request, catalog)?.MinQuality,
        Scopes = request.Scopes.IsDefaultOrEmpty ? Scopes : request.Scopes,
        Endpoints = request.Endpoints.IsDefaultOrEmpty ? Endpoints : request.Endpoints,
        Tiers = request.Tiers.IsDefaultOrEmpty ? [PricingTier.Standard] : request.Tiers,
        MissingEvidence = request.MissingEvidence ?? MissingEvidence,
    };

    internal static TaskDefinition? Preset(SelectionRequest request, IModelCatalog catalog) =>
        catalog.Tasks.FirstOrDefault(task => string.Equals(task.Name, request.Task.Name, StringComparison.Ordinal));

    // Whoever names a lowest quality, models or makers has said what may be chosen.
    private static bool HasOwnField(SelectionRequest request) =>
        request.MinQuality is not null || !request.Only.IsDefaultOrEmpty || !request.Providers.IsDefaultOrEmpty;

    private static SelectionWeights Usual(SelectionRequest request, IModelCatalog catalog) => Preset(request, catalog) is { } preset
        ? new(preset.QualityWeight, preset.LatencyWeight, preset.CostWeight)
        : SelectionWeights.Balanced;

    // Tokens of reasoning are not sent or answered by every candidate: they are no part of what all use.
    private static SelectionRequest Apart(SelectionRequest request)
    {
        var usage = request.Usage;
        if (request.Content is not null && !usage.Entries.Any(static entry => entry.Meter == Meter.InputTokens))
        {
            // Every candidate sends some: how many, its own family says.
            usage = Usage.Of([new UsageEntry(Meter.InputTokens, 0m), .. usage.Entries]);
            request = request with { Usage = usage };
        }

        if (!usage.Entries.Any(static entry => entry.Meter == Meter.ReasoningTokens))
        {
            return request;
        }

        var rest = usage.Without(Meter.ReasoningTokens);
        return request with
        {
            Usage = rest.Entries.Any(static entry => entry.Meter == Meter.OutputTokens)
                ? rest
                : Usage.Of([.. rest.Entries, new UsageEntry(Meter.OutputTokens, 0m)]),
            ReasoningTokens = request.ReasoningTokens ?? usage[Meter.ReasoningTokens],
        };
    }
}
