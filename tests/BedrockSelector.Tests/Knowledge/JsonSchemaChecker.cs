using System.Text.Json;
using System.Text.RegularExpressions;

namespace BedrockSelector.Tests.Knowledge;

/// <summary>Checks a document against a JSON Schema (draft 2020-12): the keywords our schema uses, and an error for any other.</summary>
internal sealed class JsonSchemaChecker(JsonElement root)
{
    public List<string> Check(JsonElement document)
    {
        var errors = new List<string>();
        Check(root, document, "$", errors);
        return errors;
    }

    private void Check(JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            When(schema.ValueKind == JsonValueKind.False, "is not allowed");
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            var rule = keyword.Value;
            switch (keyword.Name)
            {
                case "$schema" or "$id" or "$defs" or "title" or "description":
                    break;
                case "$ref":
                    Check(Follow(rule.GetString()!), value, path, errors);
                    break;
                case "type":
                    When(!(rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Any(one => Is(value, one.GetString()!)) : Is(value, rule.GetString()!)), $"is not of type {rule}");
                    break;
                case "const":
                    When(!JsonElement.DeepEquals(rule, value), $"is not {rule}");
                    break;
                case "enum":
                    When(!rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), $"{value} is not one of {rule}");
                    break;
                case "oneOf":
                    When(rule.EnumerateArray().Count(one => Passes(one, value)) != 1, "matches not exactly one alternative");
                    break;
                case "pattern" when value.ValueKind == JsonValueKind.String:
                    When(!Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.ECMAScript), $"'{value}' does not match {rule}");
                    break;
                case "minLength" when value.ValueKind == JsonValueKind.String:
                    When(value.GetString()!.Length < rule.GetInt32(), $"is shorter than {rule}");
                    break;
                case "minimum" when value.ValueKind == JsonValueKind.Number:
                    When(value.GetDecimal() < rule.GetDecimal(), $"{value} is below {rule}");
                    break;
                case "maximum" when value.ValueKind == JsonValueKind.Number:
                    When(value.GetDecimal() > rule.GetDecimal(), $"{value} is above {rule}");
                    break;
                case "exclusiveMinimum" when value.ValueKind == JsonValueKind.Number:
                    When(value.GetDecimal() <= rule.GetDecimal(), $"{value} is not above {rule}");
                    break;
                case "minItems" when value.ValueKind == JsonValueKind.Array:
                    When(value.GetArrayLength() < rule.GetInt32(), $"has fewer than {rule} items");
                    break;
                case "uniqueItems" when value.ValueKind == JsonValueKind.Array && rule.GetBoolean():
                    When(value.EnumerateArray().Select(static one => one.GetRawText()).Distinct(StringComparer.Ordinal).Count() != value.GetArrayLength(), "has an item twice");
                    break;
                case "items" when value.ValueKind == JsonValueKind.Array:
                    var index = 0;
                    foreach (var item in value.EnumerateArray())
                    {
                        Check(rule, item, $"{path}[{index++}]", errors);
                    }

                    break;
                case "minProperties" when value.ValueKind == JsonValueKind.Object:
                    When(value.EnumerateObject().Count() < rule.GetInt32(), $"has fewer than {rule} members");
                    break;
                case "required" when value.ValueKind == JsonValueKind.Object:
                    foreach (var name in rule.EnumerateArray())
                    {
                        When(!value.TryGetProperty(name.GetString()!, out _), $"has no {name}");
                    }

                    break;
                case "propertyNames" when value.ValueKind == JsonValueKind.Object:
                    foreach (var member in value.EnumerateObject())
                    {
                        Check(rule, JsonSerializer.SerializeToElement(member.Name), $"{path}.{member.Name}", errors);
                    }

                    break;
                case "properties" when value.ValueKind == JsonValueKind.Object:
                    foreach (var property in rule.EnumerateObject())
                    {
                        if (value.TryGetProperty(property.Name, out var member))
                        {
                            Check(property.Value, member, $"{path}.{property.Name}", errors);
                        }
                    }

                    break;
                case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                    foreach (var member in value.EnumerateObject())
                    {
                        if (!(schema.TryGetProperty("properties", out var known) && known.TryGetProperty(member.Name, out _)))
                        {
                            Check(rule, member.Value, $"{path}.{member.Name}", errors);
                        }
                    }

                    break;
                case "pattern" or "minLength" or "minimum" or "maximum" or "exclusiveMinimum" or "minItems" or "uniqueItems" or "items"
                    or "minProperties" or "required" or "propertyNames" or "properties" or "additionalProperties":
                    break; // a rule for values of another type
                default:
                    throw new NotSupportedException($"The schema uses the keyword '{keyword.Name}', which this checker does not know.");
            }
        }

        void When(bool wrong, string what)
        {
            if (wrong)
            {
                errors.Add($"{path} {what}");
            }
        }
    }

    private bool Passes(JsonElement schema, JsonElement value)
    {
        var errors = new List<string>();
        Check(schema, value, "$", errors);
        return errors.Count == 0;
    }

    private JsonElement Follow(string reference)
    {
        var element = root;
        foreach (var part in reference.Split('/').Skip(1))
        {
            element = element.GetProperty(part);
        }

        return element;
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDecimal() == decimal.Truncate(value.GetDecimal()),
        _ => throw new NotSupportedException($"The schema uses the type '{type}', which JSON Schema does not have."),
    };
}
