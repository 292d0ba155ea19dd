using BedrockSelector.Quantities;

namespace BedrockSelector.Tokens;

/// <summary>The form of an image rule.</summary>
internal enum ImageTokenRuleKind
{
    Flat = 0,
    [Named("tiles-560")]
    Tiles560,
    [Named("patches-28")]
    Patches28,
    Table,
}
