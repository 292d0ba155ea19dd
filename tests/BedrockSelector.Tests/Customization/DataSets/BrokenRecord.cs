using System.Text;
using BedrockSelector.Customization.DataSets;

namespace BedrockSelector.Tests.Customization.DataSets;

/// <summary>A broken line and the problem expected of it. The mark ¦ in the text stands where the problem is and is no part of the line.</summary>
internal sealed record BrokenRecord(string Name, string Marked, DataSetProblemCode Code)
{
    private const string Mark = "¦";

    public string Text => Marked.Replace(Mark, "", StringComparison.Ordinal);

    public long Column => Marked[..Math.Max(0, Marked.IndexOf(Mark, StringComparison.Ordinal))].EnumerateRunes().Count() + 1;

    public byte[] Bytes => Encoding.UTF8.GetBytes(Text);

    public override string ToString() => Name;
}
