using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Customization.Life;

/// <summary>What became of a step in a custom model's life.</summary>
[JsonConverter(typeof(ClosedSetConverter<LifeOutcome>))]
public enum LifeOutcome
{
    /// <summary>Nothing was sent: what would be is shown.</summary>
    Planned = 0,

    /// <summary>It was done now.</summary>
    Done,

    /// <summary>It had been done before: nothing was sent that costs money.</summary>
    AlreadyDone,

    /// <summary>The service refused, or could not be reached.</summary>
    Refused,
}
