using System.Globalization;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Cli.Report;

/// <summary>Draws quality over the cost of one request, with standard errors, and the line along which no other model is both better and cheaper.</summary>
internal static class QualityCostPlot
{
    private const double Width = 560;
    private const double Height = 380;
    private const double Left = 46;
    private const double Right = 16;
    private const double Top = 16;
    private const double Bottom = 50;

    /// <summary>Draws the best offers of models; needs two or more with a quality and a cost above zero.</summary>
    /// <returns>Whether anything was drawn.</returns>
    public static bool Draw(Markup html, IReadOnlyList<RankedCandidate> candidates)
    {
        var points = candidates.Where(static one => one is { Quality: not null, CostUsd: > 0m }).Select(static one => new Point(one)).ToArray();
        if (points.Length < 2)
        {
            return false;
        }

        var scale = new Scale(points);
        html.Open("svg", ("viewBox", $"0 0 {Width} {Height}"), ("role", "img"), ("aria-labelledby", "plot-title plot-text"), ("class", "plot"), ("xmlns", "http://www.w3.org/2000/svg"));
        html.Element("title", "Quality and cost of one request", ("id", "plot-title"));
        html.Element("desc", $"{points.Length} models; each is marked by its rank. The table above has the same figures.", ("id", "plot-text"));
        Axes(html, scale);
        Frontier(html, scale, points);

        // The best rank is drawn last, on top of all others.
        foreach (var point in points.Reverse())
        {
            Mark(html, scale, point);
        }

        html.Close().Line();
        return true;
    }

    private static void Axes(Markup html, Scale scale)
    {
        foreach (var usd in scale.CostTicks())
        {
            var x = scale.X((double)usd);
            html.Empty("line", ("class", "grid"), ("x1", Markup.Number(x)), ("x2", Markup.Number(x)), ("y1", Markup.Number(Top)), ("y2", Markup.Number(Height - Bottom)));
            html.Element("text", "$" + usd.Plain(), ("class", "tick"), ("x", Markup.Number(x)), ("y", Markup.Number(Height - Bottom + 17)), ("text-anchor", "middle"));
        }

        foreach (var quality in scale.QualityTicks())
        {
            var y = scale.Y(quality);
            html.Empty("line", ("class", "grid"), ("x1", Markup.Number(Left)), ("x2", Markup.Number(Width - Right)), ("y1", Markup.Number(y)), ("y2", Markup.Number(y)));
            html.Element("text", quality.ToString("0", CultureInfo.InvariantCulture), ("class", "tick"), ("x", Markup.Number(Left - 7)), ("y", Markup.Number(y + 4)), ("text-anchor", "end"));
        }

        html.Element("text", "US dollars for one request (logarithmic)", ("class", "axis"), ("x", Markup.Number((Left + Width - Right) / 2)), ("y", Markup.Number(Height - 8)), ("text-anchor", "middle"));
        html.Element("text", "quality, 0 to 100", ("class", "axis"), ("transform", $"translate(12 {Markup.Number((Top + Height - Bottom) / 2)}) rotate(-90)"), ("text-anchor", "middle"));
    }

    // From cheap to dear, a model is on the line when it is better than all cheaper ones.
    private static void Frontier(Markup html, Scale scale, Point[] points)
    {
        var path = new List<string>();
        var best = double.NegativeInfinity;
        foreach (var point in points.OrderBy(static point => point.Usd).ThenByDescending(static point => point.Quality))
        {
            if (point.Quality > best)
            {
                var (x, y) = (Markup.Number(scale.X(point.Usd)), Markup.Number(scale.Y(point.Quality)));
                path.Add(path.Count == 0 ? $"M{x} {y}" : $"H{x}V{y}");
                best = point.Quality;
            }
        }

        html.Empty("path", ("class", "frontier"), ("d", string.Join("", path)));
    }

