using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Findings;

/// <summary>Writes severities as <c>note</c>, <c>warning</c> and <c>error</c>.</summary>
internal sealed class FindingSeverityConverter() : JsonStringEnumConverter<FindingSeverity>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
