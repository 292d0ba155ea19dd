namespace BedrockSelector.Planning.Inference;

/// <summary>Cuts a profile of units into runs, each so many units from one hour to another.</summary>
internal static class UnitRuns
{
    /// <summary>Cuts the profile level by level: what starts last ends first.</summary>
    public static IEnumerable<(int From, int To, int Units)> ByLevel(int[] profile) => Of(profile, static open =>
    {
        var last = open.Last!;
        open.RemoveLast();
        return last.Value;
    });

    /// <summary>Cuts the profile so that what starts first ends first: no run is shorter than it must be.</summary>
    public static IEnumerable<(int From, int To, int Units)> ByAge(int[] profile) => Of(profile, static open =>
    {
        var first = open.First!;
        open.RemoveFirst();
        return first.Value;
    });

    private static IEnumerable<(int From, int To, int Units)> Of(int[] profile, Func<LinkedList<int>, int> end)
    {
        var open = new LinkedList<int>();
        var runs = new SortedDictionary<(int From, int To), int>();
        for (var hour = 0; hour <= profile.Length; hour++)
        {
            var units = hour == profile.Length ? 0 : profile[hour];
            while (open.Count > units)
            {
                var run = (end(open), hour);
                runs[run] = runs.GetValueOrDefault(run) + 1;
            }

            while (open.Count < units)
            {
                open.AddLast(hour);
            }
        }

        return runs.Select(static run => (run.Key.From, run.Key.To, run.Value));
    }
}
