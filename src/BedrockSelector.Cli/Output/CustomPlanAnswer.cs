using System.Text.Json;
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
            Json = json => Write(json, plan, reports),
        };
    }

    private static void Write(Utf8JsonWriter json, CustomizationPlan plan, DataSetReport[] reports)
    {
        json.WriteStartObject();
        using (var document = AnswerDocument.Of(plan.Plan).ToJson())
        {
            foreach (var property in document.RootElement.EnumerateObject())
            {
                property.WriteTo(json);
            }
        }

        json.Objects("data", reports, static (writer, report) => DataSetAnswer.WriteFields(writer, report));
        json.WritePropertyName("job");
        if (plan.Job.Job is { } job)
        {
            using var document = JsonDocument.Parse(job.ToRequestJson());
            document.RootElement.WriteTo(json);
        }
        else
        {
            json.WriteNullValue();
        }

        json.Objects("problems", plan.Job.Problems, static (writer, problem) =>
        {
            writer.Text("code", problem.Code.Name());
            writer.Text("field", problem.Field);
            writer.Text("message", problem.Message);
        });
        json.WriteEndObject();
    }
}
