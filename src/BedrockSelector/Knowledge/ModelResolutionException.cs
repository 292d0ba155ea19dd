using System.Collections.Immutable;

namespace BedrockSelector.Knowledge;

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

    internal static ModelResolutionException UnknownModel(IModelCatalog catalog, string id)
    {
        if (PastedNames.WhatToDrop(id) is { } advice)
        {
            return new(ModelResolutionError.UnknownModel, $"'{id}' is not a known model id; {advice}.", []);
        }

        if (PastedNames.Meant(id, catalog.Models) is { IsEmpty: false } meant)
        {
            var words = string.Join(" or ", meant);
            return new(
                ModelResolutionError.UnknownModel,
                ModelId.IsValid(id) ? $"'{id}' is not a known model id; did you mean {words}?" : $"'{id}' is a name, not a model id; its id is {words}.",
                meant);
        }

        var nearest = NearestNames.Find(id, catalog.Models.SelectMany(static model => model.Aliases.Select(static alias => alias).Prepend(model.Id.Value)));
        var hint = nearest.IsEmpty ? "list the known ones with 'models'" : $"did you mean {string.Join(" or ", nearest)}?";
        return new(ModelResolutionError.UnknownModel, $"'{id}' is not a known model id; {hint}", nearest);
    }

    internal static ModelResolutionException UnknownRegion(IModelCatalog catalog, AwsRegion region)
    {
        var nearest = NearestNames.Find(region.Value, catalog.Regions.Select(static info => info.Region.Value));
        var hint = nearest.IsEmpty
            ? $"known are {string.Join(", ", catalog.Regions.Select(static info => info.Region))}."
            : $"did you mean {string.Join(" or ", nearest)}?";
        return new(ModelResolutionError.UnknownRegion, $"'{region}' is not a known AWS region; {hint}", nearest);
    }
}
