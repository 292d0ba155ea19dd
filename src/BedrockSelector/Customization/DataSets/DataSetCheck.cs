namespace BedrockSelector.Customization.DataSets;

/// <summary>A checked data set.</summary>
/// <param name="Report">What was found.</param>
/// <param name="Fingerprints">What is needed to compare a validation set with it.</param>
public sealed record DataSetCheck(DataSetReport Report, DataSetFingerprints Fingerprints);
