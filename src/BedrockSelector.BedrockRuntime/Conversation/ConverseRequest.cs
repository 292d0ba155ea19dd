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
    /// <value>Text and cache points, in order; may be empty.</value>
    public ImmutableArray<ContentBlock> System { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Gets the tools the model may call.</summary>
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

    /// <summary>Gets fields that only this model knows, such as <c>top_k</c> or <c>reasoning_config</c>.</summary>
    /// <value>A JSON object; <see langword="null"/> for none.</value>
    public JsonElement? AdditionalModelRequestFields { get; init; }

    /// <summary>Gets the guardrail to apply.</summary>
    /// <value><see langword="null"/> for none.</value>
    public ConverseGuardrail? Guardrail { get; init; }

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
}
