using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge.Import;

/// <summary>Why something in a file was not taken over, or what is remarkable about it.</summary>
[JsonConverter(typeof(ClosedSetConverter<ImportNoteCode>))]
public enum ImportNoteCode
{
    /// <summary>Worth knowing; nothing was left out.</summary>
    Remark = 0,

    /// <summary>The table of names has no model for the name, or no model has the id.</summary>
    UnmappedName,

    /// <summary>The table of names says not to use the row, and why.</summary>
    KnownUnused,

    /// <summary>The usage type is not one that is understood: not a price for tokens, or a form not seen before.</summary>
    UnreadUsage,

    /// <summary>The unit of the price is not one that is understood.</summary>
    UnknownUnit,

    /// <summary>The row has no price in US dollars, more than one, or a price of zero.</summary>
    NoPrice,

    /// <summary>The model has no offer in the region to which the price could belong.</summary>
    NoOffer,

    /// <summary>Rows give different prices for the same thing.</summary>
    Conflict,

    /// <summary>The row has no region.</summary>
    NoRegion,

    /// <summary>The list says something of a known model that the catalog holds otherwise; the catalog's reviewed value was kept.</summary>
    KeptReviewed,
}
