using BedrockSelector.Costs;

namespace BedrockSelector.Planning.Training;

/// <summary>Between what totals a training lies whose tokens are estimated, or whose teacher may be asked for more.</summary>
internal static class TrainingBand
{
    public static CostBand? Of(TrainingRequest request, PlanPricer pricer, PricedPart? teacher, PricedPart student, decimal storageUsd)
    {
        if (request.DatasetTokensBand is null && request.TeacherUsageAtMost is null)
        {
            return null;
        }

        var (low, high) = (storageUsd, storageUsd);
        if (request.DatasetTokensBand is { } band && student.Lines is [var line])
        {
            low += band.Low * request.Epochs * line.UnitPriceUsd / line.Per;
            high += band.High * request.Epochs * line.UnitPriceUsd / line.Per;
        }
        else
        {
            low += student.TotalUsd ?? 0m;
            high += student.TotalUsd ?? 0m;
        }

        if (teacher?.TotalUsd is { } answers)
        {
            low += answers;
            high += request.TeacherUsageAtMost is { } most ? pricer.Price(request.Teacher!, most, new() { Teacher = true }).TotalUsd ?? answers : answers;
        }

        return new(low, high);
    }
}
