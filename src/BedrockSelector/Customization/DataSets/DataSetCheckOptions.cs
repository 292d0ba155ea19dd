using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization.DataSets;

/// <summary>What a data set is checked against.</summary>
public sealed record DataSetCheckOptions
{
    /// <summary>Gets the base model.</summary>
    /// <value>One of <see cref="CustomizationFacts.Bases"/>.</value>
    public required CustomizableModel Base { get; init; }

    /// <summary>Gets the method.</summary>
    /// <value>One of the base's methods; fine-tuning by default, or the base's first method when it has no fine-tuning.</value>
    public CustomizationKind? Method { get; init; }

    /// <summary>Gets what the data set is for.</summary>
    /// <value>Training by default.</value>
    public DataSetRole Role { get; init; }

    /// <summary>Gets the name of the file, for the rules of names.</summary>
    /// <value>A file name or an S3 key; <see langword="null"/>, the default, checks no name.</value>
    public string? FileName { get; init; }

    /// <summary>Gets where the data set will lie, for the rule that media share its bucket.</summary>
    /// <value><see langword="null"/>, the default, compares the media with each other.</value>
    public S3Uri? Location { get; init; }

    /// <summary>Gets the batch size of the job, on which some length limits depend.</summary>
    /// <value>One, the default, or more.</value>
    public int BatchSize
    {
        get;
        init { ArgumentOutOfRangeException.ThrowIfLessThan(value, 1); field = value; }
    } = 1;

    /// <summary>Gets the tokenizer family to count by.</summary>
    /// <value>A key of <see cref="Tokens.TokenRatios.Families"/>; <see langword="null"/>, the default, takes the base's own.</value>
    public string? TokenFamily { get; init; }

    /// <summary>Gets how many problems of one kind are kept in full; all are counted.</summary>
    /// <value>20 by default; one or more.</value>
    public int MaxProblemsPerCode
    {
        get;
        init { ArgumentOutOfRangeException.ThrowIfLessThan(value, 1); field = value; }
    } = 20;

    /// <summary>Gets the longest line that is read; a longer one is reported and passed over.</summary>
    /// <value>Bytes; 16 MiB by default, from 1 KiB to 1 GiB. It bounds the memory a check takes.</value>
    public int MaxLineBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1024);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 30);
            field = value;
        }
    } = 16 << 20;

    /// <summary>Gets how many records are remembered for finding duplicates.</summary>
    /// <value>500,000 by default, the largest number of records any base takes; zero looks for none. A record takes about 50 bytes.</value>
    public int MaxRememberedRecords
    {
        get;
        init { ArgumentOutOfRangeException.ThrowIfNegative(value); field = value; }
    } = 500_000;
}
