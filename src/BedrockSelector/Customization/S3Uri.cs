using System.Diagnostics.CodeAnalysis;

namespace BedrockSelector.Customization;

/// <summary>A location in Amazon S3: a bucket, or a bucket and a key or prefix.</summary>
/// <remarks>
/// The form is that of CreateModelCustomizationJob: <c>s3://</c>, a bucket of 3 to 63 lower-case letters, digits, dots and hyphens, and
/// keys of letters, digits and <c>- ! _ * ' ( ) .</c> between single slashes; 1 to 1,024 characters in all
/// (<see href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateModelCustomizationJob.html"/>, read 2026-08-07).
/// <c>default</c> is no location; its <see cref="Value"/> is the empty string.
/// </remarks>
public readonly record struct S3Uri
{
    private const string Scheme = "s3://";

    private readonly string? _value;

    private S3Uri(string value) => _value = value;

    /// <summary>Gets the location.</summary>
    /// <value>The text given; empty for <c>default</c>.</value>
    public string Value => _value ?? "";

    /// <summary>Gets the bucket.</summary>
    /// <value>Its name; empty for <c>default</c>.</value>
    public string Bucket => _value is null ? "" : BucketOf(_value).ToString();

    /// <summary>Gets the key or prefix.</summary>
    /// <value>What follows the bucket's slash, with a closing slash if written; empty for a bucket alone.</value>
    public string Key => _value is null || _value.Length <= Scheme.Length + Bucket.Length ? "" : _value[(Scheme.Length + Bucket.Length + 1)..];

    /// <summary>Gets the rule as text.</summary>
    /// <value>For messages.</value>
    internal static string Rule =>
        "s3://BUCKET/KEY is accepted, with a bucket of 3 to 63 lower-case letters, digits, dots and hyphens and a key of letters, digits and -!_*'(). between single slashes, at most 1,024 characters";

    /// <summary>Makes a location.</summary>
    /// <param name="text">Such as <c>s3://bucket/train/data.jsonl</c>.</param>
    /// <returns>The location.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> has another form.</exception>
    public static S3Uri Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var uri) ? uri : throw new FormatException($"'{text}' is no S3 location: {Rule}.");
    }

    /// <summary>Makes a location, if the text has the right form.</summary>
    /// <param name="text">A candidate.</param>
    /// <param name="uri">The location, or <c>default</c>.</param>
    /// <returns>Whether it has.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out S3Uri uri)
    {
        uri = default;
        if (text is null || text.Length > 1024 || !text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        var bucket = BucketOf(text);
        if (!IsBucket(bucket) || !IsKey(text.AsSpan(Scheme.Length + bucket.Length)))
        {
            return false;
        }

        uri = new(text);
        return true;
    }

    /// <summary>Returns the location.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Finds the bucket of a text that starts like a location, whatever follows.</summary>
    internal static ReadOnlySpan<char> BucketOf(ReadOnlySpan<char> text)
    {
        var rest = text[Scheme.Length..];
        var slash = rest.IndexOf('/');
        return slash < 0 ? rest : rest[..slash];
    }

    internal static bool IsBucket(ReadOnlySpan<char> bucket)
    {
        if (bucket.Length is < 3 or > 63 || !IsLowerOrDigit(bucket[0]) || !IsLowerOrDigit(bucket[^1]))
        {
            return false;
        }

        foreach (var c in bucket)
        {
            if (!IsLowerOrDigit(c) && c is not ('-' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    // (/KEY(/KEY)*)?/? : slashes single, one more at the end.
    private static bool IsKey(ReadOnlySpan<char> path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '/' ? i > 0 && path[i - 1] == '/' : !char.IsAsciiLetterOrDigit(path[i]) && !"-!_*'().".Contains(path[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLowerOrDigit(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
