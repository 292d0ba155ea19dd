using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BedrockSelector.Knowledge.Verification;

/// <summary>Compiles the schema of documents: the keywords of JSON Schema that it uses, and an error for any other.</summary>
internal sealed class SchemaCompiler(JsonElement root)
{
    private readonly Dictionary<string, SchemaRule> _referred = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Regex> _patterns = new(StringComparer.Ordinal);

    /// <summary>Compiles a subschema.</summary>
    /// <exception cref="NotSupportedException">It uses a keyword or a type that is not known here; a defect of the schema.</exception>
    public SchemaRule Compile(JsonElement schema)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return new() { Nothing = schema.ValueKind == JsonValueKind.False };
        }

        var rule = new SchemaRule();
        foreach (var keyword in schema.EnumerateObject())
        {
            var value = keyword.Value;
            rule = keyword.Name switch
            {
                "$schema" or "$id" or "$defs" or "description" => rule,
                "title" => rule with { Title = value.GetString() },
                "examples" => rule with { Example = value[0].ToString() },
                "$ref" => rule with { Same = Follow(value.GetString()!) },
                "anyOf" => rule with { AnyOf = [.. value.EnumerateArray().Select(Compile)] },
                "type" => rule with { Types = [.. value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Type) : [Type(value)]] },
                "const" => rule with { Constants = [value.GetRawText()] },
                "enum" => rule with { Constants = [.. value.EnumerateArray().Select(static one => one.GetRawText())] },
                "pattern" => rule with { Pattern = Pattern(value.GetString()!) },
                "minLength" => rule with { MinLength = value.GetInt32() },
                "maxLength" => rule with { MaxLength = value.GetInt32() },
                "minimum" => rule with { Minimum = value.GetDecimal() },
                "exclusiveMinimum" => rule with { Above = value.GetDecimal() },
                "maximum" => rule with { Maximum = value.GetDecimal() },
                "exclusiveMaximum" => rule with { Below = value.GetDecimal() },
                "items" => rule with { Items = Compile(value) },
                "minItems" => rule with { MinItems = value.GetInt32() },
                "uniqueItems" => rule with { UniqueItems = value.GetBoolean() },
                "minProperties" => rule with { MinProperties = value.GetInt32() },
                "propertyNames" => rule with { Names = Compile(value) },
                "required" => rule with { Required = [.. value.EnumerateArray().Select(static one => one.GetString()!)] },
                "properties" => rule with
                {
                    Properties = value.EnumerateObject().ToFrozenDictionary(static one => one.Name, one => Compile(one.Value), StringComparer.Ordinal),
                },
                "additionalProperties" => rule with { Others = Compile(value) },
                _ => throw new NotSupportedException($"The schema uses the keyword '{keyword.Name}', which is not known here."),
            };
        }

        return rule;
    }

    private static JsonType Type(JsonElement name) => name.GetString() switch
    {
        "object" => JsonType.Object,
        "array" => JsonType.Array,
        "string" => JsonType.Text,
        "boolean" => JsonType.Boolean,
        "number" => JsonType.Number,
        "integer" => JsonType.WholeNumber,
        "null" => JsonType.Null,
        var other => throw new NotSupportedException($"The schema uses the type '{other}', which is not known here."),
    };

    // In .NET, $ matches before a last line break, too; in JSON Schema it does not.
    private Regex Pattern(string pattern)
    {
        if (!_patterns.TryGetValue(pattern, out var compiled))
        {
            var strict = pattern.EndsWith('$') ? $"{pattern[..^1]}(?!\\n)$" : pattern;
            _patterns.Add(pattern, compiled = new(strict, RegexOptions.ECMAScript));
        }

        return compiled;
    }

    private SchemaRule Follow(string reference)
    {
        if (!_referred.TryGetValue(reference, out var rule))
        {
            var element = root;
            foreach (var part in reference.Split('/').Skip(1))
            {
                element = element.GetProperty(part);
            }

            _referred.Add(reference, rule = Compile(element));
        }

        return rule;
    }
}
