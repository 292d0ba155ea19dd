using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BedrockSelector.BedrockRuntime.Tests.Loopback.Life;

/// <summary>What exists in the account: jobs that go on with each question, models, deployments and units.</summary>
internal sealed class ControlPlaneState(string region)
{
    private const string Account = "123456789012";
    private const int PageSize = 2;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly List<JsonObject> _jobs = [];
    private readonly List<JsonObject> _imports = [];
    private readonly List<JsonObject> _models = [];
    private readonly List<JsonObject> _imported = [];
    private readonly List<JsonObject> _deployments = [];
    private readonly List<JsonObject> _units = [];
    private int _number;

    /// <summary>Gets or sets how many questions a job takes to its end.</summary>
    public int QuestionsToEnd { get; set; } = 3;

    /// <summary>Gets or sets why jobs fail; null for success.</summary>
    public string? FailWith { get; set; }

    /// <summary>Gets or sets the service's time.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<JsonObject> Jobs => _jobs;

    public IReadOnlyList<JsonObject> Deployments => _deployments;

    public IReadOnlyList<JsonObject> Units => _units;

    public IReadOnlyList<JsonObject> Models => _models;

    /// <summary>Adds a model that is stored already.</summary>
    public string AddModel(string name, string baseId = "amazon.nova-micro-v1:0:128k")
    {
        lock (_lock)
        {
            return Store(name, baseId);
        }
    }

    public (JsonNode Answer, Refusal? Refusal) Answer(string operation, string id, JsonObject? body, IQueryCollection query)
    {
        lock (_lock)
        {
            return operation switch
            {
                "CreateModelCustomizationJob" => Create(body!, "jobName", _jobs, "jobArn", Job),
                "CreateModelImportJob" => Create(body!, "jobName", _imports, "jobArn", Import),
                "CreateCustomModelDeployment" => Create(body!, "modelDeploymentName", _deployments, "customModelDeploymentArn", Deployment),
                "CreateProvisionedModelThroughput" => Create(body!, "provisionedModelName", _units, "provisionedModelArn", Unit),
                "GetModelCustomizationJob" => Get(_jobs, id, "jobArn", "jobName", Advance),
                "GetModelImportJob" => Get(_imports, id, "jobArn", "jobName", AdvanceImport),
                "GetCustomModelDeployment" => Get(_deployments, id, "customModelDeploymentArn", "modelDeploymentName", Settle),
                "GetProvisionedModelThroughput" => Get(_units, id, "provisionedModelArn", "provisionedModelName", Settle),
                "ListModelCustomizationJobs" => List(_jobs, "modelCustomizationJobSummaries", "jobName", query, JobSummary),
                "ListModelImportJobs" => List(_imports, "modelImportJobSummaries", "jobName", query, static one => one),
                "ListCustomModelDeployments" => List(_deployments, "modelDeploymentSummaries", "modelDeploymentName", query, DeploymentSummary),
                "ListProvisionedModelThroughputs" => List(_units, "provisionedModelSummaries", "provisionedModelName", query, static one => one),
                "ListCustomModels" => List(_models, "modelSummaries", "modelName", query, static one => one),
                "ListImportedModels" => List(_imported, "modelSummaries", "modelName", query, static one => one),
                "StopModelCustomizationJob" => Stop(id),
                "DeleteCustomModelDeployment" => Delete(_deployments, id, "customModelDeploymentArn", static _ => null),
                "DeleteProvisionedModelThroughput" => Delete(_units, id, "provisionedModelArn", Committed),
                "DeleteCustomModel" => Delete(_models, id, "modelArn", Served),
                "DeleteImportedModel" => Delete(_imported, id, "modelArn", static _ => null),
                _ => (new JsonObject(), new(404, "UnknownOperationException", "There is no " + operation)),
            };
        }
    }

