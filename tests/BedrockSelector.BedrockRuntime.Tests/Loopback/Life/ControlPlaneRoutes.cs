using System.Text;
using BedrockSelector.Tests.Customization.Jobs;

namespace BedrockSelector.BedrockRuntime.Tests.Loopback.Life;

/// <summary>The routes of the control plane, and what its service model says of the requests.</summary>
internal static class ControlPlaneRoutes
{
    private static readonly string[] ListParameters = ["sortBy", "sortOrder", "nameContains", "nextToken", "maxResults", "statusEquals", "modelArnEquals"];

    private static readonly (string Method, string Path, string Operation)[] Routes =
    [
        ("POST", "/model-customization-jobs", "CreateModelCustomizationJob"),
        ("GET", "/model-customization-jobs", "ListModelCustomizationJobs"),
        ("GET", "/model-customization-jobs/{}", "GetModelCustomizationJob"),
        ("POST", "/model-customization-jobs/{}/stop", "StopModelCustomizationJob"),
        ("POST", "/model-import-jobs", "CreateModelImportJob"),
        ("GET", "/model-import-jobs", "ListModelImportJobs"),
        ("GET", "/model-import-jobs/{}", "GetModelImportJob"),
        ("POST", "/model-customization/custom-model-deployments", "CreateCustomModelDeployment"),
        ("GET", "/model-customization/custom-model-deployments", "ListCustomModelDeployments"),
        ("GET", "/model-customization/custom-model-deployments/{}", "GetCustomModelDeployment"),
        ("DELETE", "/model-customization/custom-model-deployments/{}", "DeleteCustomModelDeployment"),
        ("POST", "/provisioned-model-throughput", "CreateProvisionedModelThroughput"),
        ("GET", "/provisioned-model-throughputs", "ListProvisionedModelThroughputs"),
        ("GET", "/provisioned-model-throughput/{}", "GetProvisionedModelThroughput"),
        ("DELETE", "/provisioned-model-throughput/{}", "DeleteProvisionedModelThroughput"),
        ("GET", "/custom-models", "ListCustomModels"),
        ("DELETE", "/custom-models/{}", "DeleteCustomModel"),
        ("GET", "/imported-models", "ListImportedModels"),
        ("DELETE", "/imported-models/{}", "DeleteImportedModel"),
    ];

    private static readonly ServiceModel JobShapes = ServiceModel.Load();
    private static readonly ServiceModel OtherShapes = ServiceModel.Load("Loopback", "Life", "control-plane.shapes.json");

    public static IEnumerable<string> Operations => Routes.Select(static route => route.Operation);

    public static (string Operation, string Id) Find(string method, string rawTarget)
    {
        var parts = rawTarget.Split('?')[0].Split('/');
        foreach (var (verb, path, operation) in Routes)
        {
            var wanted = path.Split('/');
            if (verb == method && wanted.Length == parts.Length && wanted.Zip(parts).All(static pair => pair.First == "{}" || pair.First == pair.Second))
            {
                var at = Array.IndexOf(wanted, "{}");
                return (operation, at < 0 ? "" : Uri.UnescapeDataString(parts[at]));
            }
        }

        return ("Unknown", "");
    }

    /// <returns>What the request breaks, or null.</returns>
    public static string? Problem(string operation, string rawTarget, byte[] body)
    {
        if (operation == "Unknown")
        {
            return "There is no such operation: " + rawTarget;
        }

        var query = rawTarget.Split('?', 2);
        if (query.Length > 1 && query[1].Split('&').Select(static pair => pair.Split('=')[0]).FirstOrDefault(static name => !ListParameters.Contains(name)) is { } unknown)
        {
            return $"'{unknown}' is no parameter.";
        }

        if (!operation.StartsWith("Create", StringComparison.Ordinal))
        {
            return body.Length == 0 ? null : "The operation takes no body.";
        }

        var shapes = operation == "CreateModelCustomizationJob" ? JobShapes : OtherShapes;
        var text = Encoding.UTF8.GetString(body);
        return shapes.Check(text, operation + "Request") is { Count: > 0 } problems ? string.Join(" ", problems)
            : text.Contains("clientRequestToken", StringComparison.Ordinal) ? null
            : "The request carries no token: a retry would make it twice.";
    }
}
