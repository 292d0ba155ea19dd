using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>What is known of the model that a chat goes to.</summary>
internal static class ChatKnowledge
{
    public static readonly Feature StructuredOutputs = Feature.Parse("structured-outputs");
    public static readonly Feature ReasoningAdaptive = Feature.Parse("reasoning-adaptive");
    public static readonly Feature ReasoningBudget = Feature.Parse("reasoning-budget");
    public static readonly Feature ReasoningEffort = Feature.Parse("reasoning-effort");

    /// <summary>The catalog of the package, read when the first chat asks what only it tells.</summary>
    private static readonly Lazy<IKnowledgeSource> OfPackage = new(static () => new KnowledgeSnapshot(ModelCatalog.LoadEmbedded()));

    public static IKnowledgeSource Embedded => OfPackage.Value;

    /// <returns>The model; null for an id that the catalog does not have, such as an application's own profile.</returns>
    public static FoundationModel? Find(IKnowledgeSource knowledge, string modelId) =>
        ModelReference.TryParse(modelId, out var reference) && reference.ModelId is { } id && knowledge.Current.Catalog.TryGetModel(id, out var model)
            ? model
            : null;

    /// <summary>Whether the model takes its reasoning back only with the signature that came with it.</summary>
    /// <remarks>The models that reason adaptively or by a budget sign what they reason; the others do not.</remarks>
    public static bool WantsSignatures(FoundationModel? model) => model?.Has(ReasoningAdaptive) is true || model?.Has(ReasoningBudget) is true;
}
