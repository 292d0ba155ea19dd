using BedrockSelector.Knowledge;

namespace BedrockSelector.Tokens;

/// <summary>A vocabulary file that is known to be the one of a family, by its hash.</summary>
public sealed record TokenVocabulary
{
    /// <summary>Gets the hash of the whole file.</summary>
    /// <value>SHA-256 in 64 lower-case hexadecimal digits.</value>
    public required string Sha256 { get; init; }

    /// <summary>Gets the family that it counts for.</summary>
    /// <value>A key of <see cref="TokenRatios.Families"/>.</value>
    public required string Family { get; init; }

    /// <summary>Gets the name under which it is handed on.</summary>
    /// <value>Such as <c>tokenizer.json</c>.</value>
    public required string File { get; init; }

    /// <summary>Gets where it comes from.</summary>
    /// <value>Such as a package or a repository.</value>
    public required string From { get; init; }

    /// <summary>Gets the licence under which its maker gives it.</summary>
    /// <value>Such as <c>Apache-2.0</c>.</value>
    public required string Licence { get; init; }

    /// <summary>Gets who says that the file of this hash is this vocabulary.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required CatalogSource Source { get; init; }
}
