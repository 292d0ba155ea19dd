using System.Collections.Immutable;
using System.Text.Json;
using BedrockSelector.Quantities;

namespace BedrockSelector.BedrockRuntime.Conversation;

/// <summary>A request of Converse, ConverseStream or CountTokens.</summary>
/// <remarks>
/// See <see href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html"/> (read 2026-11).
/// Two requests are equal only if they hold the same arrays.
/// </remarks>
public sealed record ConverseRequest
{
    /// <summary>Gets what to call.</summary>
    /// <value>A model id, an inference profile id or an ARN; it reaches the service byte for byte.</value>
    public string ModelId { get; init; } = "";

    /// <summary>Gets the turns.</summary>
    /// <value>In order, user and assistant by turns; never <c>default</c>.</value>
    public ImmutableArray<ConverseMessage> Messages { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Gets the system prompt.</summary>
    /// <value>Text, cache points and what a guardrail is to judge, in order; may be empty.</value>
    public ImmutableArray<ContentBlock> System { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Gets the tools the model may call, and cache points among them.</summary>
    /// <value>In order; may be empty.</value>
    public ImmutableArray<ConverseTool> Tools { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Gets whether a tool must be called.</summary>
    /// <value><see langword="null"/>, the default, leaves it to the model.</value>
    public ConverseToolChoice? ToolChoice { get; init; }

    /// <summary>Gets the limit of the answer.</summary>
    /// <value>Tokens; one or more. <see langword="null"/> for the model's default.</value>
    public int? MaxTokens { get; init; }

    /// <summary>Gets the sampling temperature.</summary>
    /// <value>From 0 to 1. <see langword="null"/> for the model's default.</value>
    public float? Temperature { get; init; }

    /// <summary>Gets the share of probability to sample from.</summary>
    /// <value>From 0 to 1. <see langword="null"/> for the model's default.</value>
    public float? TopP { get; init; }

    /// <summary>Gets the texts that end the answer.</summary>
    /// <value>In order; may be empty.</value>
    public ImmutableArray<string> StopSequences { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Gets the schema the answer must follow.</summary>
    /// <value><see langword="null"/>, the default, for free text.</value>
    public JsonOutput? Output { get; init; }

    /// <summary>Gets how much the model should think and say.</summary>
    /// <value><c>low</c>, <c>medium</c>, <c>high</c>, <c>xhigh</c> or <c>max</c>; <see langword="null"/>, the default, for the model's own.</value>
    public string? Effort { get; init; }

    /// <summary>Gets fields that only this model knows, such as <c>top_k</c> or <c>reasoning_config</c>.</summary>
    /// <value>A JSON object; <see langword="null"/> for none.</value>
    public JsonElement? AdditionalModelRequestFields { get; init; }

    /// <summary>Gets the guardrail to apply.</summary>
    /// <value><see langword="null"/> for none.</value>
    public ConverseGuardrail? Guardrail { get; init; }

    /// <summary>Gets which fields of the model's own answer to give beside ours.</summary>
    /// <value>JSON pointers, such as <c>/stop_sequence</c>, up to 10; may be empty.</value>
    public ImmutableArray<string> AdditionalModelResponseFieldPaths { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Gets what is written beside the call in the invocation log.</summary>
    /// <value>Names and values, up to 16; may be empty. It does not reach the model.</value>
    public ImmutableSortedDictionary<string, string> RequestMetadata { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Gets the values of the variables of a managed prompt, whose ARN is the model id.</summary>
    /// <value>Names and texts; may be empty.</value>
    public ImmutableSortedDictionary<string, string> PromptVariables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Gets members of the request that this type has no property for.</summary>
    /// <value>By name, sent as they are; may be empty. A name that a set property stands for is not sent twice: the property goes first.</value>
    public ImmutableSortedDictionary<string, JsonElement> OtherFields { get; init; } = ImmutableSortedDictionary<string, JsonElement>.Empty;

    /// <summary>Gets how the call is sold.</summary>
    /// <value>
    /// Standard (the default), flex, priority, reserved or latency-optimized.
    /// Batch and provisioned are not asked for in a call; they are refused.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The tier is not one that a call can ask for.</exception>
    public PricingTier Tier
    {
        get;
        init => field = value is not (PricingTier.Batch or PricingTier.Provisioned)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, "A call asks for standard, flex, priority, reserved or latency-optimized; batch is a job, and provisioned is an ARN.");
    }

    /// <summary>Reads a request from the JSON that the service takes.</summary>
    /// <remarks>What no property stands for is kept: whole blocks under <see cref="ContentBlock.Wire"/>, members under <see cref="OtherFields"/>.</remarks>
    /// <param name="body">The body of Converse or ConverseStream.</param>
    /// <param name="modelId">What it calls; a member <c>modelId</c> of the body goes first. <see langword="null"/> for none.</param>
    /// <returns>The request.</returns>
    /// <exception cref="FormatException">The body is not a request: not an object, or a message without role or content.</exception>
    public static ConverseRequest Parse(JsonElement body, string? modelId = null) => Http.ConverseRequestReader.Read(body, modelId);

    /// <summary>Writes the request as the service takes it.</summary>
    /// <returns>The body of Converse; the model id is not in it.</returns>
    public JsonElement ToJson() => Http.WireJson.Parse(Http.ConverseRequestWriter.Converse(this, streamed: false));
}
