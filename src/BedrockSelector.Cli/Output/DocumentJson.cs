using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BedrockSelector.Extensions.AI.Comparison;
using BedrockSelector.Statements;

namespace BedrockSelector.Cli.Output;

/// <summary>How every document that the tool prints is written: those of the library and of its packages.</summary>
internal static class DocumentJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    public static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(UsageJson.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(UsageJson.Options.TypeInfoResolver, ComparisonJson.Options.TypeInfoResolver),
        };
        options.MakeReadOnly();
        return options;
    }
}
