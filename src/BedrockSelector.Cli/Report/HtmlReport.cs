using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Output;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Cli.Report;

/// <summary>Writes a selection as one HTML page that needs no script and asks the network for nothing.</summary>
internal static class HtmlReport
{
    private const int PlottedModels = 30;
    private const int ShownModels = 20;

    public static string Write(ReportContent content)
    {
        var result = content.Result;
        var best = result.Ranked.GroupBy(static one => one.Candidate.Model.Id).Select(static group => (Best: group.First(), Others: group.Count() - 1)).ToArray();
        var html = new Markup();
        html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Line().Open("head").Line();
        html.Empty("meta", ("charset", "utf-8")).Line();
        html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line();
        html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'")).Line();
        html.Element("title", $"Amazon Bedrock: models for {result.Request.Task} from {result.Request.Region}").Line();
        html.Open("style").Raw("\n" + ReportStyle.Sheet + "\n").Close().Line().Close().Line().Open("body").Line();
        Header(html, content, best.Length);
        html.Open("main").Line();
        if (best.Length > 0)
        {
            Ranking(html, result, best);
            Plot(html, [.. best.Take(PlottedModels).Select(static row => row.Best)]);
            Costs(html, content);
        }

        if (content.Inference is { } inference)
        {
            PlanSection.Write(html, inference);
        }

        Rejected(html, result);
        Sources(html, content);
        html.Close().Line();
        html.Open("footer").Text($"Written by bedrock-selector from the catalog of {result.CatalogVersion} ({string.Join(", ", content.Layers)}). Every figure equals that of 'bedrock-selector select --format json' with the same options. A price you owe is what your AWS bill says.").Close().Line();
        html.Close().Line().Close().Line();
        return html.ToString();
    }

    public static string Usd(decimal? usd) => usd is { } known ? "$" + known.Plain() : "unknown";

    /// <summary>Rounds a sum of money for reading; the exact value stands beside it.</summary>
    public static string Rounded(decimal usd) => "$" + (usd >= 100m ? Math.Round(usd).ToString("#,##0", CultureInfo.InvariantCulture) : usd >= 1m ? Math.Round(usd, 2).ToString("0.00", CultureInfo.InvariantCulture) : usd.Plain());

