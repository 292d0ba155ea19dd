using System.Globalization;
using BedrockSelector.Knowledge.Compiler.Reading;

namespace BedrockSelector.Knowledge.Compiler.Tests;

/// <summary>The dates of the shipped catalog against what AWS's lifecycle page and cards say.</summary>
public class LifecycleTests
{
    private static readonly string[] Newest = ["aws-model-lifecycle-2026-10", "aws-model-cards-2026-10-08", "aws-model-cards-2026-10"];

    private static readonly Observation[] Said = [.. Read()];

    [Test]
    public void Dates_ThatWereRead_AreOfThirtyNineModels() =>
        Assert.That(Said.Where(static one => one.Fact == "lifecycle.endOfLifeOn").Select(static one => one.Key).Distinct().Count(), Is.EqualTo(39));

    [Test]
    public void Dates_OfEverySource_AreThoseOfTheCatalog()
    {
        var catalog = ModelCatalog.LoadEmbedded();
        var differs = new List<string>();
        foreach (var one in Said)
        {
            var life = catalog.GetModel(new(one.Key)).Lifecycle;
            var date = one.Fact switch
            {
                "lifecycle.legacyOn" => life.LegacyOn,
                "lifecycle.extendedAccessOn" => life.ExtendedAccessOn,
                _ => life.EndOfLifeOn,
            };
            if (date?.ToString("O", CultureInfo.InvariantCulture) != one.Value)
            {
                differs.Add($"{one.Key} {one.Fact}: {one.Value} ({one.Source}), not {date:O}");
            }
        }

        Assert.That(differs, Is.Empty);
    }

    private static IEnumerable<Observation> Read()
    {
        var folder = KnowledgeFolder.Own();
        return ObservationReader.Read(folder.Observations, SourceTable.Read(folder.Rule("sources"))).Where(static one =>
            Newest.Contains(one.Source, StringComparer.Ordinal) && one.Fact is ("lifecycle.legacyOn" or "lifecycle.extendedAccessOn" or "lifecycle.endOfLifeOn"));
    }
}
