using System.Collections.Immutable;

namespace BedrockSelector.Knowledge.Compiler.Reading;

/// <summary>How a fact is written into a document: a line of <c>Rules/facts.csv</c>.</summary>
/// <param name="Section">The section of the documents.</param>
/// <param name="Path">The path inside an entry; empty for the section itself. A last step of <c>*</c> stands for any name.</param>
/// <param name="Type">The kind of value: text, number, flag, words, texts, map, object, rows, bag, dimension, source, sources, offers, rates, disagreements.</param>
/// <param name="Keys">What tells the rows of a list apart.</param>
/// <param name="SourceField">Under which name the model's <c>sources</c> tell where the fact is from; empty where it is not told.</param>
internal sealed record FactDefinition(string Section, string Path, string Type, ImmutableArray<string> Keys, string SourceField)
{
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    public string Parent => Path.LastIndexOf('.') is > 0 and var dot ? Path[..dot] : "";
}
