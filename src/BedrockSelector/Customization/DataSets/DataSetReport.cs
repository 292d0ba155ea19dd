using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Tokens;

namespace BedrockSelector.Customization.DataSets;

/// <summary>What a check found in a data set.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record DataSetReport
{
    /// <summary>Gets the base it was checked against.</summary>
    /// <value>Never <c>default</c>.</value>
    public required ModelId BaseModel { get; init; }

    /// <summary>Gets the method it was checked for.</summary>
    /// <value>One of the base's.</value>
    public required CustomizationKind Method { get; init; }

    /// <summary>Gets what the data set is for.</summary>
    /// <value>Training or validation.</value>
    public required DataSetRole Role { get; init; }

    /// <summary>Gets the format that base and method want.</summary>
    /// <value>The format by which records were checked.</value>
    public required TrainingDataFormat Format { get; init; }

    /// <summary>Gets the format that the first readable record has.</summary>
    /// <value><see langword="null"/> when no record has the shape of a format.</value>
    public required TrainingDataFormat? DetectedFormat { get; init; }

    /// <summary>Gets how many lines the file has.</summary>
    /// <value>Zero or more; an empty last line is not counted.</value>
    public required long Lines { get; init; }

    /// <summary>Gets how many records the file has.</summary>
    /// <value>Lines that are JSON objects, whether in order or not.</value>
    public required long Records { get; init; }

    /// <summary>Gets how many records have no error.</summary>
    /// <value>Zero to <see cref="Records"/>.</value>
    public required long ValidRecords { get; init; }

    /// <summary>Gets the size of the file.</summary>
    /// <value>Bytes read: all of the file, unless its first bytes show that it is no text.</value>
    public required long Bytes { get; init; }

    /// <summary>Gets how long the texts of all valid records are.</summary>
    /// <value>Unicode code points.</value>
    public required long Characters { get; init; }

    /// <summary>Gets the tokens of the texts of all valid records, once over.</summary>
    /// <value>An estimate with its band; <see langword="null"/> when nothing is known about how the base counts. Media are not in it.</value>
    public required TokenEstimate? Tokens { get; init; }

    /// <summary>Gets the tokens of the longest valid record.</summary>
    /// <value>The expected count; zero without valid records or when tokens are not known.</value>
    public required long LongestRecordTokens { get; init; }

    /// <summary>Gets the line of the longest valid record.</summary>
    /// <value>From 1; zero without valid records or when tokens are not known.</value>
    public required long LongestRecordLine { get; init; }

    /// <summary>Gets how many images valid records name.</summary>
    /// <value>Zero or more; image and caption pairs count one each.</value>
    public required long Images { get; init; }

    /// <summary>Gets how many videos valid records name.</summary>
    /// <value>Zero or more.</value>
    public required long Videos { get; init; }

    /// <summary>Gets the problems, by kind.</summary>
    /// <value>Errors first, then in the order of the codes; empty when there is none.</value>
    public required ImmutableArray<DataSetProblemGroup> Problems { get; init; }

    /// <summary>Gets the limits of the base that the file alone cannot show, such as the size of its images.</summary>
    /// <value>In the order of the facts; may be empty.</value>
    public required ImmutableArray<DataSetLimit> NotChecked { get; init; }

    /// <summary>Gets how many errors there are.</summary>
    /// <value>Zero or more.</value>
    public long Errors => Problems.Where(static group => group.Code.Severity() == DataSetProblemSeverity.Error).Sum(static group => group.Count);

    /// <summary>Gets how many warnings there are.</summary>
    /// <value>Zero or more.</value>
    public long Warnings => Problems.Where(static group => group.Code.Severity() == DataSetProblemSeverity.Warning).Sum(static group => group.Count);

    /// <summary>Gets whether the data set can be used as it is.</summary>
    /// <value>True when there is no error.</value>
    public bool IsUsable => Errors == 0;
}
