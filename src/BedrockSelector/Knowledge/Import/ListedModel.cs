using System.Collections.Immutable;

namespace BedrockSelector.Knowledge.Import;

/// <summary>A model as <c>ListFoundationModels</c> lists it in one region.</summary>
internal sealed record ListedModel
{
    public required string Document { get; init; }

    public required AwsRegion Region { get; init; }

    public required ModelId Id { get; init; }

    public string? ContextVariant { get; init; }

    public required string Name { get; init; }

    public required string Provider { get; init; }

    public required ImmutableArray<string> Input { get; init; }

    public required ImmutableArray<string> Output { get; init; }

    public required ImmutableArray<string> InferenceTypes { get; init; }

    public required ImmutableArray<string> Customizations { get; init; }

    public bool? Streaming { get; init; }

    public required bool Legacy { get; init; }

    public DateOnly? LegacyOn { get; init; }

    public DateOnly? ExtendedAccessOn { get; init; }

    public DateOnly? EndOfLifeOn { get; init; }

    public DateOnly? LaunchedOn { get; init; }
}
