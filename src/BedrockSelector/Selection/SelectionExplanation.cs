using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection.Stability;

namespace BedrockSelector.Selection;

/// <summary>Puts a selection into words: what won and by how much, on what evidence and how sure, and what would change it.</summary>
/// <remarks>The same selection gives the same text, in any culture.</remarks>
public static class SelectionExplanation
{
    /// <summary>Explains a selection.</summary>
    /// <param name="result">The selection.</param>
    /// <returns>Paragraphs of a sentence or more; one or more.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is <see langword="null"/>.</exception>
    public static ImmutableArray<string> Explain(SelectionResult result)
    {
        if (!SelectionStability.TryAnalyze(result, out var stability))
        {
            return Nothing(result);
        }

        var paragraphs = ImmutableArray.CreateBuilder<string>();
        paragraphs.Add(Recommendation(result, stability));
        if (stability.RunnerUp is { } other)
        {
            paragraphs.Add(Against(stability.Winner, other));
        }

        paragraphs.Add(Grounds(result, stability.Winner));
        paragraphs.Add(Counts(result.Request, stability.Winner));
        paragraphs.Add(Sureness(result, stability));
        paragraphs.Add(Change(stability));
        paragraphs.Add(Extremes(result, stability.Winner));
        if (result.Rejected.Length > 0)
        {
            paragraphs.Add($"Not ranked: {Counts(result)}.");
        }

        if (!result.Notes.IsEmpty)
        {
            paragraphs.Add(string.Join(" ", result.Notes));
        }

        return paragraphs.ToImmutable();
    }

    private static ImmutableArray<string> Nothing(SelectionResult result)
    {
        var paragraphs = ImmutableArray.CreateBuilder<string>();
        paragraphs.Add($"Nothing qualifies for {result.Request.Task} from {result.Request.Region}.");
        if (result.Rejected.Length > 0)
        {
            paragraphs.Add($"Reasons: {Counts(result)}.");
            var near = result.Rejected.Where(static one => one.Limit is not null && one.Code is RejectionCode.OverBudget or RejectionCode.QualityTooLow or RejectionCode.TooSlow)
                .OrderBy(Miss).ThenBy(static one => one.Model.Value, StringComparer.Ordinal).Take(3).ToArray();
            if (near.Length > 0)
            {
                paragraphs.Add($"Nearest: {string.Join(" ", near.Select(static one => one.Message))}");
            }
        }

        paragraphs.AddRange(result.Notes);
        return paragraphs.ToImmutable();
    }

    private static string Recommendation(SelectionResult result, SelectionStability stability)
    {
        var (winner, weights) = (stability.Winner, stability.Criteria);
        var at = string.Join(", ", weights.Select(static one => $"{Name(one.Criterion)} {Percent(one.Share)}"));
        var text = $"Take {Named(winner)} for {result.Request.Task}: with {at} it scores {Number(winner.Score, 1)}";
        return stability.RunnerUp is { } other
            ? $"{text}, {Number(stability.Lead!.Value, 1)} {(stability.Lead < 0.05 ? "points: level with" : "points ahead of")} {Named(other)}."
            : $"{text}; no other model qualifies.";
    }

    private static string Against(RankedCandidate winner, RankedCandidate other)
    {
        var parts = new List<(double Gain, string Text)>
        {
            (winner.Contributions.Quality - other.Contributions.Quality, Pair("quality", winner.Quality?.Score, other.Quality?.Score, static q => Number(q, 1))),
            (winner.Contributions.Latency - other.Contributions.Latency, Pair("latency", winner.LatencySeconds, other.LatencySeconds, static s => Number(s, 1) + " s")),
            (winner.Contributions.Cost - other.Contributions.Cost, $"cost ({winner.CostUsd.Plain()} USD against {other.CostUsd.Plain()})"),
        };
        string[] gains = [.. parts.Where(static p => p.Gain >= 0.05).OrderByDescending(static p => p.Gain).Select(static p => $"gains {Number(p.Gain, 1)} on {p.Text}")];
        string[] losses = [.. parts.Where(static p => p.Gain <= -0.05).OrderBy(static p => p.Gain).Select(static p => $"gives up {Number(-p.Gain, 1)} on {p.Text}")];
        return gains.Length + losses.Length == 0
            ? $"Nothing that counts tells it from {other.Candidate.Model.Name}; the lower cost, then the id, decided."
            : $"Against {other.Candidate.Model.Name} it {string.Join(", ", gains.Concat(losses))} (points of the score).";
    }