    private static void Mark(Markup html, Scale scale, Point point)
    {
        var (x, y) = (scale.X(point.Usd), scale.Y(point.Quality));
        var (low, high) = (scale.Y(Math.Max(0, point.Quality - point.Error)), scale.Y(Math.Min(100, point.Quality + point.Error)));
        html.Open("g", ("class", point.Candidate.Rank == 1 ? "point best" : point.Candidate.OnParetoFrontier ? "point on" : "point"));
        html.Element("title", $"{point.Candidate.Rank}. {point.Candidate.Candidate.Model.Name}: quality {Markup.Number(point.Quality)} ± {Markup.Number(point.Error)}, ${point.Candidate.CostUsd.Plain()}");
        html.Empty("path", ("class", "error"), ("d", $"M{Markup.Number(x)} {Markup.Number(low)}V{Markup.Number(high)}M{Markup.Number(x - 4)} {Markup.Number(low)}h8M{Markup.Number(x - 4)} {Markup.Number(high)}h8"));
        html.Empty("circle", ("cx", Markup.Number(x)), ("cy", Markup.Number(y)), ("r", "9"));
        html.Element("text", point.Candidate.Rank.ToString(CultureInfo.InvariantCulture), ("x", Markup.Number(x)), ("y", Markup.Number(y + 3.6)), ("text-anchor", "middle"));
        html.Close();
    }

    private sealed class Point(RankedCandidate candidate)
    {
        public RankedCandidate Candidate { get; } = candidate;

        public double Usd { get; } = (double)candidate.CostUsd;

        public double Quality { get; } = candidate.Quality!.Score;

        public double Error { get; } = candidate.Quality.StandardError;
    }

    private sealed class Scale
    {
        private readonly double _lowUsd;
        private readonly double _highUsd;
        private readonly double _lowQuality;
        private readonly double _highQuality;

        public Scale(Point[] points)
        {
            (_lowUsd, _highUsd) = (Math.Log10(points.Min(static point => point.Usd)) - 0.12, Math.Log10(points.Max(static point => point.Usd)) + 0.12);
            _lowQuality = Math.Max(0, (Math.Floor(points.Min(static point => point.Quality - point.Error) / 10) * 10));
            _highQuality = Math.Min(100, (Math.Ceiling(points.Max(static point => point.Quality + point.Error) / 10) * 10));
            if (_highQuality <= _lowQuality)
            {
                _highQuality = _lowQuality + 10;
            }
        }

        public double X(double usd) => Left + ((Math.Log10(usd) - _lowUsd) / (_highUsd - _lowUsd) * (Width - Left - Right));

        public double Y(double quality) => Height - Bottom - ((quality - _lowQuality) / (_highQuality - _lowQuality) * (Height - Top - Bottom));

        public IEnumerable<decimal> CostTicks()
        {
            // 1, 2 and 5 where a decade or two are shown, 1 alone where there are more.
            decimal[] steps = _highUsd - _lowUsd > 2.2 ? [1m] : _highUsd - _lowUsd > 1.3 ? [1m, 3m] : [1m, 2m, 5m];
            for (var decade = (int)Math.Floor(_lowUsd); decade <= _highUsd; decade++)
            {
                foreach (var step in steps)
                {
                    var usd = step * Power(decade);
                    if (Math.Log10((double)usd) >= _lowUsd && Math.Log10((double)usd) <= _highUsd)
                    {
                        yield return usd;
                    }
                }
            }
        }

        public IEnumerable<double> QualityTicks()
        {
            var step = _highQuality - _lowQuality > 50 ? 20 : 10;
            for (var quality = _lowQuality; quality <= _highQuality; quality += step)
            {
                yield return quality;
            }
        }

        private static decimal Power(int exponent)
        {
            var power = 1m;
            for (var i = 0; i < Math.Abs(exponent); i++)
            {
                power = exponent < 0 ? power / 10m : power * 10m;
            }

            return power;
        }
    }
}