    private (JsonNode, Refusal?) Create(
        JsonObject body, string nameField, List<JsonObject> all, string arnField, Func<JsonObject, (JsonObject? Made, Refusal? Refusal)> make)
    {
        var token = body["clientRequestToken"]!.GetValue<string>();
        if (_tokens.TryGetValue(token, out var known))
        {
            return (new JsonObject { [arnField] = known }, null);
        }

        var name = body[nameField]!.GetValue<string>();
        if (all.Exists(one => one[nameField]!.GetValue<string>() == name))
        {
            return (new JsonObject(), new(400, "ConflictException", $"The provided {nameField} is currently in use: {name}"));
        }

        var (made, refusal) = make(body);
        if (made is null)
        {
            return (new JsonObject(), refusal);
        }

        all.Insert(0, made);
        var arn = made[arnField]!.GetValue<string>();
        _tokens[token] = arn;
        return (new JsonObject { [arnField] = arn }, null);
    }

    private (JsonObject?, Refusal?) Job(JsonObject body)
    {
        var baseId = body["baseModelIdentifier"]!.GetValue<string>();
        var job = new JsonObject
        {
            ["jobArn"] = Arn($"model-customization-job/{baseId}/{NextId()}"),
            ["jobName"] = body["jobName"]!.DeepClone(),
            ["outputModelName"] = body["customModelName"]!.DeepClone(),
            ["clientRequestToken"] = body["clientRequestToken"]!.DeepClone(),
            ["roleArn"] = body["roleArn"]!.DeepClone(),
            ["status"] = "InProgress",
            ["creationTime"] = Text(Now),
            ["lastModifiedTime"] = Text(Now),
            ["baseModelArn"] = $"arn:aws:bedrock:{region}::foundation-model/{baseId}",
            ["customizationType"] = body["customizationType"]?.DeepClone() ?? "FINE_TUNING",
            ["trainingDataConfig"] = body["trainingDataConfig"]!.DeepClone(),
            ["validationDataConfig"] = body["validationDataConfig"]?.DeepClone() ?? new JsonObject { ["validators"] = new JsonArray() },
            ["outputDataConfig"] = body["outputDataConfig"]!.DeepClone(),
            ["statusDetails"] = Details(0),
            ["asked"] = 0,
        };
        return (job, null);
    }

    private (JsonObject?, Refusal?) Import(JsonObject body) => (new()
    {
        ["jobArn"] = Arn($"model-import-job/{NextId()}"),
        ["jobName"] = body["jobName"]!.DeepClone(),
        ["importedModelName"] = body["importedModelName"]!.DeepClone(),
        ["roleArn"] = body["roleArn"]!.DeepClone(),
        ["modelDataSource"] = body["modelDataSource"]!.DeepClone(),
        ["status"] = "InProgress",
        ["creationTime"] = Text(Now),
    }, null);

    private (JsonObject?, Refusal?) Deployment(JsonObject body)
    {
        var model = body["modelArn"]!.GetValue<string>();
        return _models.Exists(one => one["modelArn"]!.GetValue<string>() == model)
            ? (new()
            {
                ["customModelDeploymentArn"] = Arn($"custom-model-deployment/{NextId()}"),
                ["modelDeploymentName"] = body["modelDeploymentName"]!.DeepClone(),
                ["modelArn"] = model,
                ["createdAt"] = Text(Now),
                ["status"] = "Creating",
            }, null)
            : (null, new(404, "ResourceNotFoundException", $"Could not find the model {model}."));
    }