    private static string Grounds(SelectionResult result, RankedCandidate winner)
    {
        var quality = winner.Quality is { } q
            ? $"Its quality at {result.Request.Task} is {Number(q.Score, 1)} ± {Number(q.StandardError, 1)} of 100{(q.Mode.Reasons ? q.Mode == ReasoningMode.Reasoning ? ", reasoning first" : $", reasoning at the effort {q.Mode}" : "")}{Benchmarks(q)} ({q.Source.Key})."
            : $"Nothing was measured of its quality at {result.Request.Task}.";
        var latency = winner.LatencySeconds is { } seconds
            ? $"A request takes {Number(seconds, 1)} s at the median, measured {Where(winner)}."
            : "Nothing was measured of its latency.";
        var sources = string.Join(", ", winner.Cost.Lines.Select(static line => line.Source).Distinct());
        var band = winner.Cost.Band is { } range ? $"; sources disagree, from {range.LowUsd.Plain()} to {range.HighUsd.Plain()}" : "";
        return $"{quality} {latency} It costs {winner.CostUsd.Plain()} USD ({sources}{band}).";
    }

    private static string Counts(SelectionRequest request, RankedCandidate winner) =>
        request.Content is not null && request.TokensOf is null ? "What is sent is counted for each model by its own tokenizer; the other counts are the same for all."
        : request.TokensOf is { } model ? $"The usage counts tokens of {model}; each model is priced by what its own tokenizer makes of the same English text, here {winner.Usage}."
        : "The usage is taken as it is for every model, although the same text is not the same number of tokens everywhere: say whose tokens it counts to have each model priced by its own.";

    private static string Sureness(SelectionResult result, SelectionStability stability)
    {
        if (stability.ProbabilityBest is not { } probability)
        {
            return result.Dropped.Contains(Criterion.Quality) || stability.Criteria[0].Share == 0
                ? "Quality does not count here, so its errors do not matter."
                : "How sure this is cannot be said: the quality of a candidate is unknown.";
        }

        var models = result.Ranked.Select(static one => one.Candidate.Model.Id).Distinct().Count();
        var word = probability switch { >= 0.95 => "As good as certain", >= 0.75 => "Likely", >= 0.5 => "More likely than not", _ => "Far from certain" };
        return $"{word}: given the standard errors of the qualities, the chance that no other of the {models} models is truly better at these weights is {Percent(probability)}.{(probability < 0.75 ? " Results of your own would help ('evidence fit')." : "")}";
    }

    private static string Change(SelectionStability stability)
    {
        var intervals = string.Join(", ", stability.Criteria.Select(static one => $"{Name(one.Criterion)} from {Percent(one.From)} to {Percent(one.To)}"));
        var stays = $"It stays first with {intervals} of the weight, moving one at a time.";
        return stability.SmallestFlip is { } flip
            ? $"{stays} The smallest change that flips it: {Name(flip.Criterion.Criterion)} {(flip.ToShare < flip.Criterion.Share ? "down" : "up")} from {Percent(flip.Criterion.Share)} to {Percent(flip.ToShare)}, then {Named(flip.Winner)} wins."
            : $"{stays} No change of one weight flips it.";
    }

