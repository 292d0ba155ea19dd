using BedrockSelector.Calls;
using BedrockSelector.Evidence;

namespace BedrockSelector.Knowledge.Compiler.Quality;

/// <summary>What the fit has learned of the series and traits, and the exact posterior of a subject's traits given it.</summary>
/// <remarks>
/// A result y of subject i in series j of trait t is y = b_j + l_j (g_i + d_it) + e, with g ~ N(0, 1) the general ability,
/// d_t ~ N(0, v_t) what the subject has beyond it in the trait, and e ~ N(0, s_j / weight). A series of a trait of its own
/// has no g. Given b, l, s and v the posterior of (g, d) is Gaussian and computed exactly.
/// </remarks>
internal sealed class QualityItems
{
    private const double InterceptPriorVariance = 4;
    private const double SlopePriorVariance = 0.5;
    private const double NoisePrior = 0.16;
    private const double PriorCount = 4;
    private const double TraitPrior = 0.1;
    private const double MinimumSlope = 0.05;

    private readonly QualitySeries[] _series;

    public QualityItems(QualityTable table)
    {
        _series = table.Series;
        Intercepts = new double[_series.Length];
        Slopes = new double[_series.Length];
        Noises = new double[_series.Length];
        Array.Fill(Slopes, 1);
        Array.Fill(Noises, 0.3);
        Variances = new double[table.Traits.Length + 1];
        Array.Fill(Variances, TraitPrior);
        Variances[0] = 1;
        OwnTraits = new bool[Variances.Length];
        foreach (var series in _series.Where(s => s.Benchmark.OwnTrait))
        {
            (OwnTraits[series.Trait], Variances[series.Trait]) = (true, 1);
        }
    }

    public double[] Intercepts { get; }

    public double[] Slopes { get; }

    public double[] Noises { get; }

    public double[] Variances { get; }

    public bool[] OwnTraits { get; }

    public static QualityItems Fit(QualityTable table, int rounds)
    {
        var items = new QualityItems(table);
        for (var round = 0; round < rounds; round++)
        {
            var posteriors = items.Posteriors(table);
            items.UpdateSeries(table, posteriors);
            items.UpdateTraits(table, posteriors);
        }

        return items;
    }

    public GaussianPosterior[] Posteriors(QualityTable table) => [.. table.CellsOf.Select(Posterior)];

    public GaussianPosterior Posterior(QualityCell[] cells)
    {
        var size = Variances.Length;
        var precision = new double[size, size];
        var shift = new double[size];
        for (var t = 0; t < size; t++)
        {
            precision[t, t] = 1 / Variances[t];
        }

        foreach (var cell in cells)
        {
            var j = cell.Series;
            var scale = cell.Weight * Slopes[j] / Noises[j];
            var weight = scale * Slopes[j];
            var pull = scale * (cell.Standardised - Intercepts[j]);
            var (general, trait) = Loads(j);
            if (general)
            {
                precision[0, 0] += weight;
                shift[0] += pull;
            }

            if (trait > 0)
            {
                precision[trait, trait] += weight;
                shift[trait] += pull;
                if (general)
                {
                    precision[0, trait] += weight;
                    precision[trait, 0] += weight;
                }
            }
        }

        return GaussianPosterior.Solve(precision, shift);
    }

    /// <summary>Mean and variance of what a series measures of a subject, before intercept and slope.</summary>
    public (double Mean, double Variance) Ability(int series, GaussianPosterior posterior)
    {
        var (general, trait) = Loads(series);
        return posterior.Sum(general ? 0 : trait, general && trait > 0 ? trait : -1);
    }

    public double Predict(int series, GaussianPosterior posterior) =>
        _series[series].Restore(Intercepts[series] + (Slopes[series] * Ability(series, posterior).Mean));

    private (bool General, int Trait) Loads(int series) => (!_series[series].Benchmark.OwnTrait, _series[series].Trait);

    private void UpdateSeries(QualityTable table, GaussianPosterior[] posteriors)
    {
        var sums = new Moments[_series.Length];
        foreach (var cell in table.Cells)
        {
            var (mean, variance) = Ability(cell.Series, posteriors[cell.Subject]);
            sums[cell.Series].Add(cell.Weight, mean, variance, cell.Standardised);
        }

        for (var j = 0; j < sums.Length; j++)
        {
            var s = sums[j];
            var a = (s.Weight / Noises[j]) + (1 / InterceptPriorVariance);
            var b = s.Ability / Noises[j];
            var d = (s.AbilitySquare / Noises[j]) + (1 / SlopePriorVariance);
            var x = s.Value / Noises[j];
            var y = (s.Product / Noises[j]) + (1 / SlopePriorVariance);
            Slopes[j] = Math.Max(((a * y) - (b * x)) / ((a * d) - (b * b)), MinimumSlope);
            Intercepts[j] = (x - (b * Slopes[j])) / a;
            Noises[j] = (s.Residual(Intercepts[j], Slopes[j]) + (PriorCount * NoisePrior)) / (s.Weight + PriorCount);
        }
    }

    private void UpdateTraits(QualityTable table, GaussianPosterior[] posteriors)
    {
        for (var t = 1; t < Variances.Length; t++)
        {
            if (OwnTraits[t])
            {
                continue;
            }

            var (sum, count) = (PriorCount * TraitPrior, PriorCount);
            for (var i = 0; i < posteriors.Length; i++)
            {
                if (Array.Exists(table.CellsOf[i], cell => _series[cell.Series].Trait == t))
                {
                    var (mean, variance) = posteriors[i].Sum(t, -1);
                    sum += (mean * mean) + variance;
                    count++;
                }
            }

            Variances[t] = sum / count;
        }
    }

    private struct Moments
    {
        public double Weight;
        public double Ability;
        public double AbilitySquare;
        public double Value;
        public double ValueSquare;
        public double Product;

        public void Add(double weight, double mean, double variance, double value)
        {
            Weight += weight;
            Ability += weight * mean;
            AbilitySquare += weight * ((mean * mean) + variance);
            Value += weight * value;
            ValueSquare += weight * value * value;
            Product += weight * value * mean;
        }

        public readonly double Residual(double intercept, double slope) => Math.Max(
            0,
            ValueSquare - (2 * intercept * Value) - (2 * slope * Product) + (2 * intercept * slope * Ability)
            + (intercept * intercept * Weight) + (slope * slope * AbilitySquare));
    }
}
