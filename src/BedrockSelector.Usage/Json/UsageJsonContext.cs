using System.Text.Json.Serialization;
using BedrockSelector.Demand;
using BedrockSelector.Logs;
using BedrockSelector.Statements;

namespace BedrockSelector.Json;

/// <summary>What is known ahead of time about the documents of this package. The items of lists are named, since lists hide them.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemandReport))]
[JsonSerializable(typeof(HourlyDemandRow))]
[JsonSerializable(typeof(LogProblem))]
[JsonSerializable(typeof(LogProblemCount))]
[JsonSerializable(typeof(LoggedEstimate))]
[JsonSerializable(typeof(LoggedModelCost))]
[JsonSerializable(typeof(UsageFile))]
internal sealed partial class UsageJsonContext : JsonSerializerContext;
