using System.Globalization;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Report;

/// <summary>Writes the serving plan: what is bought when, and where model units overtake on demand.</summary>
internal static class PlanSection
{
    private const double Width = 560;

    public static void Write(Markup html, InferencePhase phase)
    {
        html.Element("h2", $"Capacity for {phase.Model}").Line();
        html.Element("p", phase.Need).Line();
        var plan = phase;
        if ((phase.Infeasible ?? phase.Undecided) is { } said)
        {
            html.Element("p", phase.Infeasible is null ? $"Undecided: {said}" : $"No plan keeps the rules: {said}").Line();
        }

        if (phase.TotalUsd is not null)
        {
            html.Open("dl", ("class", "facts"), ("id", "plan-facts"));
            Fact(html, "Plan", "planTotalUsd", plan.TotalUsd);
            Fact(html, "No plan costs less than", "planLowerBoundUsd", plan.LowerBoundUsd);
            Fact(html, "All on demand", "planOnDemandUsd", plan.OnDemandUsd);
            html.Close().Line();
            PlanOverTime.Write(html, plan);
            Timeline(html, plan);
            Rows(html, plan);
        }

        // One line alone crosses nothing: without a price of model units there is no break-even to show.
        if (phase.BreakEven is { } breakEven && breakEven.Series.Select(static point => point.Term).Distinct().Count() > 1)
        {
            BreakEvenChart(html, breakEven);
        }

        foreach (var finding in phase.Findings)
        {
            html.Element("p", finding.Message, ("class", "muted")).Line();
        }
    }

    private static void Fact(Markup html, string name, string field, decimal? usd)
    {
        if (usd is { } known)
        {
            html.Open("div").Element("dt", name).Open("dd").Figure(field, known.Plain(), HtmlReport.Rounded(known)).Close().Close();
        }
    }

    private static void Timeline(Markup html, InferencePhase plan)
    {
        var bought = plan.Plan.Where(static row => row.Units > 0).ToArray();
        if (bought.Length == 0)
        {
            return;
        }

        var hours = (double)plan.Plan.Max(static row => row.ToHour);
        var height = (bought.Length * 26) + 34;
        html.Open("figure").Open("svg", ("viewBox", $"0 0 {Width} {height}"), ("role", "img"), ("aria-label", "Capacity held over time"), ("class", "plot timeline"), ("xmlns", "http://www.w3.org/2000/svg"));
        for (var i = 0; i < bought.Length; i++)
        {
            var row = bought[i];
            var (x, width) = (row.FromHour / hours * Width, Math.Max(2, ((double)row.ToHour - row.FromHour) / hours * Width));
            html.Empty("rect", ("class", row.Term == CommitmentTerm.None ? "open" : "committed"), ("x", Markup.Number(x)), ("y", Markup.Number(i * 26)), ("width", Markup.Number(Math.Min(width, Width - x))), ("height", "20"), ("rx", "3"));
            html.Element("text", $"{row.Units} {row.Kind.Name()}, {row.Term?.Name()}", ("x", Markup.Number(Math.Min(x + 6, Width * 0.6))), ("y", Markup.Number((i * 26) + 14.5)), ("class", "bar"));
        }

        html.Element("text", Moment(plan.Plan[0], from: true), ("class", "tick"), ("x", "0"), ("y", Markup.Number(height - 12)));
        html.Element("text", $"{hours.ToString("0", CultureInfo.InvariantCulture)} hours later", ("class", "tick"), ("x", Markup.Number(Width)), ("y", Markup.Number(height - 12)), ("text-anchor", "end"));
        html.Close().Element("figcaption", "What is held, and for how long: full bars are committed, pale ones can be given back.").Close().Line();
    }

    private static void Rows(Markup html, InferencePhase plan)
    {
        html.Open("div", ("class", "scroll")).Open("table", ("id", "plan")).Open("thead").Open("tr");
        foreach (var (name, number) in new[] { ("kind", false), ("units", true), ("term", false), ("from", false), ("to", false), ("cost", true) })
        {
            html.Element("th", name, ("class", number ? "n" : ""), ("scope", "col"));
        }

        html.Close().Close().Open("tbody").Line();
        foreach (var row in plan.Plan)
        {
            html.Open("tr").Element("td", row.Kind.Name()).Element("td", row.Units?.ToString(CultureInfo.InvariantCulture) ?? "", ("class", "n"));
            html.Element("td", row.Term?.Name() ?? "").Element("td", Moment(row, from: true)).Element("td", Moment(row, from: false));
            html.Open("td", ("class", "n")).Figure("planCostUsd", row.CostUsd.Plain(), HtmlReport.Rounded(row.CostUsd)).Close().Close().Line();
        }

        html.Close().Close().Close().Line();
    }

