using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization;

/// <summary>A base model from which custom models can be made.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record CustomizableModel
{
    /// <summary>Gets the base model's id, without context suffix.</summary>
    /// <value>Such as <c>amazon.nova-micro-v1:0</c>.</value>
    public required ModelId ModelId { get; init; }

    /// <summary>Gets the name.</summary>
    /// <value>Such as <c>Nova Micro</c>.</value>
    public required string Name { get; init; }

    /// <summary>Gets other ids of the same model.</summary>
    /// <value>May be empty.</value>
    public ImmutableArray<ModelId> Aliases { get; init; } = [];

    /// <summary>Gets the id that a job wants.</summary>
    /// <value>With the context suffix where there is one: <c>amazon.nova-micro-v1:0:128k</c>.</value>
    public required string JobIdentifier { get; init; }

    /// <summary>Gets the methods.</summary>
    /// <value>One a kind; never empty.</value>
    public required ImmutableArray<CustomizationMethod> Methods { get; init; }

    /// <summary>Gets the ways of serving the result.</summary>
    /// <value>One a way; empty when no source lists any.</value>
    public required ImmutableArray<ServingOption> Serving { get; init; }

    /// <summary>Gets a remark.</summary>
    /// <value>A sentence, or <see langword="null"/>.</value>
    public string? Note { get; init; }

    /// <summary>Finds a method.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="method">The method, or <see langword="null"/>.</param>
    /// <returns>Whether the model has it, offered or not.</returns>
    public bool TryGetMethod(CustomizationKind kind, [NotNullWhen(true)] out CustomizationMethod? method)
    {
        method = Methods.FirstOrDefault(candidate => candidate.Kind == kind);
        return method is not null;
    }
}
