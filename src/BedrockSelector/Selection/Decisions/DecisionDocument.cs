using System.Text.Json.Serialization;

namespace BedrockSelector.Selection.Decisions;

/// <summary>The JSON form of a decision, version 1.</summary>
internal sealed record DecisionDocument
{
    public required int SchemaVersion { get; init; }

    public required string CatalogVersion { get; init; }

    public required DateOnly AsOf { get; init; }

    public required DecisionRequest Request { get; init; }

    public required string[] Dropped { get; init; }

    public required DecisionCandidate[] Candidates { get; init; }
}

internal sealed record DecisionRequest
{
    public required string Usage { get; init; }

    public required string Region { get; init; }

    public string Conditions { get; init; } = "";

    public bool AllowDerivedRates { get; init; }

    public required string[] Inputs { get; init; }

    public required string[] Outputs { get; init; }

    public required string[] Features { get; init; }

    public required string Task { get; init; }

    public string? Mode { get; init; }

    public decimal? ReasoningTokens { get; init; }

    public required double QualityWeight { get; init; }

    public required double LatencyWeight { get; init; }

    public required double CostWeight { get; init; }

    public double? MinQuality { get; init; }

    public decimal? MaxCostUsd { get; init; }

    public double? MaxLatencySeconds { get; init; }

    public required string[] Scopes { get; init; }

    public required string[] Endpoints { get; init; }

    public required string[] Tiers { get; init; }

    public required string[] Providers { get; init; }

    public required string[] Exclude { get; init; }

    public required string[] Only { get; init; }

    public DateOnly? SupportedUntil { get; init; }

    public required string MissingEvidence { get; init; }

    public required bool IncludeEnded { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    WriteIndented = true)]
[JsonSerializable(typeof(DecisionDocument))]
internal sealed partial class DecisionJsonContext : JsonSerializerContext;