    private (JsonObject?, Refusal?) Unit(JsonObject body)
    {
        var model = body["modelId"]!.GetValue<string>();
        if (_models.Find(one => one["modelArn"]!.GetValue<string>() == model) is not { } stored)
        {
            return (null, new(404, "ResourceNotFoundException", $"Could not find the model {model}."));
        }

        var unit = new JsonObject
        {
            ["provisionedModelArn"] = Arn($"provisioned-model/{NextId()}"),
            ["provisionedModelName"] = body["provisionedModelName"]!.DeepClone(),
            ["modelArn"] = model,
            ["desiredModelArn"] = model,
            ["foundationModelArn"] = stored["baseModelArn"]!.DeepClone(),
            ["modelUnits"] = body["modelUnits"]!.DeepClone(),
            ["desiredModelUnits"] = body["modelUnits"]!.DeepClone(),
            ["status"] = "Creating",
            ["creationTime"] = Text(Now),
            ["lastModifiedTime"] = Text(Now),
        };
        if (body["commitmentDuration"] is { } term)
        {
            unit["commitmentDuration"] = term.DeepClone();
            unit["commitmentExpirationTime"] = Text(Now.AddMonths(term.GetValue<string>() == "OneMonth" ? 1 : 6));
        }

        return (unit, null);
    }

    private static (JsonNode, Refusal?) Get(List<JsonObject> all, string id, string arnField, string nameField, Action<JsonObject> advance)
    {
        if (all.Find(one => one[arnField]!.GetValue<string>() == id || one[nameField]!.GetValue<string>() == id) is not { } found)
        {
            return NotFound(id);
        }

        advance(found);
        return (found.DeepClone(), null);
    }

