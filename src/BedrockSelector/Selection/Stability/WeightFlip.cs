namespace BedrockSelector.Selection.Stability;

/// <summary>A change of one weight past which another candidate wins.</summary>
/// <param name="Criterion">The index of the weight.</param>
/// <param name="FromShare">The share of the weight as it is, from 0 to 1.</param>
/// <param name="ToShare">The share past which the winner changes, from 0 to 1.</param>
/// <param name="Winner">The index of the candidate that wins there.</param>
internal readonly record struct WeightFlip(int Criterion, double FromShare, double ToShare, int Winner)
{
    /// <summary>Gets the size of the change.</summary>
    /// <value>From 0 to 1.</value>
    public double Change => Math.Abs(ToShare - FromShare);
}
