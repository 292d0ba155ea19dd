using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Decisions;

/// <summary>Requests to their JSON form and back.</summary>
internal static class DecisionRequestMapping
{
    public static DecisionRequest ToDocument(SelectionRequest request) => new()
    {
        Usage = request.Usage.ToString(),
        Region = request.Region.Value,
        Conditions = request.Conditions.ToString(),
        AllowDerivedRates = request.DerivedRates == DerivedRates.Allow,
        Inputs = [.. request.Inputs.Select(static one => one.Name)],
        Outputs = [.. request.Outputs.Select(static one => one.Name)],
        Features = [.. request.Features.Select(static one => one.Name)],
        Task = request.Task.Name,
        Mode = request.Mode?.Name,
        ReasoningTokens = request.ReasoningTokens,
        QualityWeight = request.Weights.Quality,
        LatencyWeight = request.Weights.Latency,
        CostWeight = request.Weights.Cost,
        MinQuality = request.MinQuality,
        MaxCostUsd = request.MaxCostUsd,
        MaxLatencySeconds = request.MaxLatencySeconds,
        Scopes = [.. request.Scopes.Select(static one => one.Name())],
        Endpoints = [.. request.Endpoints.Select(static one => one.Name())],
        Tiers = [.. request.Tiers.Select(static one => one.Name())],
        Providers = [.. request.Providers.IsDefault ? [] : request.Providers],
        Exclude = [.. request.Exclude.Select(static one => one.Value)],
        Only = [.. request.Only.Select(static one => one.Value)],
        SupportedUntil = request.SupportedUntil,
        MissingEvidence = request.MissingEvidence == Selection.MissingEvidence.Allow ? "allow" : "reject",
        IncludeEnded = request.IncludeEnded,
    };

    public static SelectionRequest FromDocument(DecisionRequest request, DateOnly asOf) => new()
    {
        Usage = Usage.Parse(request.Usage),
        Region = new(request.Region),
        Conditions = PriceConditions.Parse(request.Conditions),
        DerivedRates = request.AllowDerivedRates ? DerivedRates.Allow : DerivedRates.Refuse,
        Inputs = [.. request.Inputs.Select(Modality.Parse)],
        Outputs = [.. request.Outputs.Select(Modality.Parse)],
        Features = [.. request.Features.Select(Feature.Parse)],
        Task = TaskClass.Parse(request.Task),
        Mode = request.Mode is { } mode ? ReasoningMode.Parse(mode) : null,
        ReasoningTokens = request.ReasoningTokens,
        Weights = new(request.QualityWeight, request.LatencyWeight, request.CostWeight),
        MinQuality = request.MinQuality,
        MaxCostUsd = request.MaxCostUsd,
        MaxLatencySeconds = request.MaxLatencySeconds,
        Scopes = All<CallScope>(request.Scopes, "scope", ClosedSet.TryParse),
        Endpoints = All<ModelEndpoint>(request.Endpoints, "endpoint", ClosedSet.TryParse),
        Tiers = All<PricingTier>(request.Tiers, "tier", ClosedSet.TryParse),
        Providers = [.. request.Providers],
        Exclude = [.. request.Exclude.Select(static one => new ModelId(one))],
        Only = [.. request.Only.Select(static one => new ModelId(one))],
        SupportedUntil = request.SupportedUntil,
        MissingEvidence = One(request.MissingEvidence, "missingEvidence", ("reject", Selection.MissingEvidence.Reject), ("allow", Selection.MissingEvidence.Allow)),
        AsOf = asOf,
        IncludeEnded = request.IncludeEnded,
    };

    private delegate bool Parser<T>(string? text, out T value);

    private static ImmutableArray<T> All<T>(string[] names, string what, Parser<T> parser) =>
        [.. names.Select(name => parser(name, out var value) ? value : throw new FormatException($"'{name}' is not a {what}."))];

    private static T One<T>(string name, string what, params ReadOnlySpan<(string Name, T Value)> known)
    {
        foreach (var one in known)
        {
            if (one.Name == name)
            {
                return one.Value;
            }
        }

        throw new FormatException($"'{name}' is not a {what}.");
    }
}
