using System.Collections.Immutable;

namespace BedrockSelector.Logs;

/// <summary>What a reader of logs tells apart.</summary>
public sealed record LogReaderOptions
{
    /// <summary>The most attributes that are told apart.</summary>
    public const int MaxAttributes = 4;

    /// <summary>Gets the options that tell apart what prices depend on, and nothing else.</summary>
    /// <value>No length bands and no attributes.</value>
    public static LogReaderOptions Default { get; } = new();

    /// <summary>Gets the lengths of requests at which prices change.</summary>
    /// <value>Input tokens, rising; empty when length does not matter. <see cref="LengthBands.Of"/> gives those of a catalog.</value>
    public ImmutableArray<long> Lengths { get; init; } = [];

    /// <summary>Gets the attributes by which use is told apart besides model, region, tier and hour.</summary>
    /// <value><c>account</c>, <c>identity</c> or <c>metadata:KEY</c>; at most <see cref="MaxAttributes"/>, empty by default.</value>
    public ImmutableArray<string> Attributes
    {
        get;
        init
        {
            if (value.Length > MaxAttributes || value.Any(static name => !IsAttribute(name)))
            {
                throw new ArgumentException(
                    $"'{string.Join(',', value)}' are not attributes; give at most {MaxAttributes} of account, identity and metadata:KEY.", nameof(value));
            }

            field = value;
        }
    } = [];

    /// <summary>Gets whether a name is that of an attribute.</summary>
    /// <param name="name">A name.</param>
    /// <returns>Whether it is <c>account</c>, <c>identity</c> or <c>metadata:KEY</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public static bool IsAttribute(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name is "account" or "identity" || (name.StartsWith("metadata:", StringComparison.Ordinal) && name.Length > "metadata:".Length);
    }
}
