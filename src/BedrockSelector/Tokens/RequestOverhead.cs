using System.Collections.Immutable;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tokens;

/// <summary>What a request costs some models beyond its content.</summary>
internal sealed record RequestOverhead(
    ImmutableArray<string> Models, int RequestLow, int RequestHigh, int MessageLow, int MessageHigh, int ToolsBase, int PerTool, CatalogSource Source);
