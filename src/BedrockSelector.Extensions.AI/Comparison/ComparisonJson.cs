using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BedrockSelector.Answers;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>How the documents of comparisons are written and read as JSON.</summary>
public static class ComparisonJson
{
    /// <summary>Gets the options by which the documents of comparisons, and those of the library, are written.</summary>
    /// <value>Read-only; as <see cref="AnswerJson.Options"/>. Everything is compiled ahead of time.</value>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(AnswerJson.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(ComparisonJsonContext.Default, AnswerJson.Options.TypeInfoResolver),
        };
        options.MakeReadOnly();
        return options;
    }
}
