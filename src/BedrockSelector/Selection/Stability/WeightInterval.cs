namespace BedrockSelector.Selection.Stability;

/// <summary>How far one weight can move before another candidate wins.</summary>
/// <remarks>The weight is a share of all weights; the others keep their ratio to each other and fill up what is left.</remarks>
/// <param name="Share">The weight as it is, from 0 to 1.</param>
/// <param name="From">The smallest share at which the winner stays, from 0 to <paramref name="Share"/>.</param>
/// <param name="To">The largest share at which the winner stays, from <paramref name="Share"/> to 1.</param>
/// <param name="WinnerBelow">The index of the candidate that wins below <paramref name="From"/>; <see langword="null"/> when nothing does.</param>
/// <param name="WinnerAbove">The index of the candidate that wins above <paramref name="To"/>; <see langword="null"/> when nothing does.</param>
internal readonly record struct WeightInterval(double Share, double From, double To, int? WinnerBelow, int? WinnerAbove);
