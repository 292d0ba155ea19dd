using BedrockSelector.Customization.DataSets;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>What a check found in a data set.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public record DataSetDocument
{
    /// <summary>Gets the base it was checked against.</summary>
    /// <value>Its own id.</value>
    public required ModelId BaseModelId { get; init; }

    /// <summary>Gets the method it was checked for.</summary>
    /// <value>One of the base's.</value>
    public required CustomizationKind Method { get; init; }

    /// <summary>Gets what the data set is for.</summary>
    /// <value>Training or validation.</value>
    public required DataSetRole Role { get; init; }

    /// <summary>Gets the format that base and method want.</summary>
    /// <value>By which records were checked.</value>
    public required TrainingDataFormat Format { get; init; }

    /// <summary>Gets the format that the first readable record has.</summary>
    /// <value><see langword="null"/> where none has the shape of a format.</value>
    public TrainingDataFormat? DetectedFormat { get; init; }

    /// <summary>Gets how many lines the file has.</summary>
    /// <value>Zero or more.</value>
    public required long Lines { get; init; }

    /// <summary>Gets how many records the file has.</summary>
    /// <value>Lines that are JSON objects.</value>
    public required long Records { get; init; }

    /// <summary>Gets how many records have no error.</summary>
    /// <value>At most <see cref="Records"/>.</value>
    public required long ValidRecords { get; init; }

    /// <summary>Gets the size of the file.</summary>
    /// <value>Bytes read.</value>
    public required long Bytes { get; init; }

    /// <summary>Gets how long the texts of all valid records are.</summary>
    /// <value>Unicode code points.</value>
    public required long Characters { get; init; }

    /// <summary>Gets the tokens of the texts of all valid records, once over.</summary>
    /// <value><see langword="null"/> where nothing is known of how the base counts.</value>
    public TokensDocument? Tokens { get; init; }

    /// <summary>Gets the tokens of the longest valid record.</summary>
    /// <value>Zero without valid records or where tokens are not known.</value>
    public required long LongestRecordTokens { get; init; }

    /// <summary>Gets the line of the longest valid record.</summary>
    /// <value>From 1; zero without one.</value>
    public required long LongestRecordLine { get; init; }

    /// <summary>Gets how many images valid records name.</summary>
    /// <value>Zero or more.</value>
    public required long Images { get; init; }

    /// <summary>Gets how many videos valid records name.</summary>
    /// <value>Zero or more.</value>
    public required long Videos { get; init; }

    /// <summary>Gets how many errors there are.</summary>
    /// <value>Zero or more.</value>
    public required long Errors { get; init; }

    /// <summary>Gets how many warnings there are.</summary>
    /// <value>Zero or more.</value>
    public required long Warnings { get; init; }

    /// <summary>Gets the problems, by kind.</summary>
    /// <value>Errors first; empty where there is none.</value>
    public required ValueList<DataSetProblemsDocument> Problems { get; init; }

    /// <summary>Gets the limits that the file alone cannot show.</summary>
    /// <value>Such as the size of its images; may be empty.</value>
    public required ValueList<UncheckedLimitDocument> NotChecked { get; init; }
}