    private static (JsonNode, Refusal?) List(
        List<JsonObject> all, string items, string nameField, IQueryCollection query, Func<JsonObject, JsonObject> summary)
    {
        var part = query["nameContains"].ToString();
        var start = int.TryParse(query["nextToken"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0;
        var found = all.Where(one => one[nameField]!.GetValue<string>().Contains(part, StringComparison.Ordinal)).ToArray();
        var answer = new JsonObject { [items] = new JsonArray([.. found.Skip(start).Take(PageSize).Select(one => summary((JsonObject)one.DeepClone()))]) };
        if (start + PageSize < found.Length)
        {
            answer["nextToken"] = (start + PageSize).ToString(CultureInfo.InvariantCulture);
        }

        return (answer, null);
    }

    private (JsonNode, Refusal?) Stop(string id)
    {
        if (_jobs.Find(one => one["jobArn"]!.GetValue<string>() == id || one["jobName"]!.GetValue<string>() == id) is not { } job)
        {
            return NotFound(id);
        }

        if (job["status"]!.GetValue<string>() != "InProgress")
        {
            return (new JsonObject(), new(400, "ConflictException", $"The job is {job["status"]}."));
        }

        job["status"] = "Stopping";
        return (new JsonObject(), null);
    }

    private static (JsonNode, Refusal?) Delete(List<JsonObject> all, string id, string arnField, Func<JsonObject, Refusal?> forbid)
    {
        if (all.Find(one => one[arnField]!.GetValue<string>() == id) is not { } found)
        {
            return NotFound(id);
        }

        if (forbid(found) is { } refusal)
        {
            return (new JsonObject(), refusal);
        }

        all.Remove(found);
        return (new JsonObject(), null);
    }

    private Refusal? Committed(JsonObject unit) => unit["commitmentExpirationTime"] is { } end && DateTimeOffset.Parse(end.GetValue<string>(), CultureInfo.InvariantCulture) > Now
        ? new(400, "ConflictException", "The commitment term has not ended.")
        : null;

    private Refusal? Served(JsonObject model)
    {
        var arn = model["modelArn"]!.GetValue<string>();
        return _deployments.Concat(_units).Any(one => one["modelArn"]!.GetValue<string>() == arn)
            ? new(400, "ConflictException", "The model is being served.")
            : null;
    }

    private void Advance(JsonObject job)
    {
        var asked = job["asked"]!.GetValue<int>() + 1;
        job["asked"] = asked;
        Now += TimeSpan.FromMinutes(10);
        if (job["status"]!.GetValue<string>() == "Stopping")
        {
            (job["status"], job["endTime"]) = ("Stopped", Text(Now));
        }
        else if (job["status"]!.GetValue<string>() == "InProgress")
        {
            job["statusDetails"] = Details(Math.Min(asked, 2));
            if (asked >= QuestionsToEnd)
            {
                End(job);
            }
        }

        job["lastModifiedTime"] = Text(Now);
    }

    private void End(JsonObject job)
    {
        job["endTime"] = Text(Now);
        if (FailWith is { } message)
        {
            (job["status"], job["failureMessage"]) = ("Failed", message);
            return;
        }

        job["status"] = "Completed";
        job["statusDetails"] = Details(3);
        var baseId = job["baseModelArn"]!.GetValue<string>().Split('/')[1];
        job["outputModelArn"] = Store(job["outputModelName"]!.GetValue<string>(), baseId);
        job["trainingMetrics"] = new JsonObject { ["trainingLoss"] = 0.42 };
        job["validationMetrics"] = new JsonArray(new JsonObject { ["validationLoss"] = 0.57 });
    }

    private void AdvanceImport(JsonObject job)
    {
        if (job["status"]!.GetValue<string>() != "InProgress")
        {
            return;
        }

        Now += TimeSpan.FromMinutes(10);
        (job["status"], job["endTime"]) = ("Completed", Text(Now));
        job["importedModelArn"] = Arn($"imported-model/{NextId()}");
        _imported.Insert(0, new()
        {
            ["modelArn"] = job["importedModelArn"]!.DeepClone(),
            ["modelName"] = job["importedModelName"]!.DeepClone(),
            ["creationTime"] = Text(Now),
            ["instructSupported"] = true,
            ["modelArchitecture"] = "llama",
        });
    }

    private string Store(string name, string baseId)
    {
        var arn = Arn($"custom-model/{baseId}/{NextId()}");
        _models.Insert(0, new()
        {
            ["modelArn"] = arn,
            ["modelName"] = name,
            ["creationTime"] = Text(Now),
            ["baseModelArn"] = $"arn:aws:bedrock:{region}::foundation-model/{baseId}",
            ["baseModelName"] = "",
            ["customizationType"] = "FINE_TUNING",
            ["ownerAccountId"] = Account,
            ["modelStatus"] = "Active",
        });
        return arn;
    }

    private static void Settle(JsonObject one) => one["status"] = one.ContainsKey("modelUnits") ? "InService" : "Active";

    private JsonObject Details(int done)
    {
        string[] names = ["validationDetails", "dataProcessingDetails", "trainingDetails"];
        var details = new JsonObject();
        for (var i = 0; i < names.Length; i++)
        {
            details[names[i]] = new JsonObject
            {
                ["status"] = i < done ? "Completed" : i == done ? "InProgress" : "NotStarted",
                ["creationTime"] = Text(Now),
                ["lastModifiedTime"] = Text(Now),
            };
        }

        return details;
    }

    private static JsonObject JobSummary(JsonObject job)
    {
        if (job["outputModelArn"] is { } arn)
        {
            job["customModelArn"] = arn.DeepClone();
        }

        job["customModelName"] = job["outputModelName"]!.DeepClone();
        foreach (var detail in new[] { "outputModelArn", "outputModelName", "clientRequestToken", "roleArn", "outputDataConfig", "trainingMetrics", "validationMetrics", "asked" })
        {
            job.Remove(detail);
        }

        return job;
    }

    private static JsonObject DeploymentSummary(JsonObject deployment)
    {
        deployment["customModelDeploymentName"] = deployment["modelDeploymentName"]!.DeepClone();
        deployment.Remove("modelDeploymentName");
        return deployment;
    }

    private static (JsonNode, Refusal?) NotFound(string id) =>
        (new JsonObject(), new(404, "ResourceNotFoundException", $"The resource {id} could not be found."));

    private string Arn(string resource) => $"arn:aws:bedrock:{region}:{Account}:{resource}";

    private string NextId() => (++_number).ToString("x12", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
