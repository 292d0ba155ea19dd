using System.Text.Json;
using BedrockSelector.Answers;

namespace BedrockSelector.Cli.Output;

/// <summary>How every document that the tool prints is written.</summary>
internal static class DocumentJson
{
    public static JsonSerializerOptions Options => AnswerJson.Options;
}
