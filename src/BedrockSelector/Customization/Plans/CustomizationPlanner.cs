using BedrockSelector.Customization.DataSets;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Custom;
using BedrockSelector.Planning.Training;

namespace BedrockSelector.Customization.Plans;

/// <summary>Turns a specification with its job and data into the quantities of a plan, and plans them.</summary>
/// <remarks>
/// All figures come from <see cref="CustomPlanner"/>: the same quantities give the same plan, with or without a specification.
/// Immutable and safe for use by several threads.
/// </remarks>
public sealed class CustomizationPlanner
{
    private readonly CustomPlanner _planner;
    private readonly TrainingPlanner _training;
    private readonly CustomizationFacts _facts;

    /// <summary>Makes a planner.</summary>
    /// <param name="knowledge">The catalog and its rates.</param>
    /// <param name="facts">The facts about customization; <see langword="null"/> takes those that come with the library.</param>
    /// <param name="time">Tells today, for plans without a date; <see langword="null"/> for the system's clock.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public CustomizationPlanner(IKnowledgeSource knowledge, CustomizationFacts? facts = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_planner, _training, _facts) = (new(knowledge, time), new(knowledge, time), facts ?? CustomizationFacts.Of(knowledge));
    }

    /// <summary>Plans.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="job">The job made from it.</param>
    /// <param name="training">The check of the training data; <see langword="null"/> when the file is not at hand.</param>
    /// <param name="validation">The check of the validation data; <see langword="null"/> when there is none at hand.</param>
    /// <param name="options">How to cost it.</param>
    /// <returns>The plan; what cannot be costed is named as missing.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="spec"/>, <paramref name="job"/> or <paramref name="options"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The base, the method or the region of <paramref name="job"/> is not known.</exception>
    /// <exception cref="FormatException">
    /// A usage or a model of the specification is malformed, or a figure of its plan is out of range.
    /// </exception>
    /// <exception cref="ModelResolutionException">A model of the specification is not in the catalog.</exception>
    public CustomizationPlan Plan(
        CustomizationSpec spec, CustomizationJobResult job, DataSetReport? training, DataSetReport? validation, CustomizationPlanOptions options)
    {
        Check(spec, job, options);
        var serving = new SpecServing(spec, job, options);
        return new()
        {
            Job = job,
            TrainingData = training,
            ValidationData = validation,
            Plan = _planner.Plan(new()
            {
                Training = new SpecTraining(spec, job, training, options, _facts).Request(),
                MonthsStored = serving.Months,
                Inference = serving.Request(),
                Requests = serving.Requests,
                CompareWith = serving.CompareWith,
            }),
        };
    }

    /// <summary>Costs the training alone.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="job">The job made from it.</param>
    /// <param name="training">The check of the training data; <see langword="null"/> when the file is not at hand.</param>
    /// <param name="options">How to cost it.</param>
    /// <returns>The phase; what cannot be costed is named as missing.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="spec"/>, <paramref name="job"/> or <paramref name="options"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The base, the method or the region of <paramref name="job"/> is not known.</exception>
    /// <exception cref="FormatException">A usage or a model of the specification is malformed.</exception>
    public TrainingPhase PlanTraining(
        CustomizationSpec spec, CustomizationJobResult job, DataSetReport? training, CustomizationPlanOptions options)
    {
        Check(spec, job, options);
        return _training.Plan(new SpecTraining(spec, job, training, options, _facts).Request());
    }

    private static void Check(CustomizationSpec spec, CustomizationJobResult job, CustomizationPlanOptions options)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(options);
        if (job is not { Base: not null, Method: not null, Region: not null })
        {
            throw new ArgumentException("The job's base, method or region is not known; mend the specification first.", nameof(job));
        }
    }
}
