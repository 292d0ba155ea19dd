using System.Text.RegularExpressions;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Architecture;

/// <summary>What is known of models and regions stands in documents: code names a model as an example alone.</summary>
public partial class NoFactInCodeTests
{
    // Where the text of a program may name a model or a region, and why.
    private static readonly (string Place, string Why)[] Allowed =
    [
        ("Help/ToolHelpAction.cs", "examples"),
        ("SelectorOptions.cs", "the default region, which is a choice and no fact"),
        ("Selection/SelectionDefaults.cs", "the default region, which is a choice and no fact"),
        ("Commands/GlobalOptions.cs", "the default region, which is a choice and no fact"),
        ("Commands/PriceListDownload.cs", "the address of the price list"),
        ("ChatClient/RequestGuard.cs", "any region: what is asked does not depend on it"),
    ];

    // What follows in a message is an example.
    private static readonly string[] Examples = ["such as", "look like", "for example"];

    private static readonly string Source = Path.GetFullPath(Path.Combine(SourceTree.Core, ".."));

    [Test]
    public void Literals_OfThePrograms_NameNoModel()
    {
        var catalog = ModelCatalog.LoadEmbedded();
        string[] names = [.. catalog.Models.SelectMany(static model => model.Aliases.Append(model.Id.Value)).Where(static name => name.Contains('.', StringComparison.Ordinal)),
            .. catalog.Models.Select(static model => model.Name).Where(static name => name.Contains(' ', StringComparison.Ordinal))];

        Assert.That(Literals(literal => Array.Exists(names, name => literal.Contains(name, StringComparison.Ordinal)) || FamilyPattern().IsMatch(literal)), Is.Empty);
    }

    [Test]
    public void Literals_OfThePrograms_NameNoRegionAndNoDay() =>
        Assert.That(Literals(static literal => RegionPattern().IsMatch(literal) || (DayPattern().IsMatch(literal) && literal != "\"2012-10-17\"")), Is.Empty);

    private static IEnumerable<string> Literals(Func<string, bool> isFact) =>
        from path in Directory.GetFiles(Source, "*.cs", SearchOption.AllDirectories)
        let place = Path.GetRelativePath(Source, path).Replace('\\', '/')
        where !place.Contains("/obj/", StringComparison.Ordinal) && !place.StartsWith("BedrockSelector.Knowledge.Compiler/", StringComparison.Ordinal)
        where !Array.Exists(Allowed, one => place.EndsWith(one.Place, StringComparison.Ordinal))
        from line in File.ReadLines(path)
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !IsExample(line)
        from Match literal in LiteralPattern().Matches(line)
        where isFact(literal.Value) && !Array.Exists(Examples, literal.Value.Contains)
        select $"{place}: {literal.Value}";

    // An example of help is a whole command line.
    private static bool IsExample(string line) => ExamplePattern().IsMatch(line);

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex LiteralPattern();

    [GeneratedRegex("^\\s*(Examples = \\[)?\"(check|plan|compare|estimate|select|show|models|customize|catalog|demand|report|portfolio|evidence|logs|tokens|reconcile|probe|replace|bill|usage)( [a-z]+)? ")]
    private static partial Regex ExamplePattern();

    [GeneratedRegex("\\b(anthropic|amazon|meta|mistral|cohere|ai21|openai|qwen|deepseek|stability|writer|luma|nvidia|google|minimax|moonshotai|xai|zai)\\.[a-z]+[a-z0-9]*-[a-z0-9]")]
    private static partial Regex FamilyPattern();

    [GeneratedRegex("\\b(us|eu|ap|sa|ca|me|af|il|mx)(-gov)?-(east|west|north|south|central|northeast|southeast|northwest)-[0-9]\\b")]
    private static partial Regex RegionPattern();

    [GeneratedRegex("\\b20[0-9]{2}-[01][0-9]-[0-3][0-9]\\b")]
    private static partial Regex DayPattern();
}
