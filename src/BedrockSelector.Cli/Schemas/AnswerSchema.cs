namespace BedrockSelector.Cli.Schemas;

/// <summary>The document that a command prints as JSON, by name and version.</summary>
internal sealed record AnswerSchema
{
    private AnswerSchema(string name, Type document, Type? plain) => (Name, Document, Plain) = (name, document, plain);

    /// <summary>Gets the name: what stands before the slash in the document's field <c>schema</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the version: what stands after the slash.</summary>
    public int Version { get; } = 1;

    /// <summary>Gets the type of the document.</summary>
    public Type Document { get; }

    /// <summary>Gets the type that the command prints where nothing is asked for that the document has besides; <see langword="null"/> for none.</summary>
    public Type? Plain { get; }

    /// <summary>Gets what the command prints besides, or under which option it prints the document; <see langword="null"/> for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Gets what the document calls itself.</summary>
    public string Title => $"{Name}/{Version}";

    /// <summary>Gets the address by which schemas refer to it.</summary>
    public string Id => $"urn:bedrock-selector:{Name}:{Version}";

    public static AnswerSchema Of<T>(string name) => new(name, typeof(T), null);

    public static AnswerSchema Of<T, TPlain>(string name)
        where T : TPlain => new(name, typeof(T), typeof(TPlain));
}
