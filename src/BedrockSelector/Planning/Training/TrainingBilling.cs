using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Planning.Training;

/// <summary>How the training phase is costed.</summary>
[JsonConverter(typeof(ClosedSetConverter<TrainingBilling>))]
public enum TrainingBilling
{
    /// <summary>As Amazon Bedrock bills it: tokens, images or hours of training.</summary>
    Metered = 0,

    /// <summary>As reserved capacity: model units times hours.</summary>
    Provisioned,
}
