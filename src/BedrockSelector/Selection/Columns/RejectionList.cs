using System.Collections.Immutable;

namespace BedrockSelector.Selection.Columns;

/// <summary>Rejections in order: ordinal by model id, call id and message. They come in two runs, each nearly in that order.</summary>
internal sealed class RejectionList
{
    private readonly List<Rejection> _first = [];
    private readonly List<Rejection> _late = [];

    /// <summary>Adds what the constraints reject, model by model.</summary>
    public void Add(Rejection rejection) => Insert(_first, rejection);

    /// <summary>Adds what is rejected once all candidates are known, model by model again.</summary>
    public void AddLate(Rejection rejection) => Insert(_late, rejection);

    public ImmutableArray<Rejection> ToImmutable()
    {
        var merged = ImmutableArray.CreateBuilder<Rejection>(_first.Count + _late.Count);
        var first = 0;
        foreach (var late in _late)
        {
            for (; first < _first.Count && Compare(_first[first], late) <= 0; first++)
            {
                merged.Add(_first[first]);
            }

            merged.Add(late);
        }

        for (; first < _first.Count; first++)
        {
            merged.Add(_first[first]);
        }

        return merged.MoveToImmutable();
    }

    // Each finds its place within a few steps from the end.
    private static void Insert(List<Rejection> sorted, Rejection rejection)
    {
        var place = sorted.Count;
        while (place > 0 && Compare(rejection, sorted[place - 1]) < 0)
        {
            place--;
        }

        sorted.Insert(place, rejection);
    }

    private static int Compare(Rejection one, Rejection other)
    {
        var order = string.CompareOrdinal(one.Model.Value, other.Model.Value);
        order = order != 0 ? order : string.CompareOrdinal(one.CallId, other.CallId);
        return order != 0 ? order : string.CompareOrdinal(one.Message, other.Message);
    }
}
