namespace BedrockSelector.Planning.Inference;

/// <summary>One hour of one scenario as the planner sees it.</summary>
/// <param name="Tokens">All tokens of the hour.</param>
/// <param name="Units">Fractional units that serve it entirely; <see langword="null"/> when units cannot.</param>
/// <param name="OverflowUsd">What the hour costs when no unit serves it and nothing waits.</param>
internal readonly record struct ServedHour(decimal Tokens, decimal? Units, decimal OverflowUsd)
{
    /// <summary>Units held already; units of the plan come on top.</summary>
    public int Held { get; init; }

    /// <summary>The part that goes to batches rather than overflow, where that is cheaper; 0 to 1.</summary>
    public decimal BatchShare { get; init; }

    /// <summary>What the whole hour would cost in batches.</summary>
    public decimal BatchUsd { get; init; }

    /// <summary>Whole units that serve the hour entirely, beside those held already.</summary>
    public int WholeUnits => Units is { } units ? Math.Max(0, (int)decimal.Ceiling(units) - Held) : 0;

    /// <summary>The tokens of the hour that exceed so many units.</summary>
    public decimal Overflow(int units) => Units switch
    {
        null => Tokens,
        { } needed when needed <= units + Held => 0m,
        { } needed => Tokens * (needed - units - Held) / needed,
    };

    /// <summary>The part of the hour's tokens that exceeds so many units, 0 to 1.</summary>
    public decimal Share(int units) => Units switch
    {
        null => 1m,
        { } needed when needed <= units + Held => 0m,
        { } needed => (needed - units - Held) / needed,
    };

    /// <summary>The part that goes to batches beside so many units.</summary>
    public decimal BatchPart(int units) => Math.Min(Share(units), BatchShare);

    /// <summary>What exceeds so many units costs, the part in batches included.</summary>
    public decimal Usd(int units) => UsdOf(Share(units));

    /// <summary>Of what exceeds so many units, what the part in batches costs.</summary>
    public decimal BatchUsdBeside(int units) => BatchPart(units) * BatchUsd;

    private decimal UsdOf(decimal share)
    {
        var batch = Math.Min(share, BatchShare);
        return (batch * BatchUsd) + ((share - batch) * OverflowUsd);
    }
}
