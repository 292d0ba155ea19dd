namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>An image, a document, a video or a sound recording, by its bytes or by its place in Amazon S3.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Format">The service's name of the format, such as <c>png</c>, <c>pdf</c>, <c>mp4</c> or <c>wav</c>.</param>
public sealed record MediaBlock(MediaKind Kind, string Format) : ContentBlock
{
    /// <summary>Gets the content.</summary>
    /// <value>Raw bytes, not base64; empty when <see cref="S3Uri"/> is given.</value>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Gets the place of the content in Amazon S3.</summary>
    /// <value>A URI such as <c>s3://bucket/key</c>; <see langword="null"/> when <see cref="Bytes"/> are given.</value>
    public string? S3Uri { get; init; }

    /// <summary>Gets the name of a document, which the model can refer to.</summary>
    /// <value>Letters, digits, single spaces, hyphens, parentheses and square brackets; <see langword="null"/> for other kinds.</value>
    public string? Name { get; init; }
}
