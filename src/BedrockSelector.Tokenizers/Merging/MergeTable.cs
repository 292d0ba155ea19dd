namespace BedrockSelector.Tokenizers.Merging;

/// <summary>The merges of a byte-pair vocabulary: which neighbours become one token, and in which order.</summary>
/// <remarks>
/// Microsoft.ML.Tokenizers has no byte fallback and takes merges by their text; this one serves every file of that kind, and counts
/// without building tokens. Immutable and safe for use by several threads.
/// </remarks>
internal sealed class MergeTable
{
    private readonly Dictionary<long, long> _merges;

    /// <summary>Makes a table.</summary>
    /// <param name="merges">Left, right and merged token, the first merged first.</param>
    public MergeTable(IReadOnlyCollection<(int Left, int Right, int Merged)> merges)
    {
        _merges = new(merges.Count);
        var rank = 0L;
        foreach (var (left, right, merged) in merges)
        {
            _merges.TryAdd(Pair(left, right), (rank++ << 32) | (uint)merged);
        }
    }

    /// <summary>Counts what is left of a run of tokens after all merges.</summary>
    /// <param name="tokens">The tokens; overwritten.</param>
    /// <returns>How many are left.</returns>
    public int Count(Span<int> tokens) => tokens.Length <= 48 ? CountShort(tokens) : CountLong(tokens);

    // The lowest rank is looked for again after each merge: quicker than a heap where there is little to look through.
    private int CountShort(Span<int> tokens)
    {
        Span<long> found = stackalloc long[48];
        var count = tokens.Length;
        for (var i = 0; i + 1 < count; i++)
        {
            found[i] = Find(tokens[i], tokens[i + 1]);
        }

        while (count > 1)
        {
            var best = long.MaxValue;
            var at = -1;
            for (var i = 0; i + 1 < count; i++)
            {
                if (found[i] < best)
                {
                    (best, at) = (found[i], i);
                }
            }

            if (at < 0)
            {
                return count;
            }

            tokens[at] = (int)best;
            tokens[(at + 2)..count].CopyTo(tokens[(at + 1)..]);
            found[(at + 1)..(count - 1)].CopyTo(found[at..]);
            count--;
            if (at > 0)
            {
                found[at - 1] = Find(tokens[at - 1], tokens[at]);
            }

            if (at + 1 < count)
            {
                found[at] = Find(tokens[at], tokens[at + 1]);
            }
        }

        return count;
    }

    private int CountLong(ReadOnlySpan<int> tokens)
    {
        var nodes = new Node[tokens.Length];
        var queue = new PriorityQueue<(int At, int Left, int Right), (int Rank, int At)>(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            nodes[i] = new(tokens[i], i - 1, i + 1 < tokens.Length ? i + 1 : -1);
        }

        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            Offer(i, i + 1);
        }

        var count = tokens.Length;
        while (queue.TryDequeue(out var pair, out _))
        {
            ref var left = ref nodes[pair.At];
            if (left.Token != pair.Left || left.Next < 0 || nodes[left.Next].Token != pair.Right)
            {
                continue;
            }

            ref var right = ref nodes[left.Next];
            left.Token = (int)Find(pair.Left, pair.Right);
            right.Token = -1;
            left.Next = right.Next;
            count--;
            if (left.Next >= 0)
            {
                nodes[left.Next].Before = pair.At;
                Offer(pair.At, left.Next);
            }

            if (left.Before >= 0)
            {
                Offer(left.Before, pair.At);
            }
        }

        return count;

        void Offer(int at, int next)
        {
            var found = Find(nodes[at].Token, nodes[next].Token);
            if (found != long.MaxValue)
            {
                queue.Enqueue((at, nodes[at].Token, nodes[next].Token), ((int)(found >> 32), at));
            }
        }
    }

    private long Find(int left, int right) => _merges.TryGetValue(Pair(left, right), out var found) ? found : long.MaxValue;

    private static long Pair(int left, int right) => ((long)left << 32) | (uint)right;

    private record struct Node(int Token, int Before, int Next);
}
