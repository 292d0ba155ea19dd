using System.Globalization;
using BedrockSelector.Tokens;

namespace BedrockSelector.Knowledge.Compiler.Learning;

/// <summary>Learns how tokenizers count from a corpus and counts of it, and says how well what was learned holds on texts never seen.</summary>
internal sealed class TokenLearner
{
    /// <summary>Tokens for each root of the estimate by which a band is wider than its factors.</summary>
    private const double Slack = 0.6;

    /// <summary>Into how many groups the origins fall, each left out once.</summary>
    private const int Folds = 8;

    private static readonly string[] Modern = ["llama-3", "qwen-3", "deepseek", "gemma-3", "mistral-tekken"];

    private static readonly string[] Families = ["o200k", .. Modern, "mistral-v1", "mistral-v3", "claude-2"];

    private readonly CorpusText[] _texts;
    private readonly Dictionary<string, Dictionary<int, int>> _counts;

    /// <summary>Reads a corpus and the counts of it.</summary>
    /// <param name="corpus">A file with one JSON object a line.</param>
    /// <param name="counts">A folder with <c>FAMILY.csv</c>: id and tokens.</param>
    public TokenLearner(string corpus, string counts)
    {
        _texts = CorpusText.Read(corpus);
        _counts = Families.ToDictionary(static family => family, family => File.ReadLines(Path.Combine(counts, family + ".csv")).Skip(1).Select(static line => line.Split(','))
            .ToDictionary(static cells => int.Parse(cells[0], CultureInfo.InvariantCulture), static cells => int.Parse(cells[1], CultureInfo.InvariantCulture)));
    }

    /// <summary>Learns.</summary>
    /// <returns>A scale for each tokenizer counted, and those of the tokenizers that nobody can run.</returns>
    public IReadOnlyList<TokenScale> Learn()
    {
        var scales = Families.Select(LearnFamily).ToList();
        var reference = scales[0].Weights!;
        scales.Add(Calibrated(reference));
        scales.Add(Unmeasured(reference, Families));
        return scales;
    }

    /// <summary>Says for each tokenizer and class how often the true count of an unseen text lay in the band, and how wide the band was.</summary>
    /// <param name="scales">What was learned.</param>
    /// <param name="judge">The part of the corpus to judge by.</param>
    /// <returns>Rows: family, class, texts, coverage, median half width, mean absolute error.</returns>
    public IEnumerable<(string Family, string Class, int Texts, double Coverage, double Width, double Error)> Judge(IReadOnlyList<TokenScale> scales, string judge = "judge")
    {
        foreach (var family in Families)
        {
            var scale = scales.Single(one => one.Id == family);
            foreach (var row in Rows(family, text => (TokenScale.Estimate(scale.Weights!, text), scale), judge))
            {
                yield return row;
            }
        }

        // Each tokenizer once as if it could not be run: the band then rests on the others alone.
        var reference = scales.Single(static one => one.Id == "o200k").Weights!;
        foreach (var family in Families)
        {
            var others = Unmeasured(reference, [.. Families.Where(one => one != family)]);
            foreach (var row in Rows(family, text => (TokenScale.Estimate(reference, text) * others.Factors![(int)text.Class], others), judge))
            {
                yield return row with { Family = family + " from the others" };
            }
        }
    }

    private IEnumerable<(string Family, string Class, int Texts, double Coverage, double Width, double Error)> Rows(
        string family, Func<CorpusText, (double Tokens, TokenScale Scale)> estimate, string part)
    {
        var results = _texts.Where(text => text.Part == part).Select(text =>
        {
            var (tokens, scale) = estimate(text);
            var slack = scale.Slack * Math.Sqrt(tokens);
            var (low, high) = (Math.Floor((tokens * scale.Low[(int)text.Class]) - slack), Math.Ceiling((tokens * scale.High[(int)text.Class]) + slack));
            double count = _counts[family][text.Id];
            return (text.Label, Inside: low <= count && count <= high, Width: (high - low) / 2 / tokens, Error: Math.Abs((tokens / count) - 1));
        }).ToArray();
        foreach (var group in results.GroupBy(static one => one.Label).OrderBy(static group => group.Key, StringComparer.Ordinal).Append(results.GroupBy(static _ => "all").Single()))
        {
            yield return (family, group.Key, group.Count(), group.Average(static one => one.Inside ? 1d : 0), TokenScale.Quantile([.. group.Select(static one => one.Width)], 0.5), group.Average(static one => one.Error));
        }
    }

    private TokenScale LearnFamily(string family)
    {
        var counts = _counts[family];
        (CorpusText Text, int Tokens)[] known = [.. _texts.Where(static text => text.Part != "judge").Select(text => (text, counts[text.Id]))];

        // Each origin is estimated by weights that saw the other origins alone: a band says how far the next text strays.
        var folds = known.Select(static pair => pair.Text.Origin).Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(static pair => pair.Item, static pair => pair.Index % Folds);
        var seen = Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var weights = WeightFit.Fit([.. known.Where(pair => folds[pair.Text.Origin] != fold)]);
            return known.Where(pair => folds[pair.Text.Origin] == fold).Select(pair => (pair.Text.Class, TokenScale.Estimate(weights, pair.Text), (double)pair.Tokens));
        });
        var (low, high) = TokenScale.Bands([.. seen], Slack, 0.02, TokenScale.Most);
        return new(family, WeightFit.Fit(known), null, low, high, Slack);
    }

    // A family known by one ratio to the reference on one mix of texts: how do those that can be run stray from theirs, class by class?
    private TokenScale Calibrated(double[] reference)
    {
        var seen = Modern.SelectMany(family =>
        {
            var ratio = _texts.GroupBy(static text => text.Label).Average(group => group.Average(text => (double)_counts[family][text.Id] / _counts["o200k"][text.Id]));
            return Held().Select(text => (text.Class, TokenScale.Estimate(reference, text) * ratio, (double)_counts[family][text.Id]));
        });
        var (low, high) = TokenScale.Bands([.. seen], Slack, 0.03);
        return new("calibrated", null, null, low, high, Slack);
    }

    // A family of which nothing is known: what lies between all that can be run.
    private TokenScale Unmeasured(double[] reference, string[] families)
    {
        var factors = Enum.GetValues<TextClass>().Select(of =>
        {
            var texts = Held().Where(text => text.Class == of).ToArray();
            return texts.Length == 0 ? 1.2 : Math.Round(families.Average(family =>
                TokenScale.Quantile([.. texts.Select(text => _counts[family][text.Id] / TokenScale.Estimate(reference, text))], 0.5)), 3);
        }).ToArray();
        var seen = families.SelectMany(family =>
            Held().Select(text => (text.Class, TokenScale.Estimate(reference, text) * factors[(int)text.Class], (double)_counts[family][text.Id])));
        var (low, high) = TokenScale.Bands([.. seen], Slack, 0.02);
        return new("unmeasured", null, factors, low, high, Slack);
    }

    private IEnumerable<CorpusText> Held() => _texts.Where(static text => text.Part != "judge");
}
