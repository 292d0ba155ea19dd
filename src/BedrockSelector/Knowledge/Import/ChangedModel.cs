using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Import;

/// <summary>A model that only one of two catalogs has.</summary>
/// <remarks>Part of a document: compared by value, and JSON both ways.</remarks>
/// <param name="ModelId">The model.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Provider">Who makes it.</param>
/// <param name="Regions">The regions of its offers, ordinal; may be empty.</param>
public sealed record ChangedModel(ModelId ModelId, string Name, string Provider, ValueList<AwsRegion> Regions);
