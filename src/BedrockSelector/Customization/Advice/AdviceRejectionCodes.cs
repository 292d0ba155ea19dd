namespace BedrockSelector.Customization.Advice;

/// <summary>The names of the rejections in output.</summary>
public static class AdviceRejectionCodes
{
    private static readonly string[] Names =
    [
        "data-do-not-fit", "withdrawn", "unavailable", "no-images", "not-in-region", "not-served-so", "base-ended", "no-teacher",
        "too-few-records", "too-many-records", "over-budget", "cost-unknown",
    ];

    /// <summary>Gets the name of a code.</summary>
    /// <param name="code">The code.</param>
    /// <returns>Such as <c>over-budget</c>.</returns>
    public static string Name(this AdviceRejectionCode code) => Names[(int)code];
}
