using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace BedrockSelector.Knowledge.Verification;

/// <summary>What the schema finds in one document, with the place of each.</summary>
internal sealed class SchemaFindings
{
    private readonly ImmutableArray<SchemaFinding>.Builder _found = ImmutableArray.CreateBuilder<SchemaFinding>();
    private readonly List<(string? Name, int Index)> _path = [];

    public bool IsEmpty => _found.Count == 0;

    public void Enter(string name) => _path.Add((name, 0));

    public void Enter(int index) => _path.Add((null, index));

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    public void Add(string message) => Add(message, isHole: false);

    public void AddMissing() => Add("is missing.", isHole: true);

    public void AddWrongType(JsonElement value, ImmutableArray<JsonType> types) =>
        Add(value.ValueKind == JsonValueKind.Null ? "is null; it must have a value." : $"{Shown(value)} is not {string.Join(" or ", types.Select(Named))}.", isHole: true);

    public ImmutableArray<SchemaFinding> ToImmutable() => _found.ToImmutable();

    /// <summary>Shows a value in a sentence.</summary>
    public static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"'{value.GetString()}'",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => value.GetRawText(),
    };

    private static string Named(JsonType type) => type switch
    {
        JsonType.Object => "an object",
        JsonType.Array => "a list",
        JsonType.Text => "text",
        JsonType.Boolean => "true or false",
        JsonType.Number => "a number",
        JsonType.WholeNumber => "a whole number",
        _ => "null",
    };

    // Below a model, the path begins at the model.
    private void Add(string message, bool isHole)
    {
        var ofModel = _path is [("models", _), (null, _), _, ..];
        var text = new StringBuilder();
        foreach (var (name, index) in _path.Skip(ofModel ? 2 : 0))
        {
            _ = name is null ? text.Append('[').Append(index).Append(']') : text.Append(text.Length == 0 ? "" : ".").Append(name);
        }

        _found.Add(new(ofModel ? _path[1].Index : null, text.Length > 0 ? text.ToString() : "document", message, isHole));
    }
}
