namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>Something of the prompt that was left out for a model.</summary>
/// <param name="Kind">What: <c>image</c>, <c>video</c>, <c>audio</c>, <c>document</c>, <c>tools</c>, <c>system-prompt</c>, or the name of an option that the client has no field for.</param>
/// <param name="Reason">Why, for a person.</param>
public sealed record IgnoredContent(string Kind, string Reason);
