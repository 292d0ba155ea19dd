namespace BedrockSelector.Customization.Conversion;

/// <summary>One kind of thing that a conversion dropped or changed.</summary>
/// <param name="Code">What, for programs, such as <c>tool-calls</c> or <c>no-answer</c>.</param>
/// <param name="What">What, for people.</param>
/// <param name="Records">In how many records; one or more.</param>
/// <param name="FirstLine">The first line of them; from 1.</param>
public sealed record ConversionLoss(string Code, string What, long Records, long FirstLine);
