using System.Collections.Immutable;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Choosing;

/// <summary>What is believed of a cell, and what was said against it.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Definition">How the fact is written.</param>
/// <param name="Chosen">The statement believed.</param>
/// <param name="Losers">The statements that differ from it, in the order of precedence.</param>
internal sealed record Choice(Cell Cell, FactDefinition Definition, Observation Chosen, ImmutableArray<Loser> Losers);

/// <summary>A statement that was not believed.</summary>
/// <param name="Said">The statement.</param>
/// <param name="Superseded">Whether the figure believed comes from a newer issue of the same source: a change, not a disagreement.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Reason">Why.</param>
internal sealed record Loser(Observation Said, bool Superseded, string Rule, string Reason);
