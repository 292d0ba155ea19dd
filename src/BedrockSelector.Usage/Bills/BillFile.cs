using BedrockSelector.Quantities;

namespace BedrockSelector.Bills;

/// <summary>What was read of a file of a bill.</summary>
/// <param name="Name">The name of the file or stream.</param>
/// <param name="Form">In which form it is; <see cref="BillForm.Unknown"/> when nothing known was met.</param>
/// <param name="Lines">The lines met; zero or more.</param>
/// <param name="BedrockLines">The lines of Amazon Bedrock; zero or more.</param>
/// <param name="Problems">The first lines that could not be read, each with its number; those lines count nowhere.</param>
public sealed record BillFile(string Name, BillForm Form, long Lines, long BedrockLines, ValueList<string> Problems);
