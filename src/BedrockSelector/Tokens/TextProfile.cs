using System.Buffers;
using System.Text.Unicode;

namespace BedrockSelector.Tokens;

/// <summary>What a text is made of: how many characters of each kind follow which, collected piece by piece.</summary>
/// <remarks>
/// Characters are Unicode code points; what is not valid UTF-8 or UTF-16 counts as one replacement character a time. Holds up to
/// 2,147,483,647 characters. Not safe for use by several threads at once.
/// </remarks>
public sealed class TextProfile
{
    private readonly int[] _counters = new int[CharacterCounts.Length];

    private int _row;

    /// <summary>Gets the number of characters added.</summary>
    /// <value>Unicode code points; zero or more.</value>
    public long Characters
    {
        get
        {
            long sum = 0;
            foreach (var count in _counters)
            {
                sum += count;
            }

            return sum;
        }
    }

    internal ReadOnlySpan<int> Counters => _counters;

    /// <summary>Adds a text after what was added before.</summary>
    /// <param name="text">Any text; may be empty.</param>
    public void Add(ReadOnlySpan<char> text) => _row = CharacterCounts.Add(text, _counters, _row);

    /// <summary>Adds a text in UTF-8 after what was added before.</summary>
    /// <param name="utf8">Any bytes; may be empty.</param>
    public void AddUtf8(ReadOnlySpan<byte> utf8)
    {
        Span<char> buffer = stackalloc char[1024];
        while (!utf8.IsEmpty)
        {
            // Invalid bytes are replaced, so that only a full buffer stops before the end.
            var status = Utf8.ToUtf16(utf8, buffer, out var read, out var written, replaceInvalidSequences: true, isFinalBlock: true);
            Add(buffer[..written]);
            utf8 = status == OperationStatus.DestinationTooSmall ? utf8[read..] : [];
        }
    }

    /// <summary>Forgets all that was added.</summary>
    public void Clear()
    {
        Array.Clear(_counters);
        _row = 0;
    }

    /// <summary>Splits the text into classes.</summary>
    /// <returns>
    /// The characters of each class that has any, the largest first: scripts count by character, the rest of the text falls into one
    /// class as a whole. They sum to <see cref="Characters"/>.
    /// </returns>
    public IReadOnlyList<KeyValuePair<TextClass, long>> Classes()
    {
        var mix = TextClassifier.MixOf(_counters);
        var classes = new List<KeyValuePair<TextClass, long>>();
        for (var i = 0; i < TextClasses.Count; i++)
        {
            if (mix[i] > 0)
            {
                classes.Add(new((TextClass)i, mix[i]));
            }
        }

        classes.Sort(static (left, right) => left.Value == right.Value ? left.Key.CompareTo(right.Key) : right.Value.CompareTo(left.Value));
        return classes;
    }
}
