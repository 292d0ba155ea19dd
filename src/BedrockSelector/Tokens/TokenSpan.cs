namespace BedrockSelector.Tokens;

/// <summary>A count of tokens with its band, before rounding.</summary>
internal readonly record struct TokenSpan(double Low, double Expected, double High)
{
    public static TokenSpan operator +(TokenSpan left, TokenSpan right) =>
        new(left.Low + right.Low, left.Expected + right.Expected, left.High + right.High);
}
