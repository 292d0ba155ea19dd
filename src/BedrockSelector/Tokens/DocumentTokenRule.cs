using System.Collections.Immutable;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tokens;

/// <summary>How many tokens a page of a document costs some models.</summary>
internal sealed record DocumentTokenRule(ImmutableArray<string> Models, int PerPageLow, int PerPageHigh, CatalogSource Source);
