using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Customization.DataSets;

/// <summary>How bad a problem of a data set is.</summary>
[JsonConverter(typeof(ClosedSetConverter<DataSetProblemSeverity>))]
public enum DataSetProblemSeverity
{
    /// <summary>The job may run; the result may be worse than it could be, or something could not be checked.</summary>
    Warning = 0,

    /// <summary>The job fails, or its result cannot be trusted.</summary>
    Error,
}
