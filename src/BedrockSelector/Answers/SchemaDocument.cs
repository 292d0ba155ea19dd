using BedrockSelector.Quantities;

namespace BedrockSelector.Answers;

/// <summary>A document that the tool prints.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record SchemaDocument
{
    /// <summary>Gets its name.</summary>
    /// <value>What stands before the slash in its field <c>schema</c>.</value>
    public required string Name { get; init; }

    /// <summary>Gets its version.</summary>
    /// <value>What stands after the slash; fields are added under the same version.</value>
    public required int Version { get; init; }

    /// <summary>Gets the address of its schema.</summary>
    /// <value>A URN.</value>
    public required string Id { get; init; }

    /// <summary>Gets the commands that print it.</summary>
    /// <value>The words of each; one or more.</value>
    public required ValueList<string> Commands { get; init; }

    /// <summary>Gets what is printed besides.</summary>
    /// <value><see langword="null"/> for nothing.</value>
    public string? Note { get; init; }
}
