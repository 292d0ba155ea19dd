using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Plans;

/// <summary>Reads the quantities of a training off a specification, its job and its data.</summary>
internal sealed class SpecTraining(
    CustomizationSpec spec, CustomizationJobResult job, DataSetReport? data, CustomizationPlanOptions options, CustomizationFacts facts)
{
    private const decimal MostHours = 1_000_000m;

    public TrainingRequest Request()
    {
        var method = job.Method!;
        var request = new TrainingRequest
        {
            Model = ModelReference.Parse(job.Base!.ModelId.Value),
            Region = job.Region,
            Method = method.Kind,
            DerivedRates = options.DerivedRates,
            AsOf = options.AsOf,
        };
        request = method.BilledBy == Meter.TrainingHours ? Hours(request)
            : method.BilledBy == Meter.TrainingImages ? Images(request)
            : Tokens(request);
        return method.Kind == CustomizationKind.Distillation ? Teacher(request) : request;
    }

    private TrainingRequest Tokens(TrainingRequest request)
    {
        if (data?.Tokens is not { } tokens)
        {
            return Unknown(request, Meter.TrainingTokens, data is null
                ? "The training data are not at hand: give training.file."
                : "Nothing is known about how the base counts tokens: name a tokenizer family to assume.");
        }

        return ValueOf("epochCount") is { } epochs and > 0m
            ? request with { DatasetTokens = tokens.Tokens, DatasetTokensBand = (tokens.Low, tokens.High), Epochs = epochs }
            : Unknown(request, Meter.TrainingTokens, "No default of epochCount is published for this base and method: give hyperparameters.epochCount.");
    }

    private TrainingRequest Images(TrainingRequest request) => ValueOf("stepCount") is { } steps && ValueOf("batchSize") is { } batch
        ? request with { Steps = steps, BatchSize = batch }
        : Unknown(request, Meter.TrainingImages, job.Method!.TryGetHyperparameter("stepCount", out _)
            ? "No number of steps is known: give hyperparameters.stepCount and batchSize as numbers."
            : "The base trains by epochs, and no rule is published for the images it then sees.");

    private TrainingRequest Hours(TrainingRequest request) => spec.Plan?.TrainingHours switch
    {
        null => Unknown(
            request, Meter.TrainingHours, "Reinforcement is billed by the hour, and its length is not known beforehand: give plan.trainingHours."),
        < 0m or > MostHours => throw new FormatException(
            $"'plan.trainingHours' is {spec.Plan.TrainingHours.Value.Plain()}; a number from 0 to {MostHours.Plain()} is accepted."),
        { } hours => request with { Hours = hours },
    };

    // Each prompt is answered once; Amazon Bedrock may enlarge the set, and then bills up to that many answers.
    private TrainingRequest Teacher(TrainingRequest request)
    {
        if (spec.Teacher is not { Model: { } model, Usage: { } usageText } || data is null)
        {
            return request with
            {
                TeacherUnknown = new("teacher", "quantity-unknown", data is null
                    ? "The training data are not at hand: give training.file."
                    : "Give teacher.usage: what one answer of the teacher uses."),
            };
        }

        var usage = Usage.Parse(usageText);
        return request with
        {
            Teacher = ModelReference.Parse(model),
            TeacherUsage = usage.Times(data.Records),
            TeacherUsageAtMost = usage.Times(Math.Max(data.Records, facts.DistillationMaxPairs)),
        };
    }

    private static TrainingRequest Unknown(TrainingRequest request, Meter meter, string reason) =>
        request with { AmountUnknown = new PlanGap(meter.Name, "quantity-unknown", reason) };

    private decimal? ValueOf(string name) =>
        decimal.TryParse(
            job.Hyperparameters.FirstOrDefault(setting => setting.Name == name)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0m
            ? value
            : null;
}
