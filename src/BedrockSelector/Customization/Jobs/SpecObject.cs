using System.Collections.Immutable;
using System.Text.Json;

namespace BedrockSelector.Customization.Jobs;

/// <summary>An object of a specification while it is read: fields of the wrong kind and fields left over become problems.</summary>
internal sealed class SpecObject
{
    private readonly JsonElement _element;
    private readonly string _path;
    private readonly ImmutableArray<JobProblem>.Builder _problems;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public SpecObject(JsonElement element, string path, ImmutableArray<JobProblem>.Builder problems)
    {
        (_element, _path, _problems) = (element, path, problems);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Add(path, $"{(path.Length == 0 ? "The specification" : $"'{path}'")} is no object.");
        }
    }

    public string? Text(string name) => Find(name, JsonValueKind.String, "a string") is { } value ? TextOf(value) : null;

    public bool Flag(string name)
    {
        if (!TryFind(name, out var value))
        {
            return false;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Add(PathOf(name), $"'{PathOf(name)}' is {Shown(value)}; true or false is wanted.");
        return false;
    }

    public decimal? Number(string name)
    {
        if (Find(name, JsonValueKind.Number, "a number") is not { } value)
        {
            return null;
        }

        if (value.TryGetDecimal(out var number))
        {
            return number;
        }

        Add(PathOf(name), $"'{PathOf(name)}' is {Shown(value)}; that number is too large.");
        return null;
    }

    public SpecObject? Object(string name) =>
        Find(name, JsonValueKind.Object, "an object") is { } value ? new(value, PathOf(name), _problems) : null;

    public ImmutableArray<T> Objects<T>(string name, Func<SpecObject, T> read)
    {
        if (Find(name, JsonValueKind.Array, "a list") is not { } list)
        {
            return [];
        }

        var values = ImmutableArray.CreateBuilder<T>();
        foreach (var item in list.EnumerateArray())
        {
            values.Add(read(new(item, FormattableString.Invariant($"{PathOf(name)}[{values.Count}]"), _problems)));
        }

        return values.ToImmutable();
    }

    public ImmutableArray<string> Texts(string name)
    {
        if (Find(name, JsonValueKind.Array, "a list") is not { } list)
        {
            return [];
        }

        var values = ImmutableArray.CreateBuilder<string>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String && TextOf(item) is { } text)
            {
                values.Add(text);
            }
            else
            {
                Add(PathOf(name), $"'{PathOf(name)}' holds {Shown(item)}; strings are wanted.");
            }
        }

        return values.ToImmutable();
    }

    /// <summary>Reads an object of texts, and of numbers where those are allowed, in the order written.</summary>
    public ImmutableArray<(string Name, string Value)> Map(string name, bool allowNumbers)
    {
        if (Find(name, JsonValueKind.Object, "an object") is not { } map)
        {
            return [];
        }

        var pairs = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var property in map.EnumerateObject())
        {
            var text = property.Value.ValueKind == JsonValueKind.String ? TextOf(property.Value)
                : allowNumbers && property.Value.ValueKind == JsonValueKind.Number ? property.Value.GetRawText()
                : null;
            if (text is null)
            {
                Add($"{PathOf(name)}.{property.Name}", $"'{PathOf(name)}.{property.Name}' is {Shown(property.Value)}; a string{(allowNumbers ? " or a number" : "")} is wanted.");
            }
            else if (pairs.Any(pair => pair.Item1 == property.Name))
            {
                Add($"{PathOf(name)}.{property.Name}", $"'{PathOf(name)}.{property.Name}' is given twice.");
            }
            else
            {
                pairs.Add((property.Name, text));
            }
        }

        return pairs.ToImmutable();
    }

    /// <summary>Reports the fields that nobody has read.</summary>
    public void Close()
    {
        if (_element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in _element.EnumerateObject())
        {
            if (!_read.Contains(property.Name))
            {
                Add(PathOf(property.Name), $"'{PathOf(property.Name)}' is no field; {string.Join(", ", _read)} are.");
            }
        }
    }

    private JsonElement? Find(string name, JsonValueKind kind, string wanted)
    {
        if (!TryFind(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Add(PathOf(name), $"'{PathOf(name)}' is {Shown(value)}; {wanted} is wanted.");
        return null;
    }

    private bool TryFind(string name, out JsonElement value)
    {
        _ = _read.Add(name);
        value = default;
        return _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    // Half of a surrogate pair as an escape is JSON, but no text.
    private string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            Add(_path, $"{Shown(value)} is no text.");
            return null;
        }
    }

    private static string Shown(JsonElement value) => value.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : value.GetRawText();

    private string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    private void Add(string path, string message) => _problems.Add(new(JobProblemCode.UnknownField, path, message));
}
