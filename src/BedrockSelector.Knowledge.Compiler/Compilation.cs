using System.Collections.Immutable;
using BedrockSelector.Knowledge.Compiler.Choosing;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler;

/// <summary>What observations and rules come to.</summary>
internal sealed record Compilation
{
    /// <summary>Gets the documents by file name, UTF-8.</summary>
    public required ImmutableSortedDictionary<string, byte[]> Documents { get; init; }

    /// <summary>Gets what is believed.</summary>
    public required ImmutableArray<Choice> Choices { get; init; }

    /// <summary>Gets what no document has, although a source said it.</summary>
    public required ImmutableArray<LeftOut> LeftOut { get; init; }

    /// <summary>Gets the exceptions that hold for nothing any more, by file and line.</summary>
    public required ImmutableArray<string> Unused { get; init; }
}

/// <summary>A statement that stands in no document.</summary>
internal sealed record LeftOut(Cell Cell, Observation Said, string By, string Reason);
