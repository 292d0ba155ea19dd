using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>Where a call may be computed; each scope has its own prices.</summary>
[JsonConverter(typeof(ClosedSetConverter<CallScope>))]
public enum CallScope
{
    /// <summary>In the region called: the bare model id.</summary>
    InRegion = 0,

    /// <summary>In a region of one geography: a profile such as <c>us.</c>, <c>eu.</c>, <c>apac.</c> or <c>jp.</c>.</summary>
    Geo,

    /// <summary>In any commercial region: the <c>global.</c> profile.</summary>
    Global,
}
