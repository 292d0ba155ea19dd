using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace BedrockSelector.Tests.Snippets;

[TestFixture]
public sealed partial class ReadmeTests
{
    [Test]
    public void CSharpBlocks_OfTheReadme_AreTheCompiledRegions()
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "README.md")).ReplaceLineEndings("\n");
        var source = File.ReadAllText(Path.Combine(Root(), "tests", "BedrockSelector.Tests", "Snippets", "ReadmeSnippets.cs")).ReplaceLineEndings("\n");
        var regions = Region().Matches(source).Select(static match => Dedent(match.Groups[1].Value)).ToArray();
        var blocks = Block().Matches(readme).Select(static match => match.Groups[1].Value.Trim()).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(regions, Is.Not.Empty);
            Assert.That(blocks, Is.EquivalentTo(regions));
        }
    }

    [Test]
    public void RelativeLinks_OfTheReadme_LeadSomewhere()
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "README.md"));
        var dead = Link().Matches(readme).Select(static match => match.Groups[1].Value)
            .Where(static link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith('#'))
            .Where(link => !File.Exists(Path.Combine(Root(), link)) && !Directory.Exists(Path.Combine(Root(), link)));

        Assert.That(dead, Is.Empty);
    }

    private static string Root([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));

    private static string Dedent(string text)
    {
        var lines = text.TrimEnd().Split('\n').SkipWhile(string.IsNullOrWhiteSpace).ToArray();
        var indent = lines.Where(static line => line.Trim().Length > 0).Min(static line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length < indent ? "" : line[indent..])).Trim();
    }

    [GeneratedRegex(@"#region \S+\n(.*?)\n\s*#endregion", RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();
}
