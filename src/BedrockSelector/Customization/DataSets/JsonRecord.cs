using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace BedrockSelector.Customization.DataSets;

/// <summary>One line of a data set as a flat tree of values that know where they stand. Reused from line to line.</summary>
internal sealed class JsonRecord
{
    private const int MaxDepth = 32;

    // A record of 32,000 tokens in one-token turns has about so many values; what has more is no training record.
    private const int MaxNodes = 250_000;

    private JsonRecordNode[] _nodes = new JsonRecordNode[64];
    private byte[] _line = [];
    private int _lineLength;
    private int _count;
    private byte[] _scratch = [];

    public const int Root = 0;

    public ReadOnlySpan<byte> Line => _line.AsSpan(0, _lineLength);

    public ref readonly JsonRecordNode this[int node] => ref _nodes[node];

    public JsonTokenType KindOf(int node) => _nodes[node].Kind;

    /// <summary>Parses a line.</summary>
    /// <param name="line">The line without its end; copied, since the tree points into it.</param>
    /// <returns>What is wrong, or <see langword="null"/>.</returns>
    public JsonRecordError? Parse(in ReadOnlySequence<byte> line)
    {
        _lineLength = (int)line.Length;
        if (_line.Length < _lineLength)
        {
            _line = new byte[(int)Math.Min(Array.MaxLength, Math.Max(4096L, (long)BitRound(_lineLength)))];
        }

        line.CopyTo(_line);
        _count = 0;
        if (!System.Text.Unicode.Utf8.IsValid(Line))
        {
            return new(DataSetProblemCode.InvalidUtf8, FirstInvalid(Line), $"The byte 0x{Line[FirstInvalid(Line)]:X2} is not UTF-8 here.");
        }

        var reader = new Utf8JsonReader(Line, isFinalBlock: true, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));
        try
        {
            return Build(ref reader);
        }
        catch (JsonException exception)
        {
            return Explain(exception, reader.CurrentDepth);
        }
    }

    /// <summary>Finds a field of an object.</summary>
    /// <returns>The node, or -1.</returns>
    public int Find(int node, ReadOnlySpan<byte> name)
    {
        for (var child = _nodes[node].FirstChild; child >= 0; child = _nodes[child].NextSibling)
        {
            if (NameIs(child, name))
            {
                return child;
            }
        }

        return -1;
    }

    public bool NameIs(int node, ReadOnlySpan<byte> name)
    {
        var raw = RawName(node);
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(NameOf(node)).AsSpan().SequenceEqual(name) : raw.SequenceEqual(name);
    }

    /// <summary>Compares a field's name with one in ASCII; no string is made unless the name has escapes.</summary>
    public bool NameIs(int node, string name, bool ignoreCase = false)
    {
        var raw = RawName(node);
        if (raw.Contains((byte)'\\'))
        {
            return string.Equals(NameOf(node), name, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        }

        return ignoreCase ? Ascii.EqualsIgnoreCase(raw, name) : Ascii.Equals(raw, name);
    }

    /// <summary>Compares the names of two fields.</summary>
    public bool SameName(int left, int right)
    {
        var a = RawName(left);
        var b = RawName(right);
        return a.Contains((byte)'\\') || b.Contains((byte)'\\') ? NameOf(left) == NameOf(right) : a.SequenceEqual(b);
    }

    public string NameOf(int node)
    {
        var raw = RawName(node);
        return Encoding.UTF8.GetString(raw.Contains((byte)'\\') ? Unescape(raw, out _) : raw);
    }

    /// <summary>Gets the text of a string value.</summary>
    /// <param name="node">The node, a string.</param>
    /// <param name="badEscape">Where half of a surrogate pair stands in the line, or -1.</param>
    /// <returns>UTF-8, good until the next call.</returns>
    public ReadOnlySpan<byte> TextOf(int node, out int badEscape)
    {
        badEscape = -1;
        var raw = Line.Slice(_nodes[node].Start + 1, _nodes[node].Length - 2);
        if (!raw.Contains((byte)'\\'))
        {
            return raw;
        }

        var text = Unescape(raw, out var bad);
        badEscape = bad < 0 ? -1 : _nodes[node].Start + 1 + bad;
        return text;
    }

    /// <summary>Gets the text of a string value, or the JSON of another, shortened for a message.</summary>
    public string Excerpt(int node)
    {
        var raw = Line.Slice(_nodes[node].Start, _nodes[node].Length);
        var text = Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, 160)]);
        var runes = 0;
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (++runes > 40)
            {
                return text[..end] + "…";
            }

            end += rune.Utf16SequenceLength;
        }

        return raw.Length > 160 ? text + "…" : text;
    }

    /// <summary>Gets the JSON path of a value.</summary>
    /// <returns>Such as <c>messages[1].content[0].text</c>; empty for the root.</returns>
    public string PathOf(int node)
    {
        var parts = new Stack<string>();
        for (; node > Root; node = _nodes[node].Parent)
        {
            parts.Push(_nodes[node].NameStart >= 0 ? (_nodes[node].Parent == Root ? "" : ".") + NameOf(node) : $"[{IndexOf(node)}]");
        }

        return string.Concat(parts);
    }

    /// <summary>Gets a column from an offset in the line.</summary>
    /// <returns>The number of code points before it, plus one.</returns>
    public long ColumnOf(int offset)
    {
        var column = 1L;
        foreach (var b in Line[..Math.Min(offset, _lineLength)])
        {
            column += (b & 0xC0) != 0x80 ? 1 : 0;
        }

        return column;
    }

    private int IndexOf(int node)
    {
        var index = 0;
        for (var sibling = _nodes[_nodes[node].Parent].FirstChild; sibling != node; sibling = _nodes[sibling].NextSibling)
        {
            index++;
        }

        return index;
    }

    private ReadOnlySpan<byte> RawName(int node) =>
        _nodes[node].NameStart < 0 ? default : Line.Slice(_nodes[node].NameStart, _nodes[node].NameLength);

    private JsonRecordError? Build(ref Utf8JsonReader reader)
    {
        var parent = -1;
        Span<int> lastChild = stackalloc int[MaxDepth + 2];
        lastChild.Fill(-1);
        var (nameStart, nameLength) = (-1, 0);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    (nameStart, nameLength) = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                    continue;

                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    _nodes[parent].Length = (int)reader.BytesConsumed - _nodes[parent].Start;
                    parent = _nodes[parent].Parent;
                    break;

                default:
                    if (_count == MaxNodes)
                    {
                        return new(DataSetProblemCode.RecordTooComplex, (int)reader.TokenStartIndex, $"The record has more than {MaxNodes} values.");
                    }

                    var node = Append(reader.TokenType, (int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex), nameStart, nameLength, parent);
                    nameStart = -1;
                    var depth = parent < 0 ? 0 : reader.CurrentDepth;
                    if (parent >= 0)
                    {
                        if (lastChild[depth] < 0)
                        {
                            _nodes[parent].FirstChild = node;
                        }
                        else
                        {
                            _nodes[lastChild[depth]].NextSibling = node;
                        }

                        lastChild[depth] = node;
                    }

                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        parent = node;
                        lastChild[reader.CurrentDepth + 1] = -1;
                    }

                    break;
            }

            if (parent < 0)
            {
                return AfterRoot((int)reader.BytesConsumed);
            }
        }

        return null;
    }

    private JsonRecordError? AfterRoot(int end)
    {
        var rest = Line[end..].IndexOfAnyExcept(" \t\r"u8);
        if (rest >= 0)
        {
            return new(DataSetProblemCode.SeveralValues, end + rest, $"'{(char)Line[end + rest]}' follows the JSON value of the line.");
        }

        return _nodes[Root].Kind == JsonTokenType.StartObject
            ? null
            : new(DataSetProblemCode.NotAnObject, _nodes[Root].Start, _nodes[Root].Kind == JsonTokenType.StartArray
                ? "The line holds a JSON array, not an object." : "The line holds a plain JSON value, not an object.");
    }

    private int Append(JsonTokenType kind, int start, int length, int nameStart, int nameLength, int parent)
    {
        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, _nodes.Length * 2);
        }

        _nodes[_count] = new()
        {
            Kind = kind,
            Start = start,
            Length = length,
            NameStart = nameStart,
            NameLength = nameLength,
            Parent = parent,
            FirstChild = -1,
            NextSibling = -1,
        };
        return _count++;
    }

    private JsonRecordError Explain(JsonException exception, int depth)
    {
        var offset = (int)Math.Clamp(exception.BytePositionInLine ?? 0, 0, _lineLength);
        var last = Line.LastIndexOfAnyExcept(" \t\r"u8);
        if (offset > last)
        {
            return new(DataSetProblemCode.TruncatedJson, offset, "The line ends before its JSON value does.");
        }

        var b = Line[offset];
        if (depth >= MaxDepth && b is (byte)'{' or (byte)'[')
        {
            return new(DataSetProblemCode.RecordTooComplex, offset, $"The record is nested deeper than {MaxDepth} levels.");
        }

        var before = Line[..offset].LastIndexOfAnyExcept(" \t\r"u8);
        var message = b switch
        {
            (byte)'/' => "JSON has no comments.",
            (byte)'\'' => "JSON strings stand in double quotes.",
            (byte)'}' or (byte)']' when before >= 0 && Line[before] == ',' => "A comma stands before the closing bracket.",
            (byte)'N' or (byte)'T' or (byte)'F' or (byte)'I' => "JSON writes null, true and false in lower case and has no NaN or Infinity.",
            < 0x20 => $"A control character 0x{b:X2} stands in a string; it is written as an escape.",
            _ => $"'{(b < 0x80 ? ((char)b).ToString() : "a character")}' is not JSON here.",
        };
        return new(DataSetProblemCode.InvalidJson, offset, message);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> line)
    {
        var offset = 0;
        while (offset < line.Length && Rune.DecodeFromUtf8(line[offset..], out _, out var consumed) == OperationStatus.Done)
        {
            offset += consumed;
        }

        return Math.Min(offset, line.Length - 1);
    }

    // The JSON reader has checked the escapes; only surrogates may still be halves.
    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw, out int bad)
    {
        bad = -1;
        if (_scratch.Length < raw.Length)
        {
            _scratch = new byte[BitRound(raw.Length)];
        }

        var written = 0;
        for (var i = 0; i < raw.Length;)
        {
            if (raw[i] != '\\')
            {
                var next = raw[i..].IndexOf((byte)'\\');
                var plain = next < 0 ? raw[i..] : raw.Slice(i, next);
                plain.CopyTo(_scratch.AsSpan(written));
                written += plain.Length;
                i += plain.Length;
                continue;
            }

            if (raw[i + 1] != 'u')
            {
                _scratch[written++] = raw[i + 1] switch
                {
                    (byte)'n' => (byte)'\n',
                    (byte)'t' => (byte)'\t',
                    (byte)'r' => (byte)'\r',
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    var other => other,
                };
                i += 2;
                continue;
            }

            var unit = (char)Hex(raw.Slice(i + 2, 4));
            var start = i;
            i += 6;
            var rune = Rune.ReplacementChar;
            if (char.IsHighSurrogate(unit) && i + 6 <= raw.Length && raw[i] == '\\' && raw[i + 1] == 'u'
                && Rune.TryCreate(unit, (char)Hex(raw.Slice(i + 2, 4)), out var pair))
            {
                rune = pair;
                i += 6;
            }
            else if (!Rune.TryCreate(unit, out rune))
            {
                rune = Rune.ReplacementChar;
                bad = bad < 0 ? start : bad;
            }

            written += rune.EncodeToUtf8(_scratch.AsSpan(written));
        }

        return _scratch.AsSpan(0, written);
    }

    private static int Hex(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = (value << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BitRound(int length) => (int)Math.Min(Array.MaxLength, System.Numerics.BitOperations.RoundUpToPowerOf2((uint)length));
}
