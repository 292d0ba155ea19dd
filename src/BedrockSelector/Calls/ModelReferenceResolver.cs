using BedrockSelector.Knowledge;

namespace BedrockSelector.Calls;

/// <summary>Says which model stands behind a reference that does not name it: an application inference profile, a provisioned, custom or imported model.</summary>
/// <param name="reference">A reference whose model is not in its text, or is not in the catalog.</param>
/// <returns>The id, profile or foundation-model ARN that it stands for, or <see langword="null"/> if that is not known.</returns>
/// <remarks>Only the owner's account knows it: answer from your configuration, or from GetInferenceProfile or GetProvisionedModelThroughput.</remarks>
public delegate ModelReference? ModelReferenceResolver(ModelReference reference);
