using System.Globalization;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Report;

/// <summary>Draws demand and overflow over time, and what simpler plans cost.</summary>
internal static class PlanOverTime
{
    private const double Width = 560;
    private const double Height = 150;
    private const double Bottom = 22;

    public static void Write(Markup html, InferencePhase plan)
    {
        var most = plan.Series.Count == 0 ? 0m : plan.Series.Max(static point => point.TokensPerMinute);
        if (plan.Series.Count > 1 && most > 0m)
        {
            html.Open("figure").Open("svg", ("viewBox", $"0 0 {Width} {Height}"), ("role", "img"), ("aria-label", "Demand and overflow over time"), ("class", "plot overtime"), ("xmlns", "http://www.w3.org/2000/svg"));
            Area(html, plan, most, static point => point.TokensPerMinute, "open");
            Area(html, plan, most, static point => point.OverflowTokensPerMinute, "committed");
            html.Element("text", $"{most.ToString("#,0", CultureInfo.InvariantCulture)} tokens a minute", ("class", "tick"), ("x", "0"), ("y", "12"));
            html.Element("text", $"{plan.Series[^1].ToHour.ToString("#,0", CultureInfo.InvariantCulture)} hours", ("class", "tick"), ("x", Markup.Number(Width)), ("y", Markup.Number(Height - 6)), ("text-anchor", "end"));
            html.Close().Element("figcaption", "Demand, pale, and what exceeds the capacity held, dark: it goes on demand or is refused.").Close().Line();
        }

        if (plan.CostCurve.Count > 1)
        {
            html.Element("h3", "What simpler plans cost").Line();
            html.Open("div", ("class", "scroll")).Open("table", ("id", "cost-curve")).Open("thead").Open("tr");
            html.Element("th", "purchases", ("class", "n"), ("scope", "col")).Element("th", "total", ("class", "n"), ("scope", "col"));
            html.Close().Close().Open("tbody").Line();
            foreach (var point in plan.CostCurve)
            {
                html.Open("tr").Element("td", point.Purchases.ToString(CultureInfo.InvariantCulture), ("class", "n"));
                html.Open("td", ("class", "n")).Figure("planSimplerUsd", point.TotalUsd.Plain(), HtmlReport.Rounded(point.TotalUsd)).Close().Close().Line();
            }

            html.Close().Close().Close().Line();
        }
    }

    private static void Area(Markup html, InferencePhase plan, decimal most, Func<PlanPoint, decimal> figure, string style)
    {
        var hours = (double)plan.Series[^1].ToHour;
        var path = string.Concat(plan.Series.Select(point => FormattableString.Invariant(
            $"V{Markup.Number(Y(figure(point)))}H{Markup.Number(point.ToHour / hours * Width)}")));
        html.Empty("path", ("class", style), ("d", $"M0 {Markup.Number(Height - Bottom)}{path}V{Markup.Number(Height - Bottom)}Z"));

        double Y(decimal value) => Height - Bottom - ((double)(value / most) * (Height - Bottom - 16));
    }
}