    private static string Extremes(SelectionResult result, RankedCandidate winner)
    {
        var parts = new List<string>();
        var best = result.Ranked.Where(static one => one.Quality is not null).OrderByDescending(static one => one.Quality!.Score).ThenBy(static one => one.Rank).FirstOrDefault();
        if (best is not null)
        {
            parts.Add($"the best quality is {Short(best, winner)} ({Number(best.Quality!.Score, 1)} ± {Number(best.Quality.StandardError, 1)}, {best.CostUsd.Plain()} USD)");
        }

        var fastest = result.Ranked.Where(static one => one.LatencySeconds is not null).OrderBy(static one => one.LatencySeconds).ThenBy(static one => one.Rank).FirstOrDefault();
        if (fastest is not null)
        {
            parts.Add($"the fastest {Short(fastest, winner)} ({Number(fastest.LatencySeconds!.Value, 1)} s)");
        }

        var cheapest = result.Ranked.OrderBy(static one => one.CostUsd).ThenBy(static one => one.Rank).First();
        parts.Add($"the cheapest {Short(cheapest, winner)} ({cheapest.CostUsd.Plain()} USD)");
        return $"Of all that qualifies, {string.Join(", ", parts)}.";
    }

    private static string Benchmarks(QualityEvidence quality) => quality.Benchmarks.Length switch
    {
        0 => "",
        1 => $", from {quality.Benchmarks[0]}",
        <= 4 => $", from {string.Join(", ", quality.Benchmarks)}",
        var count => string.Create(CultureInfo.InvariantCulture, $", from {count} benchmarks"),
    };

    private static string Where(RankedCandidate winner) => winner.LatencyBasis switch
    {
        LatencyBasis.Observed => "by this application",
        LatencyBasis.Blended => $"by this application and {Where(winner.Latency!)}",
        _ => Where(winner.Latency!),
    };

    private static string Where(LatencyEvidence latency)
    {
        var host = latency.Host switch
        {
            MeasuredHost.Bedrock => "on Amazon Bedrock",
            MeasuredHost.Aws => "on AWS, though not surely on Amazon Bedrock",
            _ => "at another host: on Amazon Bedrock it may differ",
        };
        return $"{host} ({latency.Source.Key}{(latency.Samples is { } samples ? string.Create(CultureInfo.InvariantCulture, $", {samples} requests") : "")})";
    }

    private static string Counts(SelectionResult result) => string.Join(", ", result.Rejected
        .GroupBy(static one => one.CodeName)
        .OrderByDescending(static group => group.Count())
        .ThenBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}")));

    /// <summary>By what share a constraint was missed; what has no figures counts as far.</summary>
    private static double Miss(Rejection rejection) =>
        double.TryParse(rejection.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.TryParse(rejection.Limit, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit)
            ? Math.Abs(value - limit) / Math.Max(limit, 1e-12)
            : double.PositiveInfinity;

    private static string Named(RankedCandidate one) =>
        $"{one.Candidate.Model.Name} as {one.Candidate.CallId} ({one.Candidate.Offer.Scope.Name()}, {one.Candidate.Tier.Name()}{(one.Candidate.Mode.Reasons ? $", {one.Candidate.Mode}" : "")})";

    private static string Short(RankedCandidate one, RankedCandidate winner) =>
        ReferenceEquals(one, winner) ? "this one" : one.Candidate.Model.Id == winner.Candidate.Model.Id ? $"its offer {one.Candidate.CallId}" : one.Candidate.Model.Name;

    private static string Pair(string name, double? first, double? second, Func<double, string> text) =>
        $"{name} ({(first is { } a ? text(a) : "unknown")} against {(second is { } b ? text(b) : "unknown")})";

    private static string Name(Criterion criterion) => criterion switch { Criterion.Quality => "quality", Criterion.Latency => "latency", _ => "cost" };

    private static string Percent(double share) => Number(100 * share, share is > 0 and < 0.1 or > 0.9 and < 1 ? 1 : 0) + " %";

    private static string Number(double value, int decimals) => Math.Round(value, decimals).ToString(CultureInfo.InvariantCulture);
}
