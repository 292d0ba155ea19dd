namespace BedrockSelector.Customization.Jobs;

/// <summary>A data set: where it lies in S3, and the same file at hand for the check.</summary>
/// <param name="S3Uri">The location in S3; required for a job.</param>
/// <param name="File">A path on this machine; <see langword="null"/> when the file is not at hand.</param>
public sealed record DataLocation(string? S3Uri, string? File = null);
