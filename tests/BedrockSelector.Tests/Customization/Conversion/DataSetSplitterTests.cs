using BedrockSelector.Customization.Conversion;

namespace BedrockSelector.Tests.Customization.Conversion;

public sealed class DataSetSplitterTests
{
    // Sentences of a made-up vocabulary, each with copies in which a few words are others; a long template before all.
    private static List<string> Records(int seed, int count)
    {
        var random = new Random(seed);
        var records = new List<string>();
        while (records.Count < count)
        {
            var words = Enumerable.Range(0, 30).Select(_ => $"w{random.Next(3_000)}").ToArray();
            for (var copy = random.Next(4); copy >= 0 && records.Count < count; copy--)
            {
                var changed = (string[])words.Clone();
                for (var i = random.Next(2); i > 0; i--)
                {
                    changed[random.Next(changed.Length)] = $"w{random.Next(3_000)}";
                }

                records.Add($$"""{"prompt":"You are a bot of the support team and answer in one short sentence: {{string.Join(' ', changed)}}","completion":"ok {{records.Count % 7}}"}""");
            }
        }

        return [.. records.OrderBy(_ => random.Next())];
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Split_NearDuplicates_StayOnOneSide(int seed)
    {
        const double Threshold = 0.7;
        var records = Records(seed, 400);

        var (toValidation, report) = DataSetSplitter.Split(records, 0.2, Threshold);

        // Every pair across, by the definition and without the index that the splitter finds pairs by.
        var sets = records.Select(Runs).ToArray();
        var counts = sets.SelectMany(static set => set).GroupBy(static run => run).ToDictionary(static run => run.Key, static run => run.Count());
        var own = sets.Select(set => set.Where(run => counts[run] <= records.Count / 5).ToHashSet()).ToArray();
        var leaks = from i in Enumerable.Range(0, records.Count)
                    where toValidation[i]
                    from j in Enumerable.Range(0, records.Count)
                    where !toValidation[j]
                    let common = own[i].Count(own[j].Contains)
                    where (double)common / (own[i].Count + own[j].Count - common) >= Threshold
                    select (i, j);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(leaks, Is.Empty);
            Assert.That(report.Groups, Is.GreaterThan(20));
            Assert.That(report.Validation, Is.EqualTo(80 - report.Lacking));
            Assert.That(report.Lacking, Is.LessThan(4));
            Assert.That(report.Training + report.Validation, Is.EqualTo(400));
        }
    }

    [Test]
    public void Split_Twice_AndWithinTheMost_IsTheSame()
    {
        var records = Records(5, 100);

        var (first, _) = DataSetSplitter.Split(records, 0.3);
        var (second, _) = DataSetSplitter.Split(records, 0.3);
        var (_, few) = DataSetSplitter.Split(records, 0.3, mostValidation: 5);

        Assert.That(second, Is.EqualTo(first));
        Assert.That(few.Validation, Is.LessThanOrEqualTo(5));
    }

    [Test]
    public void Split_SameRecordThroughout_TearsNothingApart()
    {
        var (_, report) = DataSetSplitter.Split([.. Enumerable.Repeat("""{"input":"the same words again and again"}""", 10)], 0.2);

        Assert.That((report.Validation, report.Groups, report.LargestGroup, report.Lacking), Is.EqualTo((0, 1, 10, 2)));
    }

    private static HashSet<string> Runs(string record)
    {
        using var document = System.Text.Json.JsonDocument.Parse(record);
        string[] words =
        [
            .. new string([.. string.Join(' ', document.RootElement.EnumerateObject().Select(static member => member.Value.GetString()))
                .Select(static c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];
        return [.. Enumerable.Range(0, words.Length - 2).Select(i => string.Join(' ', words[i..(i + 3)]))];
    }
}
