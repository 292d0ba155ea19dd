using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>Writes a figure by the name of its field in documents, such as <c>totalSeconds</c>.</summary>
internal sealed class ComparisonMetricConverter() : JsonStringEnumConverter<ComparisonMetric>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
