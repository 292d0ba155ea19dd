namespace BedrockSelector.Knowledge.Verification;

/// <summary>Something wrong in catalog data.</summary>
/// <param name="Document">The document.</param>
/// <param name="Model">The model's id, or <see langword="null"/> where none is concerned.</param>
/// <param name="Field">The field's path below the model or the document.</param>
/// <param name="Message">What is wrong, the value met and what would be accepted.</param>
public sealed record CatalogProblem(string Document, string? Model, string Field, string Message)
{
    /// <summary>Returns the problem as one line.</summary>
    /// <returns>Document, model, field and message, separated by colons.</returns>
    public override string ToString() =>
        Model is null ? $"{Document}: {Field}: {Message}" : $"{Document}: {Model}: {Field}: {Message}";
}
