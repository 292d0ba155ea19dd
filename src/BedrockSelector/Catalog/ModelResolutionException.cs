using System.Collections.Immutable;

namespace BedrockSelector.Catalog;

/// <summary>A reference to a model means nothing here.</summary>
public sealed class ModelResolutionException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">What is wrong.</param>
    /// <param name="message">What is wrong, the value met and what would be accepted.</param>
    /// <param name="suggestions">Values near the one met; may be empty.</param>
    public ModelResolutionException(ModelResolutionError code, string message, ImmutableArray<string> suggestions)
        : base(message) => (Code, Suggestions) = (code, suggestions);

    /// <summary>Gets what is wrong.</summary>
    /// <value>The code.</value>
    public ModelResolutionError Code { get; }

    /// <summary>Gets values near the one met.</summary>
    /// <value>Nearest first; may be empty.</value>
    public ImmutableArray<string> Suggestions { get; }
}
