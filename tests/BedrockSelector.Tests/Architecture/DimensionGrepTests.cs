using System.Text.RegularExpressions;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Architecture;

/// <summary>Whoever looks for a dimension of prices finds its declaration, its data and its documentation, and nothing written by hand.</summary>
public class DimensionGrepTests
{
    // Terms, thresholds and subjects are reckoned with: their names stand once, as members of Dimension, and code uses the members.
    private static readonly string[] NamedInCode = ["term", "context-above", "for"];

    private static readonly (string File, string Name, string Why)[] Other =
    [
        ("CustomizeDeployCommand.cs", "--term", "the commitment that is bought at AWS, not a condition of a price"),
    ];

    private static IEnumerable<TestCaseData> Dimensions =>
        CatalogLayer.LoadEmbeddedDimensions().Select(static one => new TestCaseData(one).SetArgDisplayNames(one.Dimension.Name));

    [TestCaseSource(nameof(Dimensions))]
    public void Sources_NameOfADimension_StandsInItsDeclarationAlone(DimensionDefinition dimension)
    {
        var name = dimension.Dimension.Name;
        var words = name.Split('-').Select(static word => char.ToUpperInvariant(word[0]) + word[1..]).ToArray();
        var looked = new Regex(
            $"\"--{name}\"|Dimension\\.(Try)?Parse\\(\"{name}\"" + (words.Length > 1 ? $"|\"{name}\"|\"{dimension.Field}\"" : "")
            + (words.Length > 1 && !NamedInCode.Contains(name) ? $"|{string.Concat(words)}" : ""),
            RegexOptions.CultureInvariant);

        Assert.That(Lines("*.cs").Where(line => looked.IsMatch(line.Text) && !IsDeclaration(line, name) && !Other.Any(one => one.File == line.File && line.Text.Contains(one.Name, StringComparison.Ordinal))), Is.Empty);
    }

    [TestCaseSource(nameof(Dimensions))]
    public void RulesOfTheCompiler_FieldOfADimension_IsNoFactOfItsOwn(DimensionDefinition dimension) =>
        Assert.That(Lines("facts.csv").Where(line => line.Text.Contains($".{dimension.Field},", StringComparison.Ordinal) && line.Text.Contains("ustomization", StringComparison.Ordinal)), Is.Empty);

    private static bool IsDeclaration((string File, string Text) line, string name) =>
        line.File == "Dimension.cs" && (line.Text.Contains("static Dimension", StringComparison.Ordinal) || line.Text.Contains($"such as", StringComparison.Ordinal))
        || line.Text.Contains($"look like '{name}'", StringComparison.Ordinal);

    private static IEnumerable<(string File, string Text)> Lines(string pattern)
    {
        var obj = $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}";
        return Directory.GetFiles(Path.GetFullPath(Path.Combine(SourceTree.Core, "..")), pattern, SearchOption.AllDirectories)
            .Where(path => !path.Contains(obj, StringComparison.Ordinal))
            .SelectMany(static path => File.ReadLines(path).Select(line => (Path.GetFileName(path), line.Trim())))
            .Where(static line => !line.Item2.StartsWith("//", StringComparison.Ordinal));
    }
}
