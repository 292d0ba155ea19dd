using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Advice;

/// <summary>Finds the methods and bases that fit what a caller has, ranked by the cost of training, or of training, storage and serving where a volume is given, and then by remaining life.</summary>
/// <remarks>
/// The rank of an option depends on its own figures alone: a further option never reorders the others. Immutable and safe for use by
/// several threads.
/// </remarks>
public sealed class CustomizationAdvisor
{
    private const int EndingDays = 180;

    private readonly IKnowledgeSource _knowledge;
    private readonly CustomizationFacts _facts;

    /// <summary>Makes an advisor.</summary>
    /// <param name="knowledge">The catalog, for lifecycles and the prices of training.</param>
    /// <param name="facts">The facts about customization; <see langword="null"/> takes those that come with the library.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public CustomizationAdvisor(IKnowledgeSource knowledge, CustomizationFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _facts) = (knowledge, facts ?? CustomizationFacts.Of(knowledge));
    }

    /// <summary>Advises.</summary>
    /// <param name="need">What the caller has and wants.</param>
    /// <returns>What fits, ranked, and what does not, with codes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="need"/> is <see langword="null"/>.</exception>
    public CustomizationAdvice Advise(CustomizationNeed need)
    {
        ArgumentNullException.ThrowIfNull(need);
        var knowledge = _knowledge.Current;
        var options = new List<AdvisedOption>();
        var rejected = ImmutableArray.CreateBuilder<AdviceRejection>();
        foreach (var model in _facts.Bases)
        {
            foreach (var method in model.Methods)
            {
                if (Reject(knowledge.Catalog, need, model, method) is var (code, message))
                {
                    rejected.Add(new(model.ModelId, method.Kind, code, message));
                    continue;
                }

                var option = Option(knowledge, need, model, method);
                if (need.BudgetUsd is { } budget && option.Training.TotalUsd is not { } cost)
                {
                    rejected.Add(new(model.ModelId, method.Kind, AdviceRejectionCode.CostUnknown,
                        $"The budget is {budget.Plain()} USD, and the cost is not known: {string.Join(" ", option.Training.Missing.Select(static gap => gap.Reason))}"));
                }
                else if (need.BudgetUsd is { } limit && option.Training.TotalUsd > limit)
                {
                    rejected.Add(new(model.ModelId, method.Kind, AdviceRejectionCode.OverBudget, $"Training costs {option.Training.TotalUsd!.Value.Plain()} USD; the budget is {limit.Plain()} USD."));
                }
                else
                {
                    options.Add(option);
                }
            }
        }

        return new()
        {
            Options =
            [
                .. options
                    .OrderBy(option => (need.RequestUsage is null ? option.Training.TotalUsd : option.TotalUsd) ?? decimal.MaxValue)
                    .ThenBy(static option => option.Training.TotalUsd ?? decimal.MaxValue)
                    .ThenByDescending(static option => option.EndsOn ?? DateOnly.MaxValue)
                    .ThenBy(static option => option.ModelId.Value, StringComparer.Ordinal)
                    .ThenBy(static option => option.Method),
            ],
            Rejected = rejected.ToImmutable(),
        };
    }

    private (AdviceRejectionCode Code, string Message)? Reject(ModelCatalog catalog, CustomizationNeed need, CustomizableModel model, CustomizationMethod method)
    {
        if (method.Status == MethodStatus.Withdrawn)
        {
            return (AdviceRejectionCode.Withdrawn, $"It stands in older copies of the guide only ({method.Source.Title}).");
        }

        if (method.Status == MethodStatus.Unavailable)
        {
            return (AdviceRejectionCode.Unavailable, $"It is listed as currently unavailable ({method.Source.AsOf:yyyy-MM-dd}).");
        }

        if (!Fits(need.Input, method))
        {
            return (AdviceRejectionCode.DataDoNotFit, $"It wants {method.Formats[0].Name()} data.");
        }

        if (need.HasImages && need.Input != CustomizationInput.CaptionedImages && !method.Media.Any(static media => media.Type == Modality.Image))
        {
            return (AdviceRejectionCode.NoImages, $"{model.Name} takes no images in training records.");
        }

        if (need.Region is { } region && !method.Regions.Contains(region))
        {
            return (AdviceRejectionCode.NotInRegion, $"{model.Name} is trained in {string.Join(", ", method.Regions)}, not in {region}.");
        }

        if (need.Serving is { } way && !model.Serving.Any(option => option.Way == way))
        {
            return (AdviceRejectionCode.NotServedSo, $"A model of {model.Name} is served {string.Join(" or ", model.Serving.Select(static option => option.Way == ServingWay.OnDemand ? "on demand" : "on provisioned throughput"))} only.");
        }

        if (!need.IncludeEnded && Ended(catalog, model.ModelId, need, method.Regions[0]) is { } end)
        {
            return (AdviceRejectionCode.BaseEnded, string.Create(CultureInfo.InvariantCulture, $"{model.Name} ended on {end:yyyy-MM-dd}."));
        }

        if (method.Kind == CustomizationKind.Distillation && Teachers(catalog, model, need).IsEmpty)
        {
            return (AdviceRejectionCode.NoTeacher, $"Every teacher of {model.Name} has ended, or none is listed.");
        }

        return Count(need, method);
    }

    private static (AdviceRejectionCode Code, string Message)? Count(CustomizationNeed need, CustomizationMethod method)
    {
        foreach (var limit in method.Limits.Where(static limit => limit.Name is "training-records" or "total-records"))
        {
            if (need.Records < limit.Min)
            {
                return (AdviceRejectionCode.TooFewRecords, string.Create(CultureInfo.InvariantCulture, $"There are {need.Records:#,0} records; {limit} are taken."));
            }

            if (need.Records > limit.Max)
            {
                return (AdviceRejectionCode.TooManyRecords, string.Create(CultureInfo.InvariantCulture, $"There are {need.Records:#,0} records; {limit} are taken."));
            }
        }

        return null;
    }

    private static bool Fits(CustomizationInput input, CustomizationMethod method) => method.Formats[0] switch
    {
        TrainingDataFormat.PromptCompletion or TrainingDataFormat.Converse or TrainingDataFormat.AnthropicMessages => input == CustomizationInput.LabelledExamples,
        TrainingDataFormat.SingleInput => input == CustomizationInput.RawText,
        TrainingDataFormat.Distillation => input is CustomizationInput.Prompts or CustomizationInput.GradedPrompts or CustomizationInput.LabelledExamples,
        TrainingDataFormat.ChatCompletions => input is CustomizationInput.GradedPrompts,
        _ => input == CustomizationInput.CaptionedImages,
    };

    private AdvisedOption Option(KnowledgeSnapshot knowledge, CustomizationNeed need, CustomizableModel model, CustomizationMethod method)
    {
        var region = need.Region ?? method.Regions[0];
        var training = Cost(knowledge, need, model, method, region);
        var end = knowledge.Catalog.TryGetModel(model.ModelId, out var entry) ? entry.Lifecycle.EndsOn(region) : null;
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (entry is not null && entry.Lifecycle.StatusOn(need.AsOf, region) is LifecycleStatus.Ended or LifecycleStatus.Legacy || (end is { } soon && soon <= need.AsOf.AddDays(EndingDays)))
        {
            warnings.Add(end is null
                ? $"{model.Name} is legacy; no date of its end is known."
                : string.Create(CultureInfo.InvariantCulture, $"{model.Name} {(end <= need.AsOf ? "ended" : "ends")} on {end:yyyy-MM-dd}; what that does to a custom model is not published."));
        }

        var serving = ServingAdvice.Of(knowledge, need, model, method.Kind, region);
        if (serving is { Unknown: { } unknown, ServingUsd: not null })
        {
            warnings.Add(unknown);
        }

        warnings.AddRange(training.Findings.Select(static finding => finding.Message));
        if (method.Interface == JobInterface.OpenAI)
        {
            warnings.Add("Jobs are made through the OpenAI-compatible interface, not by CreateModelCustomizationJob.");
        }

        return new()
        {
            ModelId = model.ModelId,
            Method = method.Kind,
            Region = region,
            Training = training,
            Serving = serving,
            EndsOn = end,
            Teachers = method.Kind == CustomizationKind.Distillation ? Teachers(knowledge.Catalog, model, need) : [],
            Reasons =
            [
                training.TotalUsd is { } total
                    ? $"Training costs {total.Plain()} USD: {training.Need}."
                    : $"The cost is not known: {string.Join(" ", training.Missing.Select(static gap => gap.Reason))}",
                end is { } date && date > need.AsOf
                    ? string.Create(CultureInfo.InvariantCulture, $"The base has {date.DayNumber - need.AsOf.DayNumber} days left.")
                    : end is null ? "No end of the base is announced." : "The base is past its end.",
                $"Served {string.Join(" or ", model.Serving.Select(static option => option.Way == ServingWay.OnDemand ? "on demand" : "on provisioned throughput"))}.",
                .. serving is null ? Array.Empty<string>() : [ServingAdvice.Reason(serving)],
            ],
            Warnings = warnings.ToImmutable(),
        };
    }

    private static TrainingPhase Cost(
        KnowledgeSnapshot knowledge, CustomizationNeed need, CustomizableModel model, CustomizationMethod method, AwsRegion region)
    {
        var request = new TrainingRequest
        {
            Model = ModelReference.Parse(model.ModelId.Value),
            Region = region,

            // A student is trained at its fine-tuning price; what the teacher answers is not known here, and the plan of a job counts it.
            Method = method.Kind == CustomizationKind.Distillation ? CustomizationKind.FineTuning : method.Kind,
            DerivedRates = need.AllowDerivedRates ? DerivedRates.Allow : DerivedRates.Refuse,
            AsOf = need.AsOf,
        };
        request = method.BilledBy == Meter.TrainingHours ? request with { Hours = need.TrainingHours, AmountUnknown = Gap("Reinforcement is billed by the hour: say how many.") }
            : method.BilledBy == Meter.TrainingImages && Default(method, "stepCount") is { } steps && Default(method, "batchSize") is { } batch
                ? request with { Steps = steps, BatchSize = batch }
            : method.BilledBy == Meter.TrainingImages ? request with { AmountUnknown = Gap("No default number of steps is published.") }
            : need.Tokens is null ? request with { AmountUnknown = Gap("The number of tokens is not given.") }
            : Default(method, "epochCount") is { } epochs and > 0m ? request with { DatasetTokens = need.Tokens, Epochs = epochs }
            : request with { AmountUnknown = Gap("No default number of epochs is published for this base and method.") };
        return new TrainingPlanner(knowledge).Plan(request);

        PlanGap Gap(string reason) => new(method.BilledBy.Name, "quantity-unknown", reason);
    }

    private static decimal? Default(CustomizationMethod method, string name) =>
        method.TryGetHyperparameter(name, out var rule) && decimal.TryParse(rule.Default, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private ImmutableArray<ModelId> Teachers(ModelCatalog catalog, CustomizableModel model, CustomizationNeed need) =>
        [.. _facts.DistillationPairs.Where(pair => pair.Student == model.ModelId && (need.IncludeEnded || Ended(catalog, pair.Teacher, need, null) is null)).Select(static pair => pair.Teacher)];

    private static DateOnly? Ended(ModelCatalog catalog, ModelId id, CustomizationNeed need, AwsRegion? region) =>
        catalog.TryGetModel(id, out var model) && model.Lifecycle.StatusOn(need.AsOf, region) == LifecycleStatus.Ended ? model.Lifecycle.EndsOn(region) : null;
}
