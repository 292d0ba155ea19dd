using System.Text;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Tests;

public class CommittedDocumentsTests
{
    private static readonly KnowledgeFolder Folder = KnowledgeFolder.Own();

    [Test]
    public void Compile_CommittedObservations_GivesTheCommittedBytes()
    {
        var compiled = KnowledgeCompiler.Compile(Folder);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(compiled.Unused, Is.Empty, "exceptions that hold for nothing");
            Assert.That(Directory.GetFiles(Folder.Documents, "*.json").Select(Path.GetFileName), Is.EquivalentTo(compiled.Documents.Keys));
            foreach (var (name, bytes) in compiled.Documents)
            {
                Assert.That(File.ReadAllBytes(Path.Combine(Folder.Documents, name)).AsSpan().SequenceEqual(bytes), Is.True, name);
            }

            Assert.That(File.ReadAllBytes(Folder.Disagreements).AsSpan().SequenceEqual(DisagreementList.Write(compiled)), Is.True, "disagreements.csv");
        }
    }

    // The price of Palmyra X5 in one region goes, and with it what stood for both regions is said of the one that is left.
    [Test]
    public void Compile_WithoutOnePrice_ChangesTheLinesOfThatPriceAndNothingElse()
    {
        static bool IsIt(Observation said) => said is { Key: "writer.palmyra-x5-v1:0", Fact: "rates.output-tokens", Tier: "standard" };

        var whole = KnowledgeCompiler.Compile(Folder).Documents;
        var without = KnowledgeCompiler.Compile(Folder, static said => !IsIt(said)).Documents;
        var changed = whole.Keys.Where(name => !whole[name].AsSpan().SequenceEqual(without[name])).ToArray();
        var lines = Lines(whole["writer.json"]).Except(Lines(without["writer.json"])).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed, Is.EqualTo(new[] { "writer.json" }));
            Assert.That(lines, Is.Not.Empty);
            Assert.That(lines, Has.All.Contains("output-tokens").And.Contains("\"tier\": \"standard\""));
            Assert.That(Lines(without["writer.json"]).Except(Lines(whole["writer.json"])), Has.None.Contains("output-tokens"));
        }
    }

    [Test]
    public void Compile_Twice_GivesTheSameBytes()
    {
        var one = KnowledgeCompiler.Compile(Folder).Documents;
        var other = KnowledgeCompiler.Compile(Folder).Documents;

        Assert.That(one.Values.Select(Convert.ToHexString), Is.EqualTo(other.Values.Select(Convert.ToHexString)));
    }

    private static IEnumerable<string> Lines(byte[] document) => Encoding.UTF8.GetString(document).Split('\n').Select(static line => line.Trim().TrimEnd(','));
}
