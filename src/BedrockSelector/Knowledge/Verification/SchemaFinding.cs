namespace BedrockSelector.Knowledge.Verification;

/// <summary>Something that the schema does not allow.</summary>
/// <param name="Model">The index of the model; <see langword="null"/> outside models.</param>
/// <param name="Field">The path below the model or the document.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="IsHole">Whether a value is missing or of another type, so that nothing further can be said of the document.</param>
internal readonly record struct SchemaFinding(int? Model, string Field, string Message, bool IsHole);
