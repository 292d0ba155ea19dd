namespace BedrockSelector.Planning.Inference;

/// <summary>What <see cref="CommitmentSolver"/> found.</summary>
/// <param name="Bought">Units bought, by kind of commitment and first hour.</param>
/// <param name="Covered">Units held in each hour, by commitment or by decision with the commitments.</param>
/// <param name="HourPrices">The price of one unit in each hour, in grid steps: the optimality proof.</param>
/// <param name="Sweeps">Sweeps over the hours, a measure of the work done.</param>
internal sealed record CommitmentSolution(int[][] Bought, int[] Covered, long[] HourPrices, int Sweeps)
{
    /// <summary>Gets the units without commitment of <see cref="Covered"/>.</summary>
    /// <value>One an hour; empty where they follow the traffic instead.</value>
    public int[] Uncommitted { get; init; } = [];

    /// <summary>Gets the units without commitment as they are bought.</summary>
    /// <value>Empty where they are read off <see cref="Uncommitted"/>.</value>
    public IReadOnlyList<(int From, int To, int Units)> Runs { get; init; } = [];

    /// <summary>Gets how many units start anew.</summary>
    /// <value>Zero unless units without commitment are decided with the commitments.</value>
    public int Starts { get; init; }
}
