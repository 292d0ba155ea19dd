using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization.Jobs;

/// <summary>Turns a specification into a job that AWS accepts, or says everything that is wrong with it.</summary>
/// <remarks>
/// Checked are the constraints of CreateModelCustomizationJob, the base's methods, regions and hyperparameters, teachers and students,
/// and what fields mean to each other. The same specification always gives the same job. Immutable and safe for use by several threads.
/// </remarks>
public sealed class CustomizationJobBuilder
{
    private readonly CustomizationFacts _facts;
    private readonly IKnowledgeSource? _knowledge;

    /// <summary>Makes a builder.</summary>
    /// <param name="facts">The facts about customization; <see langword="null"/> takes those that come with the library.</param>
    /// <param name="knowledge">The catalog, for the base's end of life; <see langword="null"/> leaves it unchecked.</param>
    public CustomizationJobBuilder(CustomizationFacts? facts = null, IKnowledgeSource? knowledge = null)
    {
        _facts = facts ?? (knowledge is null ? CustomizationFacts.Embedded : CustomizationFacts.Of(knowledge));
        _knowledge = knowledge;
    }

    /// <summary>Builds a job.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="asOf">The date on which the job is to run, for the base's end of life; <see langword="null"/> leaves it unchecked.</param>
    /// <returns>The job, or the problems that stand in its way; warnings in either case.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="spec"/> is <see langword="null"/>.</exception>
    public CustomizationJobResult Build(CustomizationSpec spec, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new JobDraft(spec, _facts, _knowledge?.Current.Catalog, asOf).Build();
    }
}