    private static string Moment(PlanRow row, bool from) => (from ? row.From : row.To) is { } moment
        ? moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"hour {(from ? row.FromHour : row.ToHour):0}");

    private static void BreakEvenChart(Markup html, BreakEvenReport report)
    {
        const double Height = 300;
        const double Left = 62;
        const double Bottom = 46;
        var (mostTokens, mostUsd) = ((double)report.Series.Max(static point => point.TokensPerMinute), (double)report.Series.Max(static point => point.MonthlyUsd));
        if (mostTokens <= 0 || mostUsd <= 0)
        {
            return;
        }

        double X(decimal tokens) => Left + ((double)tokens / mostTokens * (Width - Left - 14));
        double Y(decimal usd) => Height - Bottom - ((double)usd / mostUsd * (Height - Bottom - 12));
        html.Element("h3", "Where model units overtake on demand").Line();
        html.Open("figure").Open("svg", ("viewBox", $"0 0 {Width} {Height}"), ("role", "img"), ("aria-label", "Monthly cost over load, by way of buying"), ("class", "plot"), ("xmlns", "http://www.w3.org/2000/svg"));
        foreach (var usd in Ticks(mostUsd))
        {
            html.Empty("line", ("class", "grid"), ("x1", Markup.Number(Left)), ("x2", Markup.Number(Width - 14)), ("y1", Markup.Number(Y(usd))), ("y2", Markup.Number(Y(usd))));
            html.Element("text", Short(usd, "$"), ("class", "tick"), ("x", Markup.Number(Left - 7)), ("y", Markup.Number(Y(usd) + 4)), ("text-anchor", "end"));
        }

        foreach (var tokens in Ticks(mostTokens))
        {
            html.Element("text", Short(tokens, ""), ("class", "tick"), ("x", Markup.Number(X(tokens))), ("y", Markup.Number(Height - Bottom + 17)), ("text-anchor", "middle"));
        }

        html.Element("text", "tokens a minute", ("class", "axis"), ("x", Markup.Number((Left + Width - 14) / 2)), ("y", Markup.Number(Height - 6)), ("text-anchor", "middle"));
        var lines = report.Series.GroupBy(static point => point.Term).OrderBy(static group => group.Key is null ? -1 : (int)group.Key).ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            // Units are bought whole: their cost is a staircase, that of tokens a slope.
            var steps = lines[i].Key is not null;
            var path = string.Concat(lines[i].OrderBy(static point => point.TokensPerMinute).Select((point, at) => (x: Markup.Number(X(point.TokensPerMinute)), y: Markup.Number(Y(point.MonthlyUsd)), at))
                .Select(point => point.at == 0 ? $"M{point.x} {point.y}" : steps ? $"V{point.y}H{point.x}" : $"L{point.x} {point.y}"));
            html.Empty("path", ("class", $"series s{i}"), ("d", path));
        }

        html.Close().Open("figcaption");
        for (var i = 0; i < lines.Length; i++)
        {
            html.Open("span").Element("span", "", ("class", $"key k{i}")).Text(lines[i].Key is { } term ? $"model units, term {term.Name()}" : "on demand").Close();
        }

        html.Text(". US dollars a month.").Close().Close().Line();
    }

    // Steps of 1, 2 or 5 times a power of ten, four to eight of them.
    private static IEnumerable<decimal> Ticks(double most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(most / 4)));
        var step = (decimal)(new[] { 5d, 2d, 1d }.First(factor => factor * power <= most / 4) * power);
        for (var tick = 0m; tick <= (decimal)most; tick += step)
        {
            yield return tick;
        }
    }

    private static string Short(decimal value, string unit) => unit + value switch
    {
        >= 1_000_000m => (value / 1_000_000m).ToString("0.#", CultureInfo.InvariantCulture) + "M",
        >= 1_000m => (value / 1_000m).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