    private static void Header(Markup html, ReportContent content, int models)
    {
        var (result, request) = (content.Result, content.Result.Request);
        html.Open("header").Line();
        html.Element("h1", $"Which Amazon Bedrock model for {request.Task}?").Line();
        html.Element("p", $"Usage of one request: {request.Usage.ToString().Replace(",", ", ", StringComparison.Ordinal)}. Called from {request.Region}, prices and models as of {result.AsOf:yyyy-MM-dd}.", ("class", "muted")).Line();
        html.Open("div", ("class", "answer"));
        if (result.Best is { } best)
        {
            html.Open("strong").Text(best.Candidate.Model.Name).Close().Text(" called as ").Element("code", best.Candidate.CallId);
            html.Element("p", Reason(best));
        }
        else
        {
            html.Element("strong", "Nothing qualifies.").Element("p", $"Every one of {result.Rejected.Length} offers was rejected; the reasons stand below.");
        }

        html.Close().Line().Open("dl", ("class", "facts"));
        Fact(html, "Cost of one request", result.Best is null ? "–" : Usd(result.Best.CostUsd));
        if (content.RequestsPerMonth is { } requests)
        {
            Fact(html, $"{requests.ToString("#,##0", CultureInfo.InvariantCulture)} requests a month", result.Best is null ? "–" : Rounded(result.Best.CostUsd * requests));
        }

        Fact(html, "Qualifying", $"{result.Ranked.Length} offers of {models} models");
        Fact(html, "Weights", $"quality {Percent(request.Weights.Quality, request)}, latency {Percent(request.Weights.Latency, request)}, cost {Percent(request.Weights.Cost, request)}");
        Fact(html, "Data may go", request.Scopes.IsDefaultOrEmpty ? "region, geography" : string.Join(", ", request.Scopes.Select(static scope => scope.Name())));
        html.Close().Line();
        foreach (var note in result.Notes)
        {
            html.Element("p", note, ("class", "muted")).Line();
        }

        html.Close().Line();
    }

    private static string Reason(RankedCandidate best)
    {
        var parts = new List<string>();
        if (best.Quality is { } quality)
        {
            parts.Add($"quality {quality.Score.Invariant(1)} ± {quality.StandardError.Invariant(1)}");
        }

        if (best.LatencySeconds is { } seconds)
        {
            parts.Add($"{seconds.Invariant(2)} seconds to the last token (median)");
        }

        parts.Add($"{Usd(best.CostUsd)} for one request");
        return $"Score {best.Score.Invariant(2)} of 100: {string.Join(", ", parts)}.";
    }

    private static string Percent(double weight, SelectionRequest request)
    {
        var sum = request.Weights.Quality + request.Weights.Latency + request.Weights.Cost;
        return (weight / sum * 100).ToString("0", CultureInfo.InvariantCulture) + " %";
    }

    private static void Fact(Markup html, string name, string value) => html.Open("div").Element("dt", name).Element("dd", value).Close();

    private static void Ranking(Markup html, SelectionResult result, (RankedCandidate Best, int Others)[] rows)
    {
        html.Element("h2", "Ranking").Line();
        html.Open("p", ("class", "muted")).Text("One row a model: its best offer. The score is the sum of what each criterion gives: ");
        html.Open("span").Element("span", "", ("class", "key q")).Text("quality").Element("span", "", ("class", "key l")).Text("latency").Element("span", "", ("class", "key c")).Text("cost").Close().Close().Line();
        Table(html, rows.Take(ShownModels), "ranking");
        if (rows.Length > ShownModels)
        {
            html.Open("details").Element("summary", $"{Text(rows.Length - ShownModels)} models more").Line();
            Table(html, rows.Skip(ShownModels), "ranking-rest");
            html.Close().Line();
        }

        if (result.Ranked.Any(static one => one.Latency is { Host: not MeasuredHost.Bedrock }))
        {
            html.Element("p", "* measured elsewhere than on Amazon Bedrock.", ("class", "muted")).Line();
        }
    }

    private static void Table(Markup html, IEnumerable<(RankedCandidate Best, int Others)> rows, string id)
    {
        html.Open("table", ("class", "cards"), ("id", id)).Open("thead").Open("tr");
        foreach (var (name, number) in new[] { ("#", true), ("model", false), ("score", true), ("quality", true), ("seconds", true), ("one request", true), ("other offers", true) })
        {
            html.Element("th", name, ("class", number ? "n" : ""), ("scope", "col"));
        }

        html.Close().Close().Line().Open("tbody").Line();
        foreach (var (one, others) in rows)
        {
            Row(html, one, others);
        }

        html.Close().Close().Line();
    }

    private static void Row(Markup html, RankedCandidate one, int others)
    {
        html.Open("tr", ("class", one.Rank == 1 ? "best" : ""), ("data-call", one.Candidate.CallId), ("data-tier", one.Candidate.Tier.Name()), ("data-endpoint", one.Candidate.Offer.Endpoint.Name()));
        html.Open("td", ("class", "n rank")).Figure("rank", Text(one.Rank), Text(one.Rank)).Close();
        html.Open("td", ("class", "wide")).Element("span", one.Candidate.Model.Name, ("class", "name"), ("data-rank", Text(one.Rank))).Element("code", one.Candidate.CallId);
        html.Element("span", $" {one.Candidate.Offer.Scope.Name()}, {one.Candidate.Tier.Name()}{(one.Candidate.Offer.Endpoint == ModelEndpoint.Mantle ? ", mantle" : "")}{(one.OnParetoFrontier ? ", on the frontier" : "")}", ("class", "muted")).Close();
        html.Open("td", ("class", "n"), ("data-label", "score")).Figure("score", Exact(one.Score), Fixed(one.Score, "0.00"));
        html.Open("div", ("class", "stack"), ("aria-hidden", "true"));
        foreach (var (name, value) in new[] { ("q", one.Contributions.Quality), ("l", one.Contributions.Latency), ("c", one.Contributions.Cost) })
        {
            html.Open("i", ("class", name), ("style", $"width:{Math.Clamp(value, 0, 100).Invariant(2)}%")).Close();
        }

        html.Close().Close();
        html.Open("td", ("class", "n"), ("data-label", "quality"));
        _ = one.Quality is { } quality
            ? html.Figure("quality", Exact(quality.Score), Fixed(quality.Score, "0.0")).Text(" ± ").Figure("standardError", Exact(quality.StandardError), Fixed(quality.StandardError, "0.0"))
            : html.Text("unknown");
        html.Close().Open("td", ("class", "n"), ("data-label", "seconds"));
        _ = one.LatencySeconds is { } seconds
            ? html.Figure("latencySeconds", Exact(seconds), Fixed(seconds, "0.00") + (one.Latency is null or { Host: MeasuredHost.Bedrock } ? "" : "*"))
            : html.Text("unknown");
        html.Close().Open("td", ("class", "n"), ("data-label", "one request")).Figure("costUsd", one.CostUsd.Plain(), Usd(one.CostUsd)).Close();
        html.Element("td", others == 0 ? "–" : Text(others), ("class", "n others"));
        html.Close().Line();
    }

    private static void Plot(Markup html, RankedCandidate[] shown)
    {
        var plot = new Markup();
        if (!QualityCostPlot.Draw(plot, shown))
        {
            return;
        }

        html.Element("h2", "Quality and cost").Line().Open("figure", ("id", "plot")).Raw(plot.ToString());
        html.Element("figcaption", $"The numbers are ranks{(shown.Length == PlottedModels ? $", of the first {PlottedModels} models" : "")}. Bars show one standard error of quality. Along the dashed line no other model shown is both better and cheaper; coloured marks are on the frontier of quality, latency and cost together.");
        html.Close().Line();
    }

    private static void Costs(Markup html, ReportContent content)
    {
        var best = content.Result.Best!;
        html.Element("h2", "Cost by option").Line();
        html.Element("p", $"The same request of {best.Candidate.Model.Name}, by each offer and tier that has a price from {best.Candidate.Region}.", ("class", "muted")).Line();
        var most = content.Options.Max(static option => option.Cost.TotalUsd!.Value);
        html.Open("div", ("class", "bars"), ("id", "options")).Line();
        foreach (var option in content.Options)
        {
            var usd = option.Cost.TotalUsd!.Value;
            var chosen = option.CallId == best.Candidate.CallId && option.Cost.Tier == best.Candidate.Tier;
            html.Open("span").Element("code", option.CallId).Text($" {option.Cost.Tier.Name()}{(chosen ? ", chosen" : "")}").Close();
            html.Open("span", ("class", chosen ? "track chosen" : "track")).Open("i", ("style", $"width:{(most == 0m ? 0m : usd / most * 100m).ToString("0.##", CultureInfo.InvariantCulture)}%")).Close().Close();
            html.Open("span", ("class", "n")).Figure("optionUsd", usd.Plain(), Usd(usd)).Close().Line();
        }

        html.Close().Line().Element("p", "The chosen offer, line by line:").Line();
        html.Open("div", ("class", "scroll")).Open("table", ("id", "lines")).Open("thead").Open("tr");
        foreach (var (name, number) in new[] { ("meter", false), ("quantity", true), ("price", true), ("per", true), ("amount", true), ("source", false), ("of", true) })
        {
            html.Element("th", name, ("class", number ? "n" : ""), ("scope", "col"));
        }

        html.Close().Close().Open("tbody").Line();
        foreach (var line in best.Cost.Lines)
        {
            html.Open("tr").Element("td", line.Meter.Name).Element("td", line.Quantity.Plain(), ("class", "n")).Element("td", Usd(line.UnitPriceUsd), ("class", "n"));
            html.Element("td", Text(line.Per), ("class", "n")).Open("td", ("class", "n")).Figure("amountUsd", line.AmountUsd.Plain(), Usd(line.AmountUsd)).Close();
            html.Element("td", line.Layer == CatalogLayer.EmbeddedName ? line.Source : $"{line.Source} ({line.Layer})").Element("td", ((DateOnly?)line.AsOf).Iso(), ("class", "n")).Close().Line();
        }

        html.Close().Close().Close().Line();
        foreach (var warning in best.Cost.Findings.Select(static finding => finding.Message))
        {
            html.Element("p", warning, ("class", "muted")).Line();
        }
    }

    private static void Rejected(Markup html, SelectionResult result)
    {
        if (result.Rejected.IsEmpty)
        {
            return;
        }

        html.Element("h2", "Not ranked").Line().Open("div", ("id", "rejected"));
        foreach (var group in result.Rejected.GroupBy(static one => one.CodeName).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal))
        {
            html.Open("details").Element("summary", $"{group.Count().ToString(CultureInfo.InvariantCulture)} {group.Key.Replace('-', ' ')}").Open("div", ("class", "scroll")).Open("table").Open("tbody");
            foreach (var one in group)
            {
                html.Open("tr", ("data-code", one.CodeName)).Open("td").Element("code", one.CallId ?? one.Model.Value).Close().Element("td", one.Message).Close().Line();
            }

            html.Close().Close().Close().Close().Line();
        }

        html.Close().Line();
    }

    private static void Sources(Markup html, ReportContent content)
    {
        var keys = content.Result.Ranked.SelectMany(static one => one.Cost.Lines.Select(static line => line.Source)
            .Append(one.Quality?.Source.Key).Append(one.Latency?.Source.Key).Append(one.Candidate.Offer.Source.Key)).ToHashSet(StringComparer.Ordinal);
        var used = content.Sources.Where(source => keys.Contains(source.Key)).OrderBy(static source => source.Key, StringComparer.Ordinal).ToArray();
        if (used.Length == 0)
        {
            return;
        }

        html.Element("h2", "Sources").Line().Open("div", ("class", "scroll")).Open("table", ("id", "sources")).Open("thead").Open("tr");
        html.Element("th", "source", ("scope", "col")).Element("th", "of", ("class", "n"), ("scope", "col")).Element("th", "what", ("scope", "col")).Close().Close().Open("tbody").Line();
        foreach (var source in used)
        {
            html.Open("tr").Open("td").Element("code", source.Key).Close().Element("td", ((DateOnly?)source.AsOf).Iso(), ("class", "n")).Open("td");
            _ = source.Url is { } url && url.Scheme is "https" or "http" ? html.Element("a", source.Title, ("href", source.Url!.AbsoluteUri), ("rel", "noreferrer")) : html.Text(source.Title);
            html.Close().Close().Line();
        }

        html.Close().Close().Close().Line();
    }

    private static string Fixed(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Exact(double value) => Math.Round(value, 6).ToString(CultureInfo.InvariantCulture);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
