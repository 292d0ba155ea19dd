namespace BedrockSelector.Knowledge;

/// <summary>Catalog data are broken: a document that is not of the schema, or a figure that cannot be.</summary>
public sealed class CatalogDataException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="document">The name of the document.</param>
    /// <param name="model">The model's id, or <see langword="null"/> where none is concerned.</param>
    /// <param name="field">The field, or <see langword="null"/>.</param>
    /// <param name="problem">What is wrong, the value met and what would be accepted.</param>
    /// <param name="inner">The cause, or <see langword="null"/>.</param>
    public CatalogDataException(string document, string? model, string? field, string problem, Exception? inner = null)
        : base($"{string.Join(": ", new[] { document, model, field }.Where(static part => part is not null))}: {problem}", inner)
    {
        Document = document;
        Model = model;
        Field = field;
    }

    /// <summary>Gets the name of the document.</summary>
    /// <value>A file name, or the name the caller gave.</value>
    public string Document { get; }

    /// <summary>Gets the model concerned.</summary>
    /// <value>Its id, or <see langword="null"/>.</value>
    public string? Model { get; }

    /// <summary>Gets the field concerned.</summary>
    /// <value>Its path in the document, or <see langword="null"/>.</value>
    public string? Field { get; }
}
