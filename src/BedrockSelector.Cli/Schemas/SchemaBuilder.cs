using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Cli.Schemas;

/// <summary>Makes JSON Schemas (draft 2020-12) of documents, from what the serializer knows of their types.</summary>
internal sealed class SchemaBuilder(JsonSerializerOptions options, Documentation words, ImmutableArray<DimensionDefinition> dimensions)
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSchemaExporterOptions Leaves = new() { TreatNullObliviousAsNonNullable = true };

    private readonly SortedDictionary<string, (Type Type, JsonObject? Schema)> _definitions = new(StringComparer.Ordinal);

    /// <summary>Makes the schema of a document.</summary>
    public JsonObject Build(AnswerSchema answer, IEnumerable<string> commands)
    {
        var root = new JsonObject
        {
            ["$schema"] = Dialect,
            ["$id"] = answer.Id,
            ["title"] = answer.Title,
            ["description"] = string.Join(' ', new[]
            {
                words.Of(answer.Plain ?? answer.Document), $"Printed by {string.Join(", ", commands.Select(static command => $"'bedrock-selector {command} --format json'"))}.", answer.Note,
                "Fields are added under the same version, and never renamed or moved.",
            }.OfType<string>()),
        };
        var body = ItemOf(answer.Document, typeof(ValueList<>)) is null ? Object(options.GetTypeInfo(answer.Document), answer) : Of(answer.Document);
        foreach (var (name, value) in body.ToArray())
        {
            body.Remove(name);
            root.TryAdd(name, value);
        }

        if (_definitions.Count > 0)
        {
            root["$defs"] = new JsonObject(_definitions.Select(static one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value.Schema)));
        }

        return root;
    }

    private JsonObject Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } known)
        {
            return OrNull(Of(known));
        }

        if (ItemOf(type, typeof(ValueList<>)) is { } item)
        {
            return new() { ["type"] = "array", ["items"] = Of(item) };
        }

        if (ItemOf(type, typeof(ValueMap<>)) is { } value)
        {
            return new() { ["type"] = "object", ["additionalProperties"] = Of(value) };
        }

        var info = options.GetTypeInfo(type);
        return type == typeof(JsonText) ? []
            : type.IsEnum ? Names(info)
            : type == typeof(decimal) || type == typeof(double) ? new() { ["type"] = "number" }
            : info.Kind == JsonTypeInfoKind.Object ? Reference(info)
            : info.Converter is UsageConverter || ItemOf(info.Converter.GetType(), typeof(TextConverter<>)) is not null ? new() { ["type"] = "string" }
            : info.GetJsonSchemaAsNode(Leaves) as JsonObject is { Count: > 0 } leaf ? leaf
            : throw new NotSupportedException($"{type} is written by {info.Converter.GetType()}, of which no schema is known.");
    }

    // What the serializer writes of each member; a set of flags is written as a list of names.
    private static JsonObject Names(JsonTypeInfo info)
    {
        var written = Enum.GetValuesAsUnderlyingType(info.Type).Cast<object>()
            .Select(value => JsonSerializer.SerializeToNode(Enum.ToObject(info.Type, value), info)!).ToArray();
        return written[^1] is JsonArray
            ? new() { ["type"] = "array", ["items"] = Enumeration(written.SelectMany(static list => list.AsArray())) }
            : Enumeration(written);
    }

    private static JsonObject Enumeration(IEnumerable<JsonNode?> names) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. names.Select(static name => name!.DeepClone())]) };

    private JsonObject Reference(JsonTypeInfo info)
    {
        var name = info.Type.Name;
        if (!_definitions.TryGetValue(name, out var known))
        {
            _definitions[name] = (info.Type, null);
            _definitions[name] = (info.Type, Object(info, null));
        }
        else if (known.Type != info.Type)
        {
            throw new NotSupportedException($"{known.Type} and {info.Type} have one name; a schema needs two.");
        }

        return new() { ["$ref"] = $"#/$defs/{name}" };
    }

    private JsonObject Object(JsonTypeInfo info, AnswerSchema? root)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var property in info.Properties.Where(static property => property.Get is not null && !property.IsExtensionData))
        {
            var schema = root is not null && property.Name == "schema" ? new() { ["const"] = root.Title } : Of(property);
            properties[property.Name] = Described(schema, property.AttributeProvider is MemberInfo member ? words.Of(member) : null);
            if (property.ShouldSerialize is null && !(root?.Plain is not null && property.DeclaringType == root.Document))
            {
                required.Add((JsonNode)property.Name);
            }
        }

        if (info.Properties.Any(static property => property.IsExtensionData))
        {
            foreach (var dimension in dimensions)
            {
                properties[dimension.Field] = Described(Condition(dimension), $"What the price is for: {dimension.Description}; null where it states nothing.");
                required.Add((JsonNode)dimension.Field);
            }
        }

        JsonObject made = new() { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
        return root is null ? Described(made, words.Of(info.Type)) : made;
    }

    private JsonObject Of(JsonPropertyInfo property)
    {
        var schema = Of(property.PropertyType);
        return property.IsGetNullable && !property.PropertyType.IsValueType ? OrNull(schema) : schema;
    }

    private static JsonObject Condition(DimensionDefinition dimension) => OrNull(
        dimension.Match == DimensionMatch.Above ? new() { ["type"] = "integer" }
        : dimension.Values.IsEmpty ? new() { ["type"] = "string" }
        : Enumeration(dimension.Values.Select(static value => (JsonNode?)value)));

    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is not JsonValue type)
        {
            return schema.Count == 0 ? schema : new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        }

        schema["type"] = new JsonArray(type.DeepClone(), "null");
        if (schema["enum"] is JsonArray names)
        {
            names.Add(null);
        }

        return schema;
    }

    // Beside a reference, as the draft allows.
    private static JsonObject Described(JsonObject schema, string? description)
    {
        if (description is not null)
        {
            schema.Insert(0, "description", description);
        }

        return schema;
    }

    private static Type? ItemOf(Type type, Type generic) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == generic ? type.GetGenericArguments()[0] : null;
}
