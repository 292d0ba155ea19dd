using System.Buffers;

namespace BedrockSelector.Logs;

/// <summary>Cuts JSON text, as it streams by, into objects: those at the top, in lists at the top, and in the lists of envelopes.</summary>
/// <remarks>
/// Memory is bounded by the longest object, <see cref="InvocationLogReader.LongestLine"/> bytes; a longer one is told and dropped. It looks at
/// brackets and strings alone: whether a piece is valid JSON is for its reader to say.
/// </remarks>
internal sealed class JsonSplitter(IJsonPieces pieces)
{
    private const int LongestName = 16;

    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}[]:"u8);
    private static readonly SearchValues<byte> StringEnds = SearchValues.Create("\"\\"u8);
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n,"u8);

    private readonly byte[] _name = new byte[LongestName];
    private byte[] _kept = [];
    private int _keptLength;
    private int _nameLength;
    private int _depth;
    private int _base;
    private bool _inPiece;
    private bool _dropped;
    private bool _rest;
    private bool _inString;
    private bool _escaped;
    private bool _inScrap;
    private NameState _state;

    private enum NameState
    {
        None = 0,
        Read,
        Named,
    }

    /// <summary>Reads on.</summary>
    public void Feed(ReadOnlySpan<byte> text)
    {
        var start = 0;
        var at = 0;
        while (at < text.Length)
        {
            if (_inString)
            {
                at = SkipString(text, at);
                continue;
            }

            if (!_inPiece && !_rest)
            {
                at = Between(text, at);
                start = at - 1;
                continue;
            }

            var next = text[at..].IndexOfAny(Marks);
            if (next < 0)
            {
                at = text.Length;
                break;
            }

            if (_state == NameState.Read && text[at..(at + next)].ContainsAnyExcept(Blanks))
            {
                _state = NameState.None;
            }

            at += next + 1;
            if (Mark(text[at - 1]) is { } isWhole)
            {
                End(text, start, at, isWhole);
            }
        }

        if (_inPiece)
        {
            Keep(text[Math.Max(start, 0)..]);
        }
    }

    /// <summary>Ends: false if the text ends within a piece or a list.</summary>
    public bool Finish()
    {
        var whole = !_inPiece && _base == 0 && !_rest && !_inString;
        (_inPiece, _base, _depth, _rest, _inString, _keptLength, _dropped) = (false, 0, 0, false, false, 0, false);
        return whole;
    }

    // Between pieces: to the beginning of the next one, or the end of a list. Returns the place after the byte that was met.
    private int Between(ReadOnlySpan<byte> text, int at)
    {
        var b = text[at];
        if (Blanks.Contains(b))
        {
            _inScrap &= b != (byte)'\n';
            return at + 1;
        }

        switch (b)
        {
            case (byte)'{':
            case (byte)'[' when _base > 0:
                (_inPiece, _inScrap, _dropped, _keptLength) = (true, false, false, 0);
                _state = NameState.None;
                _depth++;
                break;
            case (byte)'[':
                _depth++;
                _base = 1;
                break;
            case (byte)']' when _base > 0:
                // A list at the top ends; the list of an envelope leaves the rest of the envelope behind.
                _depth--;
                (_rest, _base) = (_base == 2, 0);
                break;
            case (byte)'"':
                _inString = true;
                Scrap();
                break;
            default:
                Scrap();
                break;
        }

        return at + 1;
    }

    private void Scrap()
    {
        if (!_inScrap)
        {
            pieces.Scrap();
        }

        _inScrap = true;
    }

    // True: a piece ends here; false: the piece is an envelope, whose list begins here; null: neither.
    private bool? Mark(byte mark)
    {
        switch (mark)
        {
            case (byte)'"':
                _inString = true;
                (_nameLength, _state) = (0, NameState.None);
                return null;
            case (byte)':':
                _state = _state == NameState.Read ? NameState.Named : NameState.None;
                return null;
            case (byte)'{':
                _depth++;
                _state = NameState.None;
                return null;
            case (byte)'[':
                _depth++;
                var isList = _state == NameState.Named && _inPiece && _depth == 2 && _base == 0 && pieces.IsList(_name.AsSpan(0, _nameLength));
                _state = NameState.None;
                return isList ? false : null;
            default:
                _depth--;
                _state = NameState.None;
                if (_rest && _depth <= 0)
                {
                    (_rest, _depth) = (false, 0);
                    return null;
                }

                return _inPiece && _depth <= _base ? true : null;
        }
    }

    private void End(ReadOnlySpan<byte> text, int start, int at, bool isWhole)
    {
        var from = Math.Max(start, 0);
        if (!isWhole)
        {
            (_base, _inPiece, _keptLength, _dropped) = (2, false, 0, false);
            return;
        }

        _inPiece = false;
        _depth = _base;
        if (_dropped)
        {
            pieces.TooLong();
        }
        else if (_keptLength == 0)
        {
            pieces.Piece(text[from..at]);
        }
        else
        {
            Keep(text[from..at]);
            if (_dropped)
            {
                pieces.TooLong();
            }
            else
            {
                pieces.Piece(_kept.AsSpan(0, _keptLength));
            }
        }

        _keptLength = 0;
    }

    private int SkipString(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length)
        {
            if (_escaped)
            {
                _escaped = false;
                NameByte(0);
                at++;
                continue;
            }

            var next = text[at..].IndexOfAny(StringEnds);
            var end = next < 0 ? text.Length : at + next;
            if (_inPiece && _depth == 1 && _base == 0)
            {
                foreach (var b in text[at..Math.Min(end, at + LongestName + 1)])
                {
                    NameByte(b);
                }
            }

            if (next < 0)
            {
                return text.Length;
            }

            at = end + 1;
            if (text[end] == (byte)'"')
            {
                _inString = false;
                _state = _inPiece && _depth == 1 && _base == 0 && _nameLength <= LongestName ? NameState.Read : NameState.None;
                return at;
            }

            _escaped = true;
        }

        return at;
    }

    private void NameByte(byte b)
    {
        if (_nameLength < LongestName)
        {
            _name[_nameLength] = b;
        }

        _nameLength = Math.Min(_nameLength + 1, LongestName + 1);
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (_dropped || _keptLength + part.Length > InvocationLogReader.LongestLine)
        {
            (_dropped, _keptLength) = (true, 0);
            return;
        }

        if (_kept.Length < _keptLength + part.Length)
        {
            Array.Resize(ref _kept, Math.Max(_keptLength + part.Length, Math.Max(4_096, _kept.Length * 2)));
        }

        part.CopyTo(_kept.AsSpan(_keptLength));
        _keptLength += part.Length;
    }
}
