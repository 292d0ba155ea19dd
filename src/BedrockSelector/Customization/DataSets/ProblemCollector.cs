using System.Collections.Immutable;

namespace BedrockSelector.Customization.DataSets;

/// <summary>Counts problems by kind and keeps the first of each, so that a file full of errors takes no more memory than one with a few.</summary>
internal sealed class ProblemCollector(int maxPerCode)
{
    private readonly SortedDictionary<DataSetProblemCode, (long Count, List<DataSetProblem> Kept)> _groups = [];

    public long Errors { get; private set; }

    /// <summary>Counts a problem.</summary>
    /// <returns>Whether the caller should describe it by <see cref="Keep"/>.</returns>
    public bool Count(DataSetProblemCode code)
    {
        if (!_groups.TryGetValue(code, out var group))
        {
            group = (0, []);
        }

        _groups[code] = (group.Count + 1, group.Kept);
        if (code.Severity() == DataSetProblemSeverity.Error)
        {
            Errors++;
        }

        return group.Kept.Count < maxPerCode;
    }

    public void Keep(DataSetProblem problem) => _groups[problem.Code].Kept.Add(problem);

    public ImmutableArray<DataSetProblemGroup> ToGroups() =>
    [
        .. _groups
            .Select(static pair => new DataSetProblemGroup(pair.Key, pair.Value.Count,
                [.. pair.Value.Kept.OrderBy(static problem => problem.Line).ThenBy(static problem => problem.Column)]))
            .OrderByDescending(static group => group.Code.Severity()),
    ];
}
