namespace BedrockSelector.Planning.Inference;

/// <summary>What <see cref="CommitmentSolver"/> found.</summary>
/// <param name="Bought">Units bought, by kind of commitment and first hour.</param>
/// <param name="Covered">Committed units in each hour.</param>
/// <param name="HourPrices">The price of one unit in each hour, in grid steps: the optimality proof.</param>
/// <param name="Sweeps">Sweeps over the hours, a measure of the work done.</param>
internal sealed record CommitmentSolution(int[][] Bought, int[] Covered, long[] HourPrices, int Sweeps);
