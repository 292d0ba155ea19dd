using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Tests.Knowledge.Verification;

namespace BedrockSelector.Tests.Knowledge;

public class CatalogSchemaTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Core, "Knowledge");

    private static IEnumerable<string> Files => Directory.GetFiles(Path.Combine(Folder, "Data"), "*.json").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public void Check_EmbeddedDocument_FollowsTheSchema(string file) => Assert.That(SchemaFile.Errors(File.ReadAllText(Path.Combine(Folder, "Data", file))), Is.Empty);

    [TestCaseSource(nameof(Files))]
    public void Resource_EmbeddedDocument_IsTheFile(string file)
    {
        using var stream = typeof(ModelCatalog).Assembly.GetManifestResourceStream($"BedrockSelector.Knowledge.Data.{file}");
        Assert.That(stream, Is.Not.Null);
        using var reader = new StreamReader(stream!);

        Assert.That(reader.ReadToEnd(), Is.EqualTo(File.ReadAllText(Path.Combine(Folder, "Data", file))));
    }

    [Test]
    public void Resources_Embedded_AreTheFilesOfTheFolder() =>
        Assert.That(
            typeof(ModelCatalog).Assembly.GetManifestResourceNames().Where(static name => name.StartsWith("BedrockSelector.Knowledge.Data.", StringComparison.Ordinal))
                .Select(static name => name["BedrockSelector.Knowledge.Data.".Length..]),
            Is.EquivalentTo(Files));

    [TestCaseSource(nameof(Files))]
    public void Data_EmbeddedDocument_ReadsWellInADiff(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, "Data", file));
        using var document = JsonDocument.Parse(text);
        var ids = document.RootElement.TryGetProperty("models", out var models)
            ? models.EnumerateArray().Select(static model => model.GetProperty("id").GetString()!).ToArray()
            : [];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ids, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
            Assert.That(text, Does.EndWith("}\n").And.Not.Contains("\r").And.Not.Contains("\t"));
            Assert.That(Numbers(document.RootElement), Has.None.Matches("[eE]").And.None.Matches(@"\.[0-9]*0$").And.None.Matches(@"\.[0-9]{13,}$"));
        }
    }

    private static IEnumerable<string> Numbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => [element.GetRawText()],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Numbers),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static member => Numbers(member.Value)),
        _ => [],
    };
}
