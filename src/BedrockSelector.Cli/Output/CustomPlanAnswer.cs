using BedrockSelector.Answers;
using BedrockSelector.Cli.Commands;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Customization.Plans;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints the plan of a specification: the plan, as without one, and the check of the data and the job.</summary>
internal static class CustomPlanAnswer
{
    public static Answer Compose(CustomizationPlan plan)
    {
        var reports = new[] { plan.TrainingData, plan.ValidationData }.OfType<DataSetReport>().ToArray();
        var errors = reports.Sum(static report => report.Errors);
        string?[] reasons =
        [
            errors > 0 ? $"the data have {errors} errors." : null,
            CustomizeArguments.Refusal(plan.Job),
            PlanAnswer.No(plan.Plan, storageAsked: true),
        ];
        var no = reasons.OfType<string>().ToArray();
        return new()
        {
            Tables = [.. PlanAnswer.Tables(plan.Plan), DataSetAnswer.Problems(reports)],
            Notes = [.. reports.Select(DataSetAnswer.Summary), .. PlanAnswer.Notes(plan.Plan)],
            Warnings =
            [
                .. plan.Job.Problems.Where(static problem => problem.IsWarning).Select(static problem => problem.Message),
                .. PlanAnswer.Warnings(plan.Plan),
            ],
            No = no.Length == 0 ? null : string.Join(" ", no),
            Csv = CsvRows.Of(plan.Plan.Training.Lines).And(plan.Plan.Storage.Lines).And(plan.Plan.Inference?.Plan ?? []),
            Document = AnswerDocument.Of(plan.ToDocument()),
        };
    }
}
