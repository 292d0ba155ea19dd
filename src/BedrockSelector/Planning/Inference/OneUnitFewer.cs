namespace BedrockSelector.Planning.Inference;

/// <summary>What would happen if a row of the plan held one unit fewer and all else stayed.</summary>
/// <param name="SavedUsd">What the unit costs, in US dollars.</param>
/// <param name="AddedUsd">
/// What the traffic it serves would cost instead, in US dollars; <see langword="null"/> when that traffic could not be served at
/// all and overflow is forbidden.
/// </param>
/// <param name="ThrottledTokens">How many more tokens would be refused; zero unless overflow is throttled.</param>
/// <param name="HoursShort">In how many hours forbidden overflow would occur; zero unless overflow is forbidden.</param>
public sealed record OneUnitFewer(decimal SavedUsd, decimal? AddedUsd, decimal ThrottledTokens, int HoursShort)
{
    /// <summary>Gets what the plan would cost more.</summary>
    /// <value>US dollars, zero or more in an optimal plan; <see langword="null"/> when the plan would not be allowed.</value>
    public decimal? ExtraUsd => AddedUsd - SavedUsd;
}
