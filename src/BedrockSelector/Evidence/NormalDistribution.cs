namespace BedrockSelector.Evidence;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>Probability of a value at most z; absolute error below 1e-15 (series and continued fraction).</summary>
    public static double Cumulative(double z)
    {
        if (double.IsNaN(z))
        {
            return z;
        }

        var x = Math.Abs(z);
        double tail;
        if (x > 38)
        {
            tail = 0;
        }
        else if (x < 3)
        {
            // Phi(x) = 1/2 + phi(x) (x + x^3/3 + x^5/15 + …), every term positive.
            var (term, sum) = (x, x);
            for (var i = 3; term > sum * 1e-17; i += 2)
            {
                term *= x * x / i;
                sum += term;
            }

            tail = 0.5 - (Density(x) * sum);
        }
        else
        {
            // Laplace's continued fraction of the tail, from the inside out.
            var fraction = x;
            for (var i = 120; i >= 1; i--)
            {
                fraction = x + (i / fraction);
            }

            tail = Density(x) / fraction;
        }

        return z > 0 ? 1 - tail : tail;
    }

    public static double Density(double z) => Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);

    /// <summary>The value below which a share of the distribution lies, by bisection: exact to the last bits and used rarely.</summary>
    public static double Quantile(double probability)
    {
        var (low, high) = (-40d, 40d);
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            if (Cumulative(middle) < probability)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }
}
