using System.Buffers.Binary;

namespace BedrockSelector.Logs;

/// <summary>Remembers recent request ids in bounded memory.</summary>
/// <remarks>
/// Two generations of 64-bit fingerprints: when the newer is full it becomes the older and the older is dropped. An id
/// is recognized if it occurred among the last <see cref="Window"/> ids, and for up to twice as many. Two different ids
/// share a fingerprint with probability 2^-64; among two million, one chance in some millions that any two do.
/// </remarks>
internal sealed class RequestIdWindow(int window = RequestIdWindow.DefaultWindow)
{
    public const int DefaultWindow = 1 << 21;

    private const int SmallestTable = 1 << 10;

    private ulong[] _newer = new ulong[SmallestTable];
    private ulong[] _older = [];
    private int _count;

    public int Window { get; } = window;

    /// <summary>Adds an id; false if it is already known.</summary>
    public bool Add(ReadOnlySpan<byte> id)
    {
        // Zero marks a free slot.
        var fingerprint = Math.Max(1UL, Fingerprint(id));
        if (Contains(_older, fingerprint) || Contains(_newer, fingerprint))
        {
            return false;
        }

        if (_count == Window)
        {
            _older = _newer;
            _newer = new ulong[SmallestTable];
            _count = 0;
        }
        else if (_count * 2 >= _newer.Length)
        {
            var grown = new ulong[_newer.Length * 2];
            foreach (var known in _newer)
            {
                if (known != 0)
                {
                    Insert(grown, known);
                }
            }

            _newer = grown;
        }

        Insert(_newer, fingerprint);
        _count++;
        return true;
    }

    private static bool Contains(ulong[] table, ulong fingerprint)
    {
        if (table.Length == 0)
        {
            return false;
        }

        var mask = table.Length - 1;
        for (var slot = (int)fingerprint & mask; table[slot] != 0; slot = (slot + 1) & mask)
        {
            if (table[slot] == fingerprint)
            {
                return true;
            }
        }

        return false;
    }

    private static void Insert(ulong[] table, ulong fingerprint)
    {
        var mask = table.Length - 1;
        var slot = (int)fingerprint & mask;
        while (table[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        table[slot] = fingerprint;
    }

    // Eight bytes at a time, folded by 128-bit multiplication with odd constants of the golden ratio and of e.
    private static ulong Fingerprint(ReadOnlySpan<byte> id)
    {
        var hash = 0x9E3779B97F4A7C15UL ^ (ulong)id.Length;
        while (id.Length >= sizeof(ulong))
        {
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(id));
            id = id[sizeof(ulong)..];
        }

        var tail = 0UL;
        foreach (var b in id)
        {
            tail = (tail << 8) | b;
        }

        return Fold(hash ^ tail);

        static ulong Fold(ulong value)
        {
            var high = Math.BigMul(value ^ 0xB7E151628AED2A6BUL, 0x9E3779B97F4A7C15UL, out var low);
            return high ^ low ^ (value >> 32);
        }
    }
}
