using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Knowledge;

/// <summary>Our data against the stored list of AWS, in both directions.</summary>
public class AwsModelListTests
{
    private static IEnumerable<object[]> Lines =>
        File.ReadLines(Path.Combine(SourceTree.Tests, "Knowledge", "aws-model-regions.txt"))
            .Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => line.Split(": ", 2))
            .Select(static parts => new object[] { parts[0], parts[1].Split(' ') });

    [Test]
    public void List_Stored_HasTheCountsOfItsHeader()
    {
        var regions = Lines.SelectMany(static line => (string[])line[1]).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Lines.Count(), Is.EqualTo(136));
            Assert.That(regions, Has.Length.EqualTo(1514));
            Assert.That(regions.Distinct().Count(), Is.EqualTo(31));
        }
    }

    // What AWS's card of a model denies, although the older, merged list has it.
    private static IEnumerable<string> Denied(string id)
    {
        var model = TestCatalogs.Embedded.TryGetModelNamed(id, out var named) ? named.Id.Value : id;
        return File.ReadLines(Path.Combine(SourceTree.Core, "..", "BedrockSelector.Knowledge.Compiler", "disagreements.csv"))
            .Where(line => line.StartsWith(model + ",offers.call,", StringComparison.Ordinal) && line.Contains(",left out,", StringComparison.Ordinal))
            .SelectMany(static line => line.Split(',')[5].Split(' '));
    }

    [TestCaseSource(nameof(Lines))]
    public void Resolve_ListedModelInItsRegions_HasAListedOfferInEach(string id, string[] regions)
    {
        foreach (var region in regions.Except(Denied(id)))
        {
            var target = TestCatalogs.Embedded.Resolve(ModelReference.Parse(id), new(region));

            Assert.That(target.Model.ListedRegions(), Does.Contain(new AwsRegion(region)), id);
        }
    }

    [Test]
    public void Offers_SourcedFromTheList_NameNoOtherRegion()
    {
        var listed = Lines.ToDictionary(static line => (string)line[0], static line => ((string[])line[1]).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var strangers = new List<string>();
        foreach (var model in TestCatalogs.Embedded.Models)
        {
            var known = model.Aliases.Prepend(model.Id.Value).Where(listed.ContainsKey).SelectMany(name => listed[name]).ToHashSet(StringComparer.Ordinal);
            foreach (var offer in model.Offers.Where(static offer => offer.Listed && offer.Source.Key == "aws-model-list-2026-08-21"))
            {
                strangers.AddRange(offer.Regions.Where(region => !known.Contains(region.Value)).Select(region => $"{offer.CallId} {region}"));
            }
        }

        Assert.That(strangers, Is.Empty);
    }
}
