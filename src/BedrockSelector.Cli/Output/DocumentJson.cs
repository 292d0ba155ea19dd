using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BedrockSelector.Answers;

namespace BedrockSelector.Cli.Output;

/// <summary>How every document that the tool prints is written.</summary>
internal static class DocumentJson
{
    public static JsonSerializerOptions Options => AnswerJson.Options;

    public static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}
