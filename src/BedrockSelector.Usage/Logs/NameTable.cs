using System.Runtime.InteropServices;
using System.Text;

namespace BedrockSelector.Logs;

/// <summary>Numbers names by their bytes, without making a string of a name that was met before.</summary>
internal sealed class NameTable(Func<string, string>? spelling = null)
{
    private readonly List<(byte[] Name, int Id)> _names = [];
    private readonly Dictionary<int, List<int>> _byHash = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private byte[] _last = [];
    private int _lastId = -1;

    public string this[int id] => _texts[id];

    public int IdOf(ReadOnlySpan<byte> name)
    {
        if (_lastId >= 0 && name.SequenceEqual(_last))
        {
            return _lastId;
        }

        var hash = default(HashCode);
        hash.AddBytes(name);
        ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(_byHash, hash.ToHashCode(), out _);
        bucket ??= [];
        foreach (var entry in bucket)
        {
            if (name.SequenceEqual(_names[entry].Name))
            {
                (_last, _lastId) = _names[entry];
                return _lastId;
            }
        }

        // Two spellings, an ARN and its id, may be one name.
        var text = Encoding.UTF8.GetString(name);
        var id = IdOf(spelling is null ? text : spelling(text));
        bucket.Add(_names.Count);
        _names.Add((name.ToArray(), id));
        (_last, _lastId) = _names[^1];
        return id;
    }

    public int IdOf(string text)
    {
        if (!_ids.TryGetValue(text, out var id))
        {
            id = _texts.Count;
            _texts.Add(text);
            _ids.Add(text, id);
        }

        return id;
    }
}
