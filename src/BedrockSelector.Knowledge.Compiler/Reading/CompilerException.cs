namespace BedrockSelector.Knowledge.Compiler.Reading;

/// <summary>Something wrong in an observation or a rule: says file, line and what would be accepted.</summary>
internal sealed class CompilerException(string place, string problem) : Exception($"{place}: {problem}");
