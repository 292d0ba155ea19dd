using Microsoft.Extensions.Options;

namespace BedrockSelector;

/// <summary>Checks each option by itself.</summary>
[OptionsValidator]
internal sealed partial class SelectorOptionsRangeValidator : IValidateOptions<SelectorOptions>;
