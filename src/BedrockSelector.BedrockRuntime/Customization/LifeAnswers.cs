using System.Globalization;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Http;
using BedrockSelector.Customization.Life;
using BedrockSelector.Quantities;

namespace BedrockSelector.BedrockRuntime.Customization;

/// <summary>Reads the control plane's answers. Members that are missing stay unknown; those that are not known are passed over.</summary>
internal static class LifeAnswers
{
    private static readonly (string Member, string Name)[] PhaseNames =
        [("validationDetails", "validation"), ("dataProcessingDetails", "data-processing"), ("trainingDetails", "training")];

    // GetModelCustomizationJob and the items of its list differ in the names of the model.
    public static JobRun Job(JsonElement item) => new()
    {
        Kind = LifeResourceKind.CustomizationJob,
        JobArn = Required(item, "jobArn"),
        JobName = Required(item, "jobName"),
        Status = Required(item, "status"),
        BaseModelArn = item.Text("baseModelArn"),
        CustomizationType = item.Text("customizationType"),
        ModelName = item.Text("outputModelName") ?? item.Text("customModelName"),
        ModelArn = item.Text("outputModelArn") ?? item.Text("customModelArn"),
        ClientRequestToken = item.Text("clientRequestToken"),
        OutputUri = item.Object("outputDataConfig")?.Text("s3Uri"),
        Phases = item.Object("statusDetails") is { } details ? [.. Phases(details)] : [],
        CreatedAt = Time(item, "creationTime") ?? throw Missing("creationTime"),
        ChangedAt = Time(item, "lastModifiedTime"),
        EndedAt = Time(item, "endTime"),
        FailureMessage = item.Text("failureMessage"),
        TrainingLoss = Measure(item.Object("trainingMetrics"), "trainingLoss"),
        ValidationLosses = [.. item.Array("validationMetrics").Select(static one => Measure(one, "validationLoss")).OfType<double>()],
    };

    public static JobRun Import(JsonElement item) => new()
    {
        Kind = LifeResourceKind.ImportJob,
        JobArn = Required(item, "jobArn"),
        JobName = Required(item, "jobName"),
        Status = Required(item, "status"),
        CustomizationType = "IMPORTED",
        ModelName = item.Text("importedModelName"),
        ModelArn = item.Text("importedModelArn"),
        CreatedAt = Time(item, "creationTime") ?? throw Missing("creationTime"),
        ChangedAt = Time(item, "lastModifiedTime"),
        EndedAt = Time(item, "endTime"),
        FailureMessage = item.Text("failureMessage"),
    };

    public static LifeResource Deployment(JsonElement item) => new()
    {
        Kind = LifeResourceKind.OnDemandDeployment,
        Arn = Required(item, "customModelDeploymentArn"),
        Name = item.Text("modelDeploymentName") ?? Required(item, "customModelDeploymentName"),
        Status = item.Text("status"),
        ModelArn = Required(item, "modelArn"),
        CreatedAt = Time(item, "createdAt") ?? throw Missing("createdAt"),
        FailureMessage = item.Text("failureMessage"),
    };

    public static LifeResource Units(JsonElement item) => new()
    {
        Kind = LifeResourceKind.ModelUnits,
        Arn = Required(item, "provisionedModelArn"),
        Name = Required(item, "provisionedModelName"),
        Status = item.Text("status"),
        ModelArn = Required(item, "modelArn"),
        BaseModelArn = item.Text("foundationModelArn"),
        Units = (int)item.Number("modelUnits"),
        Term = item.Text("commitmentDuration") switch
        {
            "OneMonth" => CommitmentTerm.OneMonth,
            "SixMonths" => CommitmentTerm.SixMonths,
            _ => CommitmentTerm.None,
        },
        CommittedUntil = Time(item, "commitmentExpirationTime"),
        CreatedAt = Time(item, "creationTime") ?? throw Missing("creationTime"),
        FailureMessage = item.Text("failureMessage"),
    };

    public static LifeResource CustomModel(JsonElement item) =>
        Model(item, LifeResourceKind.CustomModel) with { BaseModelArn = item.Text("baseModelArn"), Status = item.Text("modelStatus") };

    public static LifeResource ImportedModel(JsonElement item) => Model(item, LifeResourceKind.ImportedModel);

    private static LifeResource Model(JsonElement item, LifeResourceKind kind) => new()
    {
        Kind = kind,
        Arn = Required(item, "modelArn"),
        Name = Required(item, "modelName"),
        ModelArn = Required(item, "modelArn"),
        CreatedAt = Time(item, "creationTime") ?? throw Missing("creationTime"),
    };

    private static IEnumerable<JobPhase> Phases(JsonElement details)
    {
        foreach (var (member, name) in PhaseNames)
        {
            if (details.Object(member) is { } phase && phase.Text("status") is { } status)
            {
                yield return new(name, status, Time(phase, "creationTime"), Time(phase, "lastModifiedTime"));
            }
        }
    }

    private static string Required(JsonElement item, string name) => item.Text(name) is { Length: > 0 } text ? text : throw Missing(name);

    private static FormatException Missing(string name) => new($"'{name}' is missing.");

    private static DateTimeOffset? Time(JsonElement item, string name) => item.Text(name) is { } text
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
        : null;

    private static double? Measure(JsonElement? item, string name) =>
        item?.Member(name) is { ValueKind: JsonValueKind.Number } found ? found.GetDouble() : null;
}
