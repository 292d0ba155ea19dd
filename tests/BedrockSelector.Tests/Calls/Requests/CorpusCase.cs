using BedrockSelector.Findings;

namespace BedrockSelector.Tests.Calls.Requests;

/// <summary>A request that a model takes, and one a step further that it does not.</summary>
internal sealed record CorpusCase(string Model, string Code, RequestBuilder Inside, RequestBuilder Outside)
{
    public FindingSeverity Severity { get; init; } = FindingSeverity.Error;

    public bool Streaming { get; init; }

    public override string ToString() => $"{Model} {Code}";
}
