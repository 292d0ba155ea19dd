namespace BedrockSelector.Planning.Inference;

/// <summary>Money as whole multiples of a small step, so that the planner's sums and comparisons are exact.</summary>
internal readonly struct MoneyGrid
{
    /// <summary>Digits after the point of the finest grid; money of less is noise.</summary>
    public const int MostDigits = 12;

    // Labels of the search stay below a quarter of long.MaxValue; leave as much again for their sums.
    private const decimal Largest = 500_000_000_000_000_000m;

    private readonly decimal _scale;

    private MoneyGrid(decimal scale) => _scale = scale;

    /// <summary>The finest grid on which an amount fits: 10^-12 US dollars for amounts up to 500,000 US dollars.</summary>
    /// <returns>The grid, or <see langword="null"/> when the amount is beyond any.</returns>
    public static MoneyGrid? For(decimal largestUsd)
    {
        var scale = 1m;
        for (var digit = 0; digit < MostDigits; digit++)
        {
            scale *= 10m;
        }

        while (scale >= 1m)
        {
            if (largestUsd <= Largest / scale)
            {
                return new(scale);
            }

            scale /= 10m;
        }

        return null;
    }

    public long Nearest(decimal usd) => (long)Math.Round(usd * _scale, MidpointRounding.AwayFromZero);

    public long Up(decimal usd) => (long)decimal.Ceiling(usd * _scale);

    public long Down(decimal usd) => (long)decimal.Floor(usd * _scale);

    public decimal Usd(long steps) => steps / _scale;
}
