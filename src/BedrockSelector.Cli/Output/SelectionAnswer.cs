using System.Globalization;
using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Selection.Stability;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints a ranking.</summary>
internal static class SelectionAnswer
{
    private const int RowsInTable = 10;

    public static Answer Compose(SelectionResult result, int? top, bool explain)
    {
        var shown = result.Ranked.Take(top ?? int.MaxValue).ToArray();

        // In a table, one line a model: its best offer. JSON and CSV have them all.
        var perModel = result.Ranked.GroupBy(static one => one.Candidate.Model.Id).Select(static group => (Best: group.First(), Others: group.Count() - 1))
            .Take(top ?? RowsInTable).ToArray();
        var tables = new List<TextTable> { Ranking(result, perModel) };
        if (explain || result.Ranked.IsEmpty)
        {
            tables.Add(Rejected(result));
        }

        return new()
        {
            Tables = tables,
            Notes = explain ? [.. SelectionExplanation.Explain(result), .. Sentences(result, perModel.Length).Take(2)] : [.. Sentences(result, perModel.Length)],
            No = result.Ranked.IsEmpty ? $"nothing qualifies: {string.Join(", ", Counts(result))}." : null,
            Json = json => Write(json, result, shown, explain),
        };
    }

    private static TextTable Ranking(SelectionResult result, (RankedCandidate Best, int Others)[] rows) => new(
        $"{result.Request.Task} from {result.Request.Region}, as of {result.AsOf:yyyy-MM-dd}: weights quality {result.Request.Weights.Quality.Invariant(4)}, latency {result.Request.Weights.Latency.Invariant(4)}, cost {result.Request.Weights.Cost.Invariant(4)}",
        [
            new("#", true), new("call as"), new("scope") { Drop = 4 }, new("tier") { Drop = 5 }, new("endpoint") { Drop = 6 }, new("score", true) { Drop = 2 }, new("quality", true),
            new("± s.e.", true) { Drop = 7 }, new("seconds", true) { Drop = 1 }, new("USD/request", true), new("from quality", true) { Drop = 8 }, new("from latency", true) { Drop = 8 },
            new("from cost", true) { Drop = 8 }, new("frontier") { Drop = 3 }, new("other offers", true) { Drop = 9 },
        ],
        [.. rows.Select(static row => Row(row.Best, row.Others))]);

    private static string[] Row(RankedCandidate one, int others) =>
    [
        one.Rank.ToString(CultureInfo.InvariantCulture),
        one.Candidate.CallId,
        one.Candidate.Offer.Scope.Name(),
        one.Candidate.Tier.Name(),
        one.Candidate.Offer.Endpoint.Name(),
        one.Score.Invariant(2),
        one.Quality?.Score.Invariant(1) ?? "unknown",
        one.Quality?.StandardError.Invariant(1) ?? "",
        one.LatencySeconds is { } seconds ? seconds.Invariant(2) + (one.Latency!.Host == Evidence.MeasuredHost.Bedrock ? "" : "*") : "unknown",
        one.CostUsd.Plain(),
        one.Contributions.Quality.Invariant(2),
        one.Contributions.Latency.Invariant(2),
        one.Contributions.Cost.Invariant(2),
        one.OnParetoFrontier ? "yes" : "",
        others == 0 ? "" : others.ToString(CultureInfo.InvariantCulture),
    ];

    private static TextTable Rejected(SelectionResult result) => new(
        "Not ranked",
        [new("model"), new("call as") { Drop = 1 }, new("code") { Drop = 2 }, new("why") { WrapsFrom = 24 }],
        [.. result.Rejected.Select(static one => new[] { one.Model.Value, one.CallId ?? "", one.CodeName, one.Message })]);

    private static IEnumerable<string> Sentences(SelectionResult result, int shown)
    {
        if (result.Ranked.Length > 0)
        {
            var models = result.Ranked.Select(static one => one.Candidate.Model.Id).Distinct().Count();
            yield return $"{result.Ranked.Length} offers of {models} models qualify; the best offers of {shown} models are shown. Catalog of {result.CatalogVersion}.";
            if (result.Ranked.Any(static one => one.Latency is { Host: not Evidence.MeasuredHost.Bedrock }))
            {
                yield return "* seconds measured elsewhere than on Amazon Bedrock.";
            }
        }

        if (result.Rejected.Length > 0)
        {
            yield return $"Not ranked: {string.Join(", ", Counts(result))}.";
        }

        foreach (var note in result.Notes)
        {
            yield return note;
        }
    }

