namespace BedrockSelector.Customization.Conversion;

/// <summary>An example between two formats: what was said, and what its grader needs.</summary>
internal sealed class ConversionRecord
{
    public string? System { get; set; }

    public List<ConversionTurn> Turns { get; } = [];

    /// <summary>The answer a grader compares with, where the source has one of its own.</summary>
    public string? ReferenceAnswer { get; set; }
}
