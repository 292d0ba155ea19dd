using BedrockSelector.Cli.Commands;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Customization.Plans;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints a custom model's plan: data, job, both phases, break-even.</summary>
internal static class CustomPlanAnswer
{
    public static Answer Compose(CustomizationPlan plan)
    {
        var reports = new[] { plan.TrainingData, plan.ValidationData }.OfType<Customization.DataSets.DataSetReport>().ToArray();
        var errors = reports.Sum(static report => report.Errors);
        string[] no =
        [
            .. errors > 0 ? new[] { $"the data have {errors} errors." } : [],
            .. CustomizeArguments.Refusal(plan.Job) is { } refusal ? new[] { refusal } : [],
            .. plan.Training.Missing.Concat(plan.Storage.Missing).Concat(plan.CheapestServing is null ? plan.Serving.SelectMany(static way => way.Cost.Missing) : [])
                .Select(static gap => $"{gap.What}: {gap.Reason}").Distinct(),
        ];
        return new()
        {
            Tables =
            [
                new(
                    $"{plan.Job.Base!.Name}, {ClosedSet.Name(plan.Job.Method!.Kind)}, {plan.Job.Region}, {plan.Months.Plain()} months",
                    [new("phase"), new("what"), new("quantity", true), new("USD", true), new("per", true), new("amount USD", true), new("source"), new("layer")],
                    [
                        .. Rows("training", plan.Training),
                        .. Rows("inference", plan.Storage),
                        .. plan.Serving.SelectMany(static way => Rows($"inference, {way.Name}", way.Cost)),
                        .. plan.BreakEven is { } even ? Rows("comparison", even.Comparison) : [],
                    ]),
                DataSetAnswer.Problems(reports),
            ],
            Notes = [.. reports.Select(DataSetAnswer.Summary), .. Notes(plan)],
            Warnings =
            [
                .. plan.Job.Problems.Where(static problem => problem.IsWarning).Select(static problem => problem.Message),
                .. plan.Training.Warnings.Concat(plan.Storage.Warnings).Concat(plan.Serving.SelectMany(static way => way.Cost.Warnings)).Distinct(),
            ],
            No = no.Length == 0 ? null : string.Join(" ", no),
            Json = json =>
            {
                json.WriteStartObject();
                json.WriteStartObject("training");
                json.Text("phase", "training");
                json.Text("billing", "metered");
                PlannedCostJson.Write(json, plan.Training);
                json.WriteEndObject();
                json.WriteStartObject("inference");
                json.Text("phase", "inference");
                json.Decimal("months", plan.Months);
                json.WriteStartObject("storage");
                PlannedCostJson.Write(json, plan.Storage);
                json.WriteEndObject();
                json.Objects("serving", plan.Serving, static (writer, way) =>
                {
                    writer.Text("kind", way.Name);
                    PlannedCostJson.Write(writer, way.Cost);
                });
                json.WriteEndObject();
                if (plan.BreakEven is { } breakEven)
                {
                    json.WriteStartObject("breakEven");
                    json.Decimal("requests", breakEven.Requests);
                    json.Decimal("savingUsd", breakEven.SavingUsd);
                    json.Text("explanation", breakEven.Explanation);
                    json.WriteStartObject("comparison");
                    PlannedCostJson.Write(json, breakEven.Comparison);
                    json.WriteEndObject();
                    json.WriteEndObject();
                }
                else
                {
                    json.WriteNull("breakEven");
                }

                json.Objects("data", reports, static (writer, report) => DataSetAnswer.WriteFields(writer, report));
                json.WritePropertyName("job");
                if (plan.Job.Job is { } job)
                {
                    using var document = System.Text.Json.JsonDocument.Parse(job.ToRequestJson());
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
            },
        };
    }

    private static IEnumerable<string[]> Rows(string phase, PlannedCost cost) =>
        cost.Lines.Select(line => new[]
        {
            phase, line.Meter.Name, line.Quantity.Plain(), line.UnitPriceUsd.Plain(), line.Per.ToString(System.Globalization.CultureInfo.InvariantCulture),
            line.AmountUsd.Plain(), line.Source, line.Layer,
        }).Concat(cost.Missing.Select(gap => new[] { phase, gap.What, "", "missing", "", "missing", "", "" }));

    private static IEnumerable<string> Notes(CustomizationPlan plan)
    {
        yield return plan.Training.TotalUsd is { } training
            ? $"Training, once: {training.Plain()} USD ({plan.Training.Need}{(plan.Training.Band is { } band ? $"; {band.LowUsd.Plain()} to {band.HighUsd.Plain()} USD by the token estimate" : "")})."
            : $"Training, once: missing ({plan.Training.Need}).";
        yield return $"Storage: {plan.Storage.TotalUsd?.Plain() ?? "missing"}{(plan.Storage.TotalUsd is null ? "" : " USD")} ({plan.Storage.Need}; until the model is deleted).";
        if (plan.CheapestServing is { } way)
        {
            yield return $"Serving: {way.Name} is cheapest, {way.Cost.TotalUsd!.Value.Plain()} USD ({way.Cost.Need}).";
        }
        else if (!plan.Serving.IsEmpty)
        {
            yield return "Serving: undecided, no way could be costed.";
        }

        if (plan.BreakEven is { } even)
        {
            yield return even.Explanation + (even.SavingUsd is { } saving ? $" At the planned volume it {(saving >= 0 ? "saves" : "costs")} {Math.Abs(saving).Plain()} USD{(saving >= 0 ? "" : " more")}." : "");
        }
    }
}
