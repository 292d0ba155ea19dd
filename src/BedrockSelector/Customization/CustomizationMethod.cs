using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using BedrockSelector.Calls;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization;

/// <summary>A way of customizing a base model: where, from which data, within which limits, and how it is billed.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record CustomizationMethod
{
    /// <summary>Gets the kind.</summary>
    /// <value>Never <see cref="CustomizationKind.Import"/>.</value>
    public required CustomizationKind Kind { get; init; }

    /// <summary>Gets whether AWS offers it.</summary>
    /// <value>By the copy of the guide that <see cref="Source"/> names.</value>
    public required MethodStatus Status { get; init; }

    /// <summary>Gets the regions in which it can be trained.</summary>
    /// <value>In the order of the source; empty for a withdrawn method whose regions are not known.</value>
    public required ImmutableArray<AwsRegion> Regions { get; init; }

    /// <summary>Gets the formats of the training data.</summary>
    /// <value>The first is the usual one; never empty.</value>
    public required ImmutableArray<TrainingDataFormat> Formats { get; init; }

    /// <summary>Gets the meter by which training is billed.</summary>
    /// <value>Training tokens, images seen or hours.</value>
    public required Meter BilledBy { get; init; }

    /// <summary>Gets what is done with a validation set.</summary>
    /// <value><see cref="ValidationPolicy.Unstated"/> when no source says.</value>
    public required ValidationPolicy Validation { get; init; }

    /// <summary>Gets the interface through which a job is made.</summary>
    /// <value>Usually <see cref="JobInterface.Bedrock"/>.</value>
    public required JobInterface Interface { get; init; }

    /// <summary>Gets the media that records may hold beside text.</summary>
    /// <value>Empty when text alone is taken, and for image and caption pairs.</value>
    public required ImmutableArray<MediaRule> Media { get; init; }

    /// <summary>Gets whether certain words in the text make a job fail.</summary>
    /// <value>See <see cref="CustomizationFacts.ReservedWords"/>.</value>
    public bool HasReservedWords { get; init; }

    /// <summary>Gets whether file names are held to letters, digits and <c>- _ / .</c>.</summary>
    /// <value>True for the Nova models.</value>
    public bool RestrictsFileNames { get; init; }

    /// <summary>Gets whether media must lie in the bucket of the data set.</summary>
    /// <value>True for the Nova models.</value>
    public bool MediaShareBucket { get; init; }

    /// <summary>Gets whether an assistant's turn may hold reasoning content.</summary>
    /// <value>True for Nova 2 Lite.</value>
    public bool AllowsReasoningContent { get; init; }

    /// <summary>Gets whether the turns of the old text form may not stand in the text.</summary>
    /// <value>True for Claude. See <see cref="CustomizationFacts.ReservedTurns"/>.</value>
    public bool HasReservedTurns { get; init; }

    /// <summary>Gets whether a system prompt that is given has exactly one entry.</summary>
    /// <value>True for Llama's conversations and for distillation (AWS's own validators).</value>
    public bool WantsOneSystem { get; init; }

    /// <summary>Gets whether a record holds one prompt and at most one answer, each one block of text.</summary>
    /// <value>True for distillation.</value>
    public bool IsSingleTurn { get; init; }

    /// <summary>Gets whether AWS's sources disagree about tools in the records.</summary>
    /// <value>True for fine-tuning of the Nova models: AWS's SDK takes them, the guide says that they may fail the job.</value>
    public bool DisputesToolContent { get; init; }

    /// <summary>Gets the limits of the data.</summary>
    /// <value>In the order of the document; a name may occur twice, from two sources or for several batch sizes.</value>
    public required ImmutableArray<DataSetLimit> Limits { get; init; }

    /// <summary>Gets the hyperparameters.</summary>
    /// <value>Empty when none is published: then nothing can be checked, and AWS chooses.</value>
    public required ImmutableArray<HyperparameterRule> Hyperparameters { get; init; }

    /// <summary>Gets a remark.</summary>
    /// <value>One or two sentences, or <see langword="null"/>.</value>
    public string? Note { get; init; }

    /// <summary>Gets the source.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required CatalogSource Source { get; init; }

    /// <summary>Finds the first limit of a name.</summary>
    /// <param name="name">The name; ordinal.</param>
    /// <param name="batchSize">The batch size of the job; limits for other sizes are passed over.</param>
    /// <param name="limit">The limit, or <see langword="null"/>.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetLimit(string name, int batchSize, [NotNullWhen(true)] out DataSetLimit? limit)
    {
        limit = null;
        foreach (var candidate in Limits)
        {
            if (limit is null && candidate.Name == name && batchSize >= (candidate.BatchFrom ?? batchSize) && batchSize <= (candidate.BatchTo ?? batchSize))
            {
                limit = candidate;
            }
        }

        return limit is not null;
    }

    /// <summary>Finds a hyperparameter.</summary>
    /// <param name="name">The name; ordinal.</param>
    /// <param name="rule">The rule, or <see langword="null"/>.</param>
    /// <returns>Whether one of that name is published.</returns>
    public bool TryGetHyperparameter(string name, [NotNullWhen(true)] out HyperparameterRule? rule)
    {
        rule = Hyperparameters.FirstOrDefault(candidate => candidate.Name == name);
        return rule is not null;
    }
}
