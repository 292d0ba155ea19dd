using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Verification;

/// <summary>One subschema, compiled: what it demands of a value. Rules for other types than the value's say nothing of it.</summary>
internal sealed record SchemaRule
{
    /// <summary>Gets whether nothing is allowed.</summary>
    public bool Nothing { get; init; }

    /// <summary>Gets what a value is, in words.</summary>
    public string? Title { get; init; }

    public string? Example { get; init; }

    public SchemaRule? Same { get; init; }

    public ImmutableArray<SchemaRule> AnyOf { get; init; } = [];

    public ImmutableArray<JsonType> Types { get; init; } = [];

    /// <summary>Gets all values there are, as JSON; none for any.</summary>
    public ImmutableArray<string> Constants { get; init; } = [];

    public Regex? Pattern { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Above { get; init; }

    public decimal? Maximum { get; init; }

    public decimal? Below { get; init; }

    public SchemaRule? Items { get; init; }

    public int? MinItems { get; init; }

    public bool UniqueItems { get; init; }

    public int? MinProperties { get; init; }

    public SchemaRule? Names { get; init; }

    public ImmutableArray<string> Required { get; init; } = [];

    public FrozenDictionary<string, SchemaRule>? Properties { get; init; }

    public SchemaRule? Others { get; init; }

    public void Check(JsonElement value, SchemaFindings findings)
    {
        if (Nothing)
        {
            findings.Add("is not a field of the schema.");
            return;
        }

        Same?.Check(value, findings);
        if (!AnyOf.IsEmpty && !AnyOf.Any(one => one.Allows(value)))
        {
            AnyOf[0].Check(value, findings);
        }

        if (!Types.IsEmpty && !Types.Any(type => Is(value, type)))
        {
            findings.AddWrongType(value, Types);
            return;
        }

        if (!Constants.IsEmpty && !Constants.Contains(value.GetRawText(), StringComparer.Ordinal))
        {
            findings.Add($"{SchemaFindings.Shown(value)} is not {Title ?? "known"}: {string.Join(", ", Constants).Replace("\"", "", StringComparison.Ordinal)}.");
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(value.GetString()!, findings);
                break;
            case JsonValueKind.Number:
                CheckNumber(value, findings);
                break;
            case JsonValueKind.Array:
                CheckItems(value, findings);
                break;
            case JsonValueKind.Object:
                CheckMembers(value, findings);
                break;
            default:
                break;
        }
    }

    private bool Allows(JsonElement value)
    {
        var findings = new SchemaFindings();
        Check(value, findings);
        return findings.IsEmpty;
    }

    private void CheckName(string name, SchemaFindings findings)
    {
        Same?.CheckName(name, findings);
        CheckText(name, findings);
    }

    private void CheckText(string text, SchemaFindings findings)
    {
        if (Pattern?.IsMatch(text) == false || text.Length > MaxLength || text.Length < MinLength)
        {
            findings.Add(string.IsNullOrWhiteSpace(text) && Title is null ? "is empty; it must say something."
                : $"'{text}' is not {Title ?? "of the form that is wanted"}{(Example is null ? "" : $", such as '{Example}'")}.");
        }
    }

    private void CheckNumber(JsonElement value, SchemaFindings findings)
    {
        // Beyond a decimal there are only numbers that no rule of ours allows; their sign tells which bound they pass.
        var number = value.TryGetDecimal(out var exact) ? exact : value.GetDouble() < 0 ? decimal.MinValue : decimal.MaxValue;
        var problem = number < Minimum ? $"is below {Minimum.Value.Plain()}"
            : number <= Above ? $"is not above {Above.Value.Plain()}"
            : number > Maximum ? $"is above {Maximum.Value.Plain()}"
            : number >= Below ? $"is not below {Below.Value.Plain()}"
            : null;
        if (problem is not null)
        {
            findings.Add($"{value.GetRawText()} {problem}.");
        }
    }

    private void CheckItems(JsonElement value, SchemaFindings findings)
    {
        if (value.GetArrayLength() < MinItems)
        {
            findings.Add($"is empty; it has at least {MinItems}.");
        }

        HashSet<string>? seen = UniqueItems ? new(StringComparer.Ordinal) : null;
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            findings.Enter(index++);
            if (seen?.Add(item.GetRawText()) == false)
            {
                findings.Add($"{SchemaFindings.Shown(item)} stands twice.");
            }

            Items?.Check(item, findings);
            findings.Leave();
        }
    }

    private void CheckMembers(JsonElement value, SchemaFindings findings)
    {
        var count = 0;
        foreach (var member in value.EnumerateObject())
        {
            count++;
            findings.Enter(member.Name);
            Names?.CheckName(member.Name, findings);
            (Properties?.GetValueOrDefault(member.Name) ?? Others)?.Check(member.Value, findings);
            findings.Leave();
        }

        if (count < MinProperties)
        {
            findings.Add($"is empty; it has at least {MinProperties}.");
        }

        foreach (var name in Required)
        {
            if (!value.TryGetProperty(name, out _))
            {
                findings.Enter(name);
                findings.AddMissing();
                findings.Leave();
            }
        }
    }

    private static bool Is(JsonElement value, JsonType type) => type switch
    {
        JsonType.Object => value.ValueKind == JsonValueKind.Object,
        JsonType.Array => value.ValueKind == JsonValueKind.Array,
        JsonType.Text => value.ValueKind == JsonValueKind.String,
        JsonType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        JsonType.Number => value.ValueKind == JsonValueKind.Number,
        JsonType.WholeNumber => value.ValueKind == JsonValueKind.Number && IsWhole(value),
        _ => value.ValueKind == JsonValueKind.Null,
    };

    private static bool IsWhole(JsonElement value) =>
        value.TryGetDecimal(out var exact) ? exact == decimal.Truncate(exact) : value.GetDouble() is var number && number == Math.Floor(number);
}
