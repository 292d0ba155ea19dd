using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Tokens;

/// <summary>What an estimate rests on.</summary>
[JsonConverter(typeof(ClosedSetConverter<TokenEstimateBasis>))]
public enum TokenEstimateBasis
{
    /// <summary>Nothing was measured for the family: the figure is an assumption and must be shown as one.</summary>
    Assumed = 0,

    /// <summary>The usage that the model's API reported on one mix of texts.</summary>
    Calibrated,

    /// <summary>Counts of the family's own public tokenizer.</summary>
    Measured,

    /// <summary>Counted by the model's own tokenizer or by Amazon Bedrock: exact.</summary>
    Counted,
}
