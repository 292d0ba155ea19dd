namespace BedrockSelector.Evidence;

/// <summary>Mean and covariance of a few jointly Gaussian traits.</summary>
internal sealed class GaussianPosterior
{
    private readonly double[] _mean;
    private readonly double[,] _covariance;

    private GaussianPosterior(double[] mean, double[,] covariance) => (_mean, _covariance) = (mean, covariance);

    /// <summary>From a positive-definite precision matrix P and P times the mean, by Cholesky decomposition.</summary>
    public static GaussianPosterior Solve(double[,] precision, double[] shift)
    {
        var n = shift.Length;
        var lower = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = precision[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                lower[i, j] = i == j ? Math.Sqrt(sum) : sum / lower[j, j];
            }
        }

        var inverse = Inverse(lower, n);
        var covariance = new double[n, n];
        var mean = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var k = Math.Max(i, j); k < n; k++)
                {
                    covariance[i, j] += inverse[k, i] * inverse[k, j];
                }

                mean[i] += covariance[i, j] * shift[j];
            }
        }

        return new(mean, covariance);
    }

    public double Mean(int index) => _mean[index];

    public double Covariance(int first, int second) => _covariance[first, second];

    /// <summary>Mean and variance of one trait, or of the sum of two.</summary>
    public (double Mean, double Variance) Sum(int first, int second) => second < 0
        ? (_mean[first], _covariance[first, first])
        : (_mean[first] + _mean[second], _covariance[first, first] + _covariance[second, second] + (2 * _covariance[first, second]));

    private static double[,] Inverse(double[,] lower, int n)
    {
        var inverse = new double[n, n];
        for (var column = 0; column < n; column++)
        {
            inverse[column, column] = 1 / lower[column, column];
            for (var i = column + 1; i < n; i++)
            {
                var sum = 0d;
                for (var k = column; k < i; k++)
                {
                    sum -= lower[i, k] * inverse[k, column];
                }

                inverse[i, column] = sum / lower[i, i];
            }
        }

        return inverse;
    }
}
