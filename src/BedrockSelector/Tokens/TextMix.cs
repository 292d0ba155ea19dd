namespace BedrockSelector.Tokens;

/// <summary>A text by class: one class for the Latin part, and the characters of scripts that are counted apart.</summary>
/// <param name="RestClass">The class of the rest.</param>
/// <param name="Rest">Characters of the rest.</param>
/// <param name="Cjk">Chinese, Japanese and Korean characters.</param>
/// <param name="Thai">Thai characters.</param>
/// <param name="Other">Characters of scripts without a ratio.</param>
internal readonly record struct TextMix(TextClass RestClass, long Rest, long Cjk, long Thai, long Other);
