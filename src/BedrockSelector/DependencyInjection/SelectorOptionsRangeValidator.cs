using Microsoft.Extensions.Options;

namespace BedrockSelector.DependencyInjection;

/// <summary>Checks each option by itself.</summary>
[OptionsValidator]
internal sealed partial class SelectorOptionsRangeValidator : IValidateOptions<SelectorOptions>;
