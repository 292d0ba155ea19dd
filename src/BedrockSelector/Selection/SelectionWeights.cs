namespace BedrockSelector.Selection;

/// <summary>How much each criterion counts, relative to the others.</summary>
/// <remarks>
/// Only the ratios matter: (5, 2, 3) and (50, 20, 30) are the same preference. <c>default</c> counts nothing; in a request it stands for the selector's own.
/// </remarks>
public readonly record struct SelectionWeights
{
    /// <summary>Makes weights.</summary>
    /// <param name="quality">The weight of quality; zero or more, finite.</param>
    /// <param name="latency">The weight of latency; zero or more, finite.</param>
    /// <param name="cost">The weight of cost; zero or more, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, NaN or infinite, or all are zero.</exception>
    public SelectionWeights(double quality, double latency, double cost)
    {
        Check(quality, nameof(quality));
        Check(latency, nameof(latency));
        Check(cost, nameof(cost));
        ArgumentOutOfRangeException.ThrowIfZero(quality + latency + cost, nameof(quality));
        (Quality, Latency, Cost) = (quality, latency, cost);
    }

    /// <summary>Gets the weights that count all criteria alike.</summary>
    /// <value>(1, 1, 1).</value>
    public static SelectionWeights Balanced { get; } = new(1, 1, 1);

    /// <summary>Gets the weight of quality.</summary>
    /// <value>Zero or more.</value>
    public double Quality { get; }

    /// <summary>Gets the weight of latency.</summary>
    /// <value>Zero or more.</value>
    public double Latency { get; }

    /// <summary>Gets the weight of cost.</summary>
    /// <value>Zero or more.</value>
    public double Cost { get; }

    private static void Check(double weight, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight, name);
        if (!double.IsFinite(weight) || weight > 1e12)
        {
            throw new ArgumentOutOfRangeException(name, weight, "A weight is a finite number from 0 to 1e12.");
        }
    }
}
