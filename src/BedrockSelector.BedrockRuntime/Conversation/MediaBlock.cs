using System.Collections.Immutable;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>An image, a document, a video or a sound recording, by its bytes, by its place in Amazon S3 or, for a document, by its text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Format">
/// The service's name of the format, such as <c>png</c>, <c>pdf</c>, <c>mp4</c> or <c>wav</c>; empty for a document that leaves it out.
/// </param>
public sealed record MediaBlock(MediaKind Kind, string Format) : ContentBlock
{
    /// <summary>Gets the content.</summary>
    /// <value>Raw bytes, not base64; empty when the content is given in another way.</value>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Gets the place of the content in Amazon S3.</summary>
    /// <value>A URI such as <c>s3://bucket/key</c>; <see langword="null"/> when the content is given in another way.</value>
    public string? S3Uri { get; init; }

    /// <summary>Gets the account that owns the bucket.</summary>
    /// <value>Twelve digits; <see langword="null"/>, the default, for the caller's own.</value>
    public string? S3BucketOwner { get; init; }

    /// <summary>Gets the text of a document.</summary>
    /// <value><see langword="null"/> when the content is given in another way.</value>
    public string? Text { get; init; }

    /// <summary>Gets the text of a document in parts of the caller's choice, which citations count by.</summary>
    /// <value>In order; empty when the content is given in another way. Two blocks are equal only if they hold the same array.</value>
    public ImmutableArray<string> TextParts { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Gets the name of a document, which the model can refer to.</summary>
    /// <value>Letters, digits, single spaces, hyphens, parentheses and square brackets; <see langword="null"/> for other kinds.</value>
    public string? Name { get; init; }

    /// <summary>Gets what the model should know about a document, without citing it.</summary>
    /// <value><see langword="null"/> for nothing.</value>
    public string? Context { get; init; }

    /// <summary>Gets whether the model is asked to cite a document.</summary>
    /// <value><see langword="null"/>, the default, leaves it to the service.</value>
    public bool? Citations { get; init; }
}