    private static IEnumerable<string> Counts(SelectionResult result) =>
        result.Rejected.GroupBy(static one => one.CodeName).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => $"{group.Count()} {group.Key}");

    private static void Write(Utf8JsonWriter json, SelectionResult result, RankedCandidate[] shown, bool explain)
    {
        json.WriteStartObject();
        json.Text("catalogVersion", result.CatalogVersion);
        json.Date("asOf", result.AsOf);
        json.Text("region", result.Request.Region.Value);
        json.Text("task", result.Request.Task.Name);
        json.WriteStartObject("weights");
        json.Measure("quality", result.Request.Weights.Quality);
        json.Measure("latency", result.Request.Weights.Latency);
        json.Measure("cost", result.Request.Weights.Cost);
        json.WriteEndObject();
        json.Objects("ranked", shown, static (writer, one) => Write(writer, one));
        json.Objects("rejected", result.Rejected, static (writer, one) =>
        {
            writer.Text("modelId", one.Model.Value);
            writer.Text("callId", one.CallId);
            writer.Text("code", one.CodeName);
            writer.Text("value", one.Value);
            writer.Text("limit", one.Limit);
            writer.Text("message", one.Message);
        });
        json.Texts("dropped", result.Dropped.Select(static one => one.ToString().ToLowerInvariant()));
        json.Texts("notes", result.Notes);
        WriteStability(json, result);
        if (explain)
        {
            json.Texts("explanation", SelectionExplanation.Explain(result));
        }

        json.WriteEndObject();
    }

    private static void WriteStability(Utf8JsonWriter json, SelectionResult result)
    {
        if (!SelectionStability.TryAnalyze(result, out var stability))
        {
            json.WriteNull("stability");
            return;
        }

        json.WriteStartObject("stability");
        json.Text("runnerUp", stability.RunnerUp?.Candidate.Model.Id.Value);
        json.Text("runnerUpCallId", stability.RunnerUp?.Candidate.CallId);
        json.Measure("lead", stability.Lead);
        json.Measure("probabilityBest", stability.ProbabilityBest);
        json.WriteStartObject("weights");
        foreach (var criterion in Enum.GetValues<Criterion>())
        {
            var name = criterion.ToString().ToLowerInvariant();
            if (stability.Criteria.FirstOrDefault(one => one.Criterion == criterion) is not { } one)
            {
                json.WriteNull(name);
                continue;
            }

            // Shares with all digits: an interval is exact.
            json.WriteStartObject(name);
            json.WriteNumber("share", one.Share);
            json.WriteNumber("from", one.From);
            json.WriteNumber("to", one.To);
            json.Text("winnerBelow", one.WinnerBelow?.Candidate.CallId);
            json.Text("winnerAbove", one.WinnerAbove?.Candidate.CallId);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (stability.SmallestFlip is { } flip)
        {
            json.WriteStartObject("smallestFlip");
            json.Text("weight", flip.Criterion.Criterion.ToString().ToLowerInvariant());
            json.WriteNumber("from", flip.Criterion.Share);
            json.WriteNumber("to", flip.ToShare);
            json.Text("winner", flip.Winner.Candidate.CallId);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("smallestFlip");
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RankedCandidate one)
    {
        json.Integer("rank", one.Rank);
        json.Text("modelId", one.Candidate.Model.Id.Value);
        json.Text("callId", one.Candidate.CallId);
        json.Text("scope", one.Candidate.Offer.Scope.Name());
        json.Text("tier", one.Candidate.Tier.Name());
        json.Text("endpoint", one.Candidate.Offer.Endpoint.Name());
        json.Measure("score", one.Score);
        if (one.Quality is null)
        {
            json.WriteNull("quality");
        }
        else
        {
            json.WriteStartObject("quality");
            json.Measure("value", one.Quality.Score);
            json.Measure("standardError", one.Quality.StandardError);
            json.Text("mode", RateText.Mode(one.Quality.Mode));
            json.Text("source", one.Quality.Source.Key);
            json.Date("asOf", one.Quality.Source.AsOf);
            json.WriteEndObject();
        }

        json.Measure("latencySeconds", one.LatencySeconds);
        json.Text("latencyHost", one.Latency is null ? null : RateText.Host(one.Latency.Host));
        json.Text("latencySource", one.Latency?.Source.Key);
        json.Decimal("costUsd", one.CostUsd);
        json.WriteBoolean("onFrontier", one.OnParetoFrontier);
        json.WriteStartObject("contributions");
        json.Measure("quality", one.Contributions.Quality);
        json.Measure("latency", one.Contributions.Latency);
        json.Measure("cost", one.Contributions.Cost);
        json.WriteEndObject();
    }
}
