using System.Text.Json.Serialization;
using BedrockSelector.Costs;
using BedrockSelector.Findings;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Answers;

/// <summary>What is known ahead of time about every answer. The items of lists are named, since lists hide them.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    Converters = [typeof(PlainDecimalConverter), typeof(MeasureConverter)])]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(CostEstimate))]
[JsonSerializable(typeof(CostLine))]
[JsonSerializable(typeof(MissingRate))]
internal sealed partial class AnswerJsonContext : JsonSerializerContext;
