namespace BedrockSelector.Throughput.Inference;

/// <summary>One hour of one scenario as the planner sees it.</summary>
/// <param name="Tokens">All tokens of the hour.</param>
/// <param name="Units">Fractional units that serve it entirely; <see langword="null"/> when units cannot.</param>
/// <param name="OverflowUsd">What the hour costs when no unit serves it.</param>
internal readonly record struct ServedHour(decimal Tokens, decimal? Units, decimal OverflowUsd)
{
    /// <summary>Whole units that serve the hour entirely.</summary>
    public int WholeUnits => Units is { } units ? (int)decimal.Ceiling(units) : 0;

    /// <summary>The share of the hour that so many units serve.</summary>
    public decimal Share(int units) => Units switch
    {
        null => 0m,
        { } needed when needed <= units => 1m,
        { } needed => units / needed,
    };
}
