using System.Text.Json.Serialization;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>What is known ahead of time about the documents of comparisons. The items of lists are named, since lists hide them.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ComparisonDocument))]
[JsonSerializable(typeof(ComparedModel))]
[JsonSerializable(typeof(ComparedRun))]
[JsonSerializable(typeof(ComparedSpread))]
[JsonSerializable(typeof(ComparedDifference))]
[JsonSerializable(typeof(IgnoredContent))]
internal sealed partial class ComparisonJsonContext : JsonSerializerContext;
