using System.Collections.Immutable;

namespace BedrockSelector.Customization.Jobs;

/// <summary>Logs of model invocations as written in a specification.</summary>
/// <param name="S3Uri">Where they lie.</param>
/// <param name="UsePromptResponse">Whether the logged answers are used too.</param>
/// <param name="Filters">Conditions on the requests' metadata.</param>
/// <param name="MatchAny">Whether one condition is enough.</param>
/// <remarks>Holds an array: compared by reference of the array.</remarks>
public sealed record InvocationLogsSpec(string? S3Uri, bool UsePromptResponse, ImmutableArray<MetadataFilterSpec> Filters, bool MatchAny);
