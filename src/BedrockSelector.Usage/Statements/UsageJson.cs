using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BedrockSelector.Answers;

namespace BedrockSelector.Statements;

/// <summary>How the documents of this package are written and read as JSON.</summary>
public static class UsageJson
{
    /// <summary>Gets the options by which the documents of this package, and those of the library, are written.</summary>
    /// <value>Read-only; as <see cref="AnswerJson.Options"/>. Everything is compiled ahead of time.</value>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(AnswerJson.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(UsageJsonContext.Default, AnswerJson.Options.TypeInfoResolver),
        };
        options.MakeReadOnly();
        return options;
    }
}
