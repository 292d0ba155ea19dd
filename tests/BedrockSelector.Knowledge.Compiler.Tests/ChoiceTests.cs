using System.Text.Json.Nodes;

namespace BedrockSelector.Knowledge.Compiler.Tests;

/// <summary>Small folders of invented observations: what wins, what is listed beside it, what is refused.</summary>
public sealed class ChoiceTests
{
    private const string ObservationHead = "subject,fact,tier,scopes,regions,where,value,date,note\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("knowledge");

    [SetUp]
    public void Write()
    {
        Put("Rules/facts.csv", File.ReadAllText(KnowledgeFolder.Own().Rule("facts")));
        Put("Rules/sources.csv", "key,title,url,asOf,kind,series,shared\nnew-list,New list,,2026-10-01,aws,list,yes\nold-list,Old list,,2026-09-01,aws,list,yes\nshop,Shop,,2026-10-02,third-party,,yes\n");
        Put("Rules/precedence.csv", "section,fact,source,reason\n*,*,new-list,AWS first\n*,*,old-list,AWS first\n*,*,shop,others last\n");
        Put("Rules/exceptions.csv", "subject,fact,tier,scopes,regions,where,source,value,reason\n");
        Put("Rules/complete.csv", "fact,source,group,beside,reason\n");
        Put("Rules/rounded.csv", "source,tier,decimals,reason\n");
        Put("Rules/documents.csv", "section,provider,document\nmodels,Maker,maker.json\n");
        Put("Definitions/catalog.json", """{ "$schema": "../catalog.schema.json", "schemaVersion": 1, "version": "2026-10-01" }""");
        Observe("new-list", "m.one,name,,,,,One,,\nm.one,provider,,,,,Maker,,\nm.one,offers.call,,in-region,us-east-1 us-west-2,inference=on-demand; endpoint=runtime,yes,,\n");
    }

    [TearDown]
    public void Empty()
    {
        foreach (var part in _folder.GetDirectories())
        {
            part.Delete(recursive: true);
        }
    }

    [OneTimeTearDown]
    public void Delete() => _folder.Delete(recursive: true);

    [Test]
    public void Compile_TwoPrices_TakesTheFirstInPrecedenceAndKeepsTheOther()
    {
        Observe("old-list", "m.one,rates.input-tokens,standard,in-region,us-east-1,,3,,\n");
        Observe("shop", "m.one,rates.input-tokens,standard,in-region,us-east-1 us-west-2,,4,,copied by hand\n");

        var rates = Model()["rates"]!.AsArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rates, Has.Count.EqualTo(2));
            Assert.That((decimal)rates[0]!["meters"]!["input-tokens"]!, Is.EqualTo(3m));
            Assert.That(rates[0]!["others"]!["input-tokens"]![0]!.ToJsonString(), Is.EqualTo("""{"usd":4,"source":"shop","reason":"copied by hand"}"""));
            Assert.That((decimal)rates[1]!["meters"]!["input-tokens"]!, Is.EqualTo(4m));
            Assert.That(rates[1]!["others"], Is.Null);
        }
    }

    [Test]
    public void Compile_OlderIssueOfTheSameSource_IsListedAndNotShipped()
    {
        Observe("new-list", "m.one,rates.input-tokens,standard,in-region,us-east-1,,2,,\n");
        Observe("old-list", "m.one,rates.input-tokens,standard,in-region,us-east-1,,3,,\n");

        var compiled = Compile();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Model()["rates"]![0]!["others"], Is.Null);
            Assert.That(System.Text.Encoding.UTF8.GetString(DisagreementList.Write(compiled)), Does.Contain("2,new-list,3,old-list,newer issue"));
        }
    }

    [Test]
    public void Compile_Exception_BelievesTheSourceNamed()
    {
        Observe("new-list", "m.one,rates.input-tokens,standard,in-region,us-east-1,,2,,\n");
        Observe("shop", "m.one,rates.input-tokens,standard,in-region,us-east-1,,4,,\n");
        Put("Rules/exceptions.csv", "subject,fact,tier,scopes,regions,where,source,value,reason\nm.one,rates.*,standard,,,,shop,,the list shows another model's price\n");

        Assert.That((decimal)Model()["rates"]![0]!["meters"]!["input-tokens"]!, Is.EqualTo(4m));
    }

    [Test]
    public void Compile_ExceptionThatHoldsForNothing_IsNamed()
    {
        Put("Rules/exceptions.csv", "subject,fact,tier,scopes,regions,where,source,value,reason\nm.two,rates.*,,,,,shop,,gone\n");

        Assert.That(Compile().Unused, Is.EqualTo(new[] { "exceptions.csv:2" }));
    }

    [Test]
    public void Compile_SourceThatSpeaksForTheWhole_DeniesWhatItDoesNotName()
    {
        Observe("old-list", "m.one,offers.call,,in-region,eu-west-1,inference=on-demand; endpoint=runtime,yes,,\n");
        Observe("shop", "m.one,rates.input-tokens,standard,in-region,eu-west-1,,4,,\n");
        Put("Rules/complete.csv", "fact,source,group,beside,reason\noffers.call,new-list,inference endpoint,callId,it lists every region\n");

        var compiled = Compile();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Model()["offers"]![0]!["regions"]!.ToJsonString(), Is.EqualTo("""["us-east-1","us-west-2"]"""));
            Assert.That(Model()["rates"], Is.Null, "a price where nothing can be called");
            Assert.That(compiled.LeftOut, Has.Length.EqualTo(2));
        }
    }

    [Test]
    public void Compile_TwoLinesOfOneSourceThatDiffer_AreRefused()
    {
        Observe("shop", "m.one,limits.contextWindow,,,,,1000,,\nm.one,limits.contextWindow,,,,,2000,,\n");

        Assert.That(() => Compile(), Throws.TypeOf<Reading.CompilerException>().With.Message.Contains("shop.csv:3"));
    }

    [Test]
    public void Compile_UnknownFact_IsRefusedWithFileAndLine()
    {
        Observe("shop", "m.one,limits.contextWidow,,,,,1000,,\n");

        Assert.That(() => Compile(), Throws.TypeOf<Reading.CompilerException>().With.Message.StartsWith("shop.csv:2"));
    }

    private Compilation Compile() => KnowledgeCompiler.Compile(new(_folder.FullName));

    private JsonNode Model() => JsonNode.Parse(Compile().Documents["maker.json"])!["models"]![0]!;

    private void Observe(string source, string lines)
    {
        var path = Path.Combine(_folder.FullName, "Observations", source + ".csv");
        Put($"Observations/{source}.csv", (source == "new-list" && File.Exists(path) && !lines.Contains("provider", StringComparison.Ordinal) ? File.ReadAllText(path) : ObservationHead) + lines);
    }

    private void Put(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
