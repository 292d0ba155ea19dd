using System.Collections.Immutable;

namespace BedrockSelector.Customization.DataSets;

/// <summary>All problems of one kind in a data set.</summary>
/// <param name="Code">The kind.</param>
/// <param name="Count">How many there are; one or more.</param>
/// <param name="Problems">The first of them, by line and column; at least one, at most <see cref="DataSetCheckOptions.MaxProblemsPerCode"/>.</param>
/// <remarks>Holds an array: compared by reference of the array.</remarks>
public sealed record DataSetProblemGroup(DataSetProblemCode Code, long Count, ImmutableArray<DataSetProblem> Problems)
{
    /// <summary>Gets the first problem of the kind.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public DataSetProblem First => Problems[0];
}
