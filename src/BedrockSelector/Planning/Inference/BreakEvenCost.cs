using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>One point of the plot of costs over volume.</summary>
/// <param name="TokensPerMinute">Tokens a minute, input and output together, kept up all hours.</param>
/// <param name="Term">The term of the units; <see langword="null"/> for on demand.</param>
/// <param name="Units">Units needed to carry the volume; zero for on demand.</param>
/// <param name="MonthlyUsd">US dollars a month.</param>
public sealed record BreakEvenCost(
    decimal TokensPerMinute, CommitmentTerm? Term, int Units, decimal MonthlyUsd)
{
    /// <summary>Gets the name of the option.</summary>
    /// <value><c>on-demand</c>, or <c>model-units-</c> and the term.</value>
    public string Option => Term is { } term ? $"model-units-{term.Name()}" : "on-demand";
}
