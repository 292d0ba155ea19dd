namespace BedrockSelector.Customization.Curves;

/// <summary>The loss at a step.</summary>
/// <param name="Step">The step, from 0 or 1 as the file counts.</param>
/// <param name="Epoch">The epoch; <see langword="null"/> when the file does not say.</param>
/// <param name="Loss">The loss; zero or more.</param>
/// <param name="Perplexity">The perplexity; <see langword="null"/> when the file does not say.</param>
public sealed record LossPoint(long Step, double? Epoch, double Loss, double? Perplexity);
