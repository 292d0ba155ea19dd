using System.Collections.Immutable;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Choosing;

/// <summary>What is believed of a cell, and what was said against it.</summary>
internal sealed record Choice(Cell Cell, FactDefinition Definition, Observation Chosen, ImmutableArray<Loser> Losers);

/// <summary>A statement that was not believed.</summary>
/// <param name="Said">The statement.</param>
/// <param name="Superseded">Whether the figure believed comes from a newer issue of the same source: a change, not a disagreement.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Reason">Why.</param>
internal sealed record Loser(Observation Said, bool Superseded, string Rule, string Reason);
