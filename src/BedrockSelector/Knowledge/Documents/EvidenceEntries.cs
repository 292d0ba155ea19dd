namespace BedrockSelector.Knowledge.Documents;

/// <summary>What one document says of the quality and latency of one model: all that is kept of documents once the catalog is built.</summary>
internal sealed record EvidenceEntries(
    string Layer,
    ModelId Model,
    QualityEntry[] Quality,
    Dictionary<string, string[]>? Benchmarks,
    LatencyEntry[] Latency,
    ReasoningTokensEntry[] ReasoningTokens);
