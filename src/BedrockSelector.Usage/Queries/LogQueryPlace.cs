using BedrockSelector.Knowledge;

namespace BedrockSelector.Queries;

/// <summary>Where logs and rates lie.</summary>
public sealed record LogQueryPlace
{
    /// <summary>Gets the bucket.</summary>
    /// <value>A name of Amazon S3: 3 to 63 lower-case letters, digits, points and hyphens.</value>
    public required string Bucket
    {
        get;
        init => field = value is { Length: >= 3 and <= 63 } && value.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')
            ? value
            : throw new ArgumentException($"'{value}' is no name of a bucket; write 3 to 63 lower-case letters, digits, points and hyphens.", nameof(value));
    }

    /// <summary>Gets what stands before <c>AWSLogs</c> in the bucket.</summary>
    /// <value>Without slashes at its ends; empty by default.</value>
    public string Prefix { get; init => field = Key(value); } = "";

    /// <summary>Gets the account.</summary>
    /// <value>Twelve digits.</value>
    public required string Account
    {
        get;
        init => field = value is { Length: 12 } && value.All(char.IsAsciiDigit) ? value : throw new ArgumentException($"'{value}' is no account; write twelve digits.", nameof(value));
    }

    /// <summary>Gets the region of the logs.</summary>
    /// <value>Such as <c>us-east-1</c>.</value>
    public required AwsRegion Region { get; init; }

    /// <summary>Gets where the rates lie in the bucket.</summary>
    /// <value>Without slashes at its ends; <c>bedrock-rates</c> by default.</value>
    public string RatesPrefix { get; init => field = Key(value); } = "bedrock-rates";

    // What would end a literal or a comment has no place in a key here.
    private static string Key(string value) => value is not null && value.Length <= 512 && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.' or '=')
        ? value.Trim('/')
        : throw new ArgumentException($"'{value}' is no prefix; write letters, digits, slashes, hyphens, underscores, points and equals signs.", nameof(value));
}
