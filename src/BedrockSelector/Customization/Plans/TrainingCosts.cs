using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Plans;

/// <summary>Costs the training of a job by the meter of its base and method.</summary>
internal sealed class TrainingCosts(PlanPricing pricing, CustomizationFacts facts)
{
    public PlannedCost Of(CustomizationSpec spec, CustomizationJobResult job, CustomizationMethod method, DataSetReport? data)
    {
        var student = method.BilledBy == Meter.TrainingHours ? Hours(spec)
            : method.BilledBy == Meter.TrainingImages ? Images(job)
            : Tokens(job, data);
        return method.Kind == CustomizationKind.Distillation ? Add(student, Teacher(spec, data)) : student;
    }

    private PlannedCost Tokens(CustomizationJobResult job, DataSetReport? data)
    {
        if (data?.Tokens is not { } tokens)
        {
            return PlanPricing.Gap("tokens of the training data × epochs", Meter.TrainingTokens.Name, data is null
                ? "The training data are not at hand: give training.file."
                : "Nothing is known about how the base counts tokens: name a tokenizer family to assume.");
        }

        if (ValueOf(job, "epochCount") is not { } epochs)
        {
            return PlanPricing.Gap(Text($"{tokens.Tokens:#,0} tokens × epochs"), Meter.TrainingTokens.Name,
                "No default of epochCount is published for this base and method: give hyperparameters.epochCount.");
        }

        var need = Text($"{tokens.Tokens:#,0} tokens × {epochs:0.##} epochs");
        var cost = pricing.Cost(need, Usage.Of(new UsageEntry(Meter.TrainingTokens, tokens.Tokens * epochs)));
        return cost.TotalUsd is null ? cost : cost with { Band = Band(cost, tokens.Low * epochs, tokens.High * epochs) };
    }

    private PlannedCost Images(CustomizationJobResult job)
    {
        if (ValueOf(job, "stepCount") is not { } steps || ValueOf(job, "batchSize") is not { } batch)
        {
            return PlanPricing.Gap("images seen: steps × batch size", Meter.TrainingImages.Name, job.Method!.TryGetHyperparameter("stepCount", out _)
                ? "No number of steps is known: give hyperparameters.stepCount and batchSize as numbers."
                : "The base trains by epochs, and no rule is published for the images it then sees.");
        }

        return pricing.Cost(Text($"{steps:#,0} steps × batch size {batch:0}"), Usage.Of(new UsageEntry(Meter.TrainingImages, steps * batch)));
    }

    private PlannedCost Hours(CustomizationSpec spec)
    {
        if (spec.Plan?.TrainingHours is not { } hours)
        {
            return PlanPricing.Gap("hours of training", Meter.TrainingHours.Name, "Reinforcement is billed by the hour, and its length is not known beforehand: give plan.trainingHours.");
        }

        if (hours is < 0m or > 1_000_000m)
        {
            throw new FormatException($"'plan.trainingHours' is {hours.Plain()}; a number from 0 to 1000000 is accepted.");
        }

        var cost = pricing.Cost(Text($"{hours:0.##} hours of training"), Usage.Of(new UsageEntry(Meter.TrainingHours, hours)));
        return cost with { Warnings = [.. cost.Warnings, "The grader runs on your bill too: a Lambda function, or a judge model at its own price. It is not in this figure."] };
    }

    // Each prompt is answered once; Amazon Bedrock may enlarge the set, and then bills up to that many answers.
    private PlannedCost Teacher(CustomizationSpec spec, DataSetReport? data)
    {
        if (spec.Teacher is not { Model: { } model, Usage: { } usageText } || data is null)
        {
            return PlanPricing.Gap("the teacher's answers", "teacher", data is null
                ? "The training data are not at hand: give training.file."
                : "Give teacher.usage: what one answer of the teacher uses.");
        }

        var usage = Usage.Parse(usageText);
        var cost = pricing.For(ModelReference.Parse(model)).Cost(Text($"{data.Records:#,0} answers of the teacher"), usage, data.Records);
        return cost.TotalUsd is not { } total || data.Records == 0 ? cost : cost with
        {
            Band = new(total, total / data.Records * Math.Max(data.Records, facts.DistillationMaxPairs)),
            Warnings = [.. cost.Warnings, Text($"Amazon Bedrock may enlarge the set to {facts.DistillationMaxPairs:#,0} answers, each billed; the band says what that costs.")],
        };
    }

    private static PlannedCost Add(PlannedCost student, PlannedCost teacher) => new()
    {
        Need = $"{student.Need}; {teacher.Need}",
        Lines = [.. student.Lines, .. teacher.Lines],
        Missing = [.. student.Missing, .. teacher.Missing],
        Band = student.TotalUsd is { } a && teacher.TotalUsd is { } b
            ? new((student.Band?.LowUsd ?? a) + (teacher.Band?.LowUsd ?? b), (student.Band?.HighUsd ?? a) + (teacher.Band?.HighUsd ?? b))
            : null,
        Warnings = [.. student.Warnings, .. teacher.Warnings],
    };

    private static CostBand Band(PlannedCost cost, decimal low, decimal high)
    {
        var price = cost.Lines[0].Price;
        return new(price.AmountOf(low), price.AmountOf(high));
    }

    private static decimal? ValueOf(CustomizationJobResult job, string name) =>
        decimal.TryParse(job.Hyperparameters.FirstOrDefault(setting => setting.Name == name)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0m
            ? value
            : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
