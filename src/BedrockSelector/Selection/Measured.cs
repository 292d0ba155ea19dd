namespace BedrockSelector.Selection;

/// <summary>Measured figures as documents have them: to a millionth, so that they are equal to what is read back of them.</summary>
internal static class Measured
{
    private const int Places = 6;

    public static double? Of(double? value) => value is { } known ? Math.Round(known, Places) : null;
}
