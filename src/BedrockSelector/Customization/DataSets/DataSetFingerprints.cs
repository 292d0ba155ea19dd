using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization.DataSets;

/// <summary>What is remembered of a checked training set, so that a validation set can be compared with it.</summary>
/// <remarks>Opaque: it comes from <see cref="DataSetCheck"/> and goes into the next check. Not safe for changes by several threads.</remarks>
public sealed class DataSetFingerprints
{
    internal DataSetFingerprints(int capacity) => Capacity = capacity;

    internal int Capacity { get; }

    /// <summary>The first line of each record seen, by a hash of its contents.</summary>
    internal Dictionary<UInt128, long> Lines { get; } = [];

    /// <summary>How many records the training set has.</summary>
    internal long Records { get; set; }

    internal bool IsFull => Lines.Count >= Capacity;

    /// <summary>The kind of media met first.</summary>
    internal Modality? Media { get; set; }

    /// <summary>Remembers a record.</summary>
    /// <returns>The line on which the same record stood before, or 0.</returns>
    internal long Add(UInt128 hash, long line)
    {
        if (Lines.TryGetValue(hash, out var first))
        {
            return first;
        }

        if (!IsFull)
        {
            Lines.Add(hash, line);
        }

        return 0;
    }
}
