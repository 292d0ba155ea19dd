using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Customization.Conversion;

/// <summary>What examples may come as.</summary>
[JsonConverter(typeof(ClosedSetConverter<SourceFormat>))]
public enum SourceFormat
{
    /// <summary>OpenAI chat: <c>messages</c> of <c>role</c> and <c>content</c>.</summary>
    Chat = 0,

    /// <summary><c>prompt</c> and <c>completion</c>, perhaps <c>system</c>.</summary>
    PromptCompletion,

    /// <summary>Logs of model invocations, as Amazon Bedrock writes them.</summary>
    InvocationLog,

    /// <summary>The shape of the Converse interface.</summary>
    Converse,
}
