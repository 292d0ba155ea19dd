using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Customization.DataSets;

/// <summary>The shape of a line of training data.</summary>
[JsonConverter(typeof(ClosedSetConverter<TrainingDataFormat>))]
public enum TrainingDataFormat
{
    /// <summary><c>prompt</c> and <c>completion</c>.</summary>
    PromptCompletion = 0,

    /// <summary><c>input</c> alone: raw text for continued pre-training.</summary>
    SingleInput,

    /// <summary>The shape of the Converse interface: <c>schemaVersion</c>, <c>system</c>, <c>messages</c> with lists of content.</summary>
    Converse,

    /// <summary>Anthropic messages: <c>system</c> and <c>messages</c> with text as content.</summary>
    AnthropicMessages,

    /// <summary><c>image-ref</c> and <c>caption</c>.</summary>
    ImageCaption,

    /// <summary>OpenAI chat completions: <c>messages</c>, and what the grader needs beside them.</summary>
    ChatCompletions,

    /// <summary>The Converse shape with prompts alone, or with answers that the teacher may replace.</summary>
    Distillation,

    /// <summary>Logs of model invocations, as Amazon Bedrock writes them: a source of prompts for distillation and reinforcement.</summary>
    InvocationLog,

    /// <summary>Prompts of several turns for reinforcement outside Amazon Bedrock: <c>id</c> and <c>metadata</c>.</summary>
    MultiTurnReinforcement,
}
