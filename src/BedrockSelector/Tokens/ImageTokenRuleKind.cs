namespace BedrockSelector.Tokens;

/// <summary>The form of an image rule.</summary>
internal enum ImageTokenRuleKind
{
    Flat = 0,
    Tiles560,
    Patches28,
    Table,
}
