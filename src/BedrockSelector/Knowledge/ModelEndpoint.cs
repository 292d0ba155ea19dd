using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>Through which service endpoint a model is called.</summary>
[JsonConverter(typeof(ClosedSetConverter<ModelEndpoint>))]
public enum ModelEndpoint
{
    /// <summary>The Bedrock runtime: InvokeModel and Converse.</summary>
    Runtime = 0,

    /// <summary>The OpenAI-compatible endpoint, <c>bedrock-mantle</c>: completions, responses or messages.</summary>
    Mantle,
}
