using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Customization.DataSets;

/// <summary>What a data set is for.</summary>
[JsonConverter(typeof(ClosedSetConverter<DataSetRole>))]
public enum DataSetRole
{
    /// <summary>The model learns from it.</summary>
    Training = 0,

    /// <summary>The model is measured on it.</summary>
    Validation,
}
