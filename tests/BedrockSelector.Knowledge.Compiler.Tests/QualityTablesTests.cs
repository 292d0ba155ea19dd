using BedrockSelector.Knowledge.Compiler.Quality;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Tests;

public sealed class QualityTablesTests
{
    private static readonly KnowledgeFolder Folder = KnowledgeFolder.Own();

    private readonly DirectoryInfo _inputs = Directory.CreateTempSubdirectory("inputs");

    [OneTimeTearDown]
    public void Delete() => _inputs.Delete(recursive: true);

    [Test]
    public void Benchmarks_BehindTheFittedScores_AreInTheTable()
    {
        var known = QualityTables.Benchmarks(Folder).Select(static one => one.Name).ToHashSet(StringComparer.Ordinal);
        var named = ObservationReader.Read(Folder.Observations, SourceTable.Read(Folder.Rule("sources")))
            .Where(static said => said.Source.StartsWith("quality-fit", StringComparison.Ordinal) && said.Fact.Contains("enchmarks", StringComparison.Ordinal))
            .SelectMany(static said => CsvRows.Words(said.Value)).Distinct();

        Assert.That(named, Is.Not.Empty.And.SubsetOf(known));
    }

    [Test]
    public void Write_FitOfAFewResults_GivesObservationsThatTheCompilerReads()
    {
        var rows = from model in Enumerable.Range(1, 6)
                   from benchmark in new[] { "livecodebench", "scicode", "humaneval", "gpqa" }
                   select $"made.model-{model},standard,{benchmark},1,lab,{(10 * model) + benchmark.Length},";
        File.WriteAllText(Path.Combine(_inputs.FullName, QualityTables.ResultsName), "model,mode,benchmark,version,runner,value,reported\n" + string.Join('\n', rows) + "\n");

        var lines = QualityLines.Write(QualityModel.Fit(QualityTables.Benchmarks(Folder), QualityTables.Results(_inputs))).TrimEnd('\n').Split('\n');

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines[0], Is.EqualTo("subject,fact,tier,scopes,regions,where,value,date,note"));
            Assert.That(lines, Has.Some.StartsWith("made.model-6,quality.score,,,,task=coding; mode=standard,"));
            Assert.That(lines, Has.Some.EqualTo("made.model-6,qualityBenchmarks.standard,,,,,gpqa humaneval livecodebench scicode,,"));
            Assert.That(lines.Skip(1), Has.All.Matches<string>(static line => line!.Split(',').Length == 9));
        }
    }

    [Test]
    public void Results_ValueThatIsNoNumber_NamesTheLine()
    {
        File.WriteAllText(Path.Combine(_inputs.FullName, QualityTables.ResultsName), "model,mode,benchmark,version,runner,value,reported\nmade.model-1,standard,gpqa,1,lab,many,\n");

        Assert.That(() => QualityTables.Results(_inputs), Throws.TypeOf<CompilerException>().With.Message.Contains("quality-results.csv:2"));
    }
}
