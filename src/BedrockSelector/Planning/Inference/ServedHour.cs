namespace BedrockSelector.Planning.Inference;

/// <summary>One hour of one scenario as the planner sees it.</summary>
/// <param name="Tokens">All tokens of the hour.</param>
/// <param name="Units">Fractional units that serve it entirely; <see langword="null"/> when units cannot.</param>
/// <param name="OverflowUsd">What the hour costs when no unit serves it.</param>
internal readonly record struct ServedHour(decimal Tokens, decimal? Units, decimal OverflowUsd)
{
    /// <summary>Whole units that serve the hour entirely.</summary>
    public int WholeUnits => Units is { } units ? (int)decimal.Ceiling(units) : 0;

    /// <summary>The tokens of the hour that exceed so many units.</summary>
    public decimal Overflow(int units) => Units switch
    {
        null => Tokens,
        { } needed when needed <= units => 0m,
        { } needed => Tokens * (needed - units) / needed,
    };

    /// <summary>The part of the hour's tokens that exceeds so many units, 0 to 1.</summary>
    public decimal Share(int units) => Units switch
    {
        null => 1m,
        { } needed when needed <= units => 0m,
        { } needed => (needed - units) / needed,
    };
}
