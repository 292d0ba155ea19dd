using System.Text.Json.Serialization;
using BedrockSelector.Bills;
using BedrockSelector.Demand;
using BedrockSelector.Logs;
using BedrockSelector.Queries;

namespace BedrockSelector.Statements;

/// <summary>What is known ahead of time about the documents of this package. The items of lists are named, since lists hide them.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemandReport))]
[JsonSerializable(typeof(HourlyDemandRow))]
[JsonSerializable(typeof(LogProblem))]
[JsonSerializable(typeof(LogProblemCount))]
[JsonSerializable(typeof(LoggedEstimate))]
[JsonSerializable(typeof(LoggedModelCost))]
[JsonSerializable(typeof(UsageFile))]
[JsonSerializable(typeof(Reconciliation))]
[JsonSerializable(typeof(BillDifference))]
[JsonSerializable(typeof(ReconciledLine))]
[JsonSerializable(typeof(UnmappedLine))]
[JsonSerializable(typeof(PrivateRate))]
[JsonSerializable(typeof(LogQueries))]
[JsonSerializable(typeof(LogQuery))]
[JsonSerializable(typeof(BillFile))]
[JsonSerializable(typeof(BilledUsage))]
[JsonSerializable(typeof(BilledRow))]
[JsonSerializable(typeof(UsageChange))]
[JsonSerializable(typeof(ModelChange))]
[JsonSerializable(typeof(UsageForecast))]
[JsonSerializable(typeof(UsageAlternatives))]
[JsonSerializable(typeof(UsageAlternative))]
[JsonSerializable(typeof(UsageStatement))]
[JsonSerializable(typeof(UsageRow))]
internal sealed partial class UsageJsonContext : JsonSerializerContext;
