namespace BedrockSelector.Tokens;

/// <summary>A count of tokens with its band, before rounding.</summary>
/// <remarks><c>default</c> is no token at all.</remarks>
/// <param name="Low">The lower end of the band; zero to <paramref name="Expected"/>.</param>
/// <param name="Expected">The expected count; zero or more.</param>
/// <param name="High">The upper end of the band; <paramref name="Expected"/> or more.</param>
public readonly record struct TokenSpan(double Low, double Expected, double High)
{
    /// <summary>Adds two counts: their bands add up, as if both strayed the same way.</summary>
    /// <param name="left">A count.</param>
    /// <param name="right">Another.</param>
    /// <returns>The sum.</returns>
    public static TokenSpan operator +(TokenSpan left, TokenSpan right) => Add(left, right);

    /// <summary>Adds two counts: their bands add up, as if both strayed the same way.</summary>
    /// <param name="left">A count.</param>
    /// <param name="right">Another.</param>
    /// <returns>The sum.</returns>
    public static TokenSpan Add(TokenSpan left, TokenSpan right) =>
        new(left.Low + right.Low, left.Expected + right.Expected, left.High + right.High);
}
