using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization;

/// <summary>A kind of media that training records of a base may hold beside text.</summary>
/// <param name="Type">Image or video.</param>
/// <param name="Formats">Formats as the records name them, such as <c>png</c>; empty when no source lists them.</param>
/// <param name="Source">The source.</param>
/// <remarks>Holds an array: compared by reference of the array.</remarks>
public sealed record MediaRule(Modality Type, ImmutableArray<string> Formats, CatalogSource Source);
