using BedrockSelector.BedrockRuntime.Customization;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using BedrockSelector.Customization;
using BedrockSelector.Customization.Life;
using BedrockSelector.Quantities;

namespace BedrockSelector.BedrockRuntime.Tests.Customization;

/// <summary>Every error that the service model gives to an operation that makes or ends something is a result with a remedy.</summary>
public sealed class ServiceRemediesTests : LifeTests
{
    private static readonly string[] Common = ["AccessDeniedException", "ValidationException", "InternalServerException", "ThrottlingException"];

    // What each operation documents beside the four that all have (service model of 2026-08-07).
    private static readonly (string Operation, string[] Errors)[] Documented =
    [
        ("CreateModelCustomizationJob", ["ResourceNotFoundException", "ConflictException", "TooManyTagsException", "ServiceQuotaExceededException"]),
        ("CreateModelImportJob", ["ResourceNotFoundException", "ConflictException", "TooManyTagsException", "ServiceQuotaExceededException"]),
        ("CreateCustomModelDeployment", ["ResourceNotFoundException", "TooManyTagsException", "ServiceQuotaExceededException"]),
        ("CreateProvisionedModelThroughput", ["ResourceNotFoundException", "TooManyTagsException", "ServiceQuotaExceededException"]),
        ("StopModelCustomizationJob", ["ResourceNotFoundException", "ConflictException"]),
        ("DeleteCustomModelDeployment", ["ResourceNotFoundException", "ConflictException"]),
        ("DeleteProvisionedModelThroughput", ["ResourceNotFoundException", "ConflictException"]),
        ("DeleteCustomModel", ["ResourceNotFoundException", "ConflictException"]),
        ("DeleteImportedModel", ["ResourceNotFoundException", "ConflictException"]),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        from one in Documented
        from error in one.Errors.Concat(Common)
        select new TestCaseData(one.Operation, error).SetArgDisplayNames(one.Operation, error);

    [TestCaseSource(nameof(Cases))]
    public async Task Step_DocumentedError_IsARefusalWithARemedy(string operation, string error)
    {
        var model = Service.State.AddModel("Demo");
        Service.RefuseNext(operation, new(Status(error), error, "No, since " + error));

        var step = await RunAsync(life => StepAsync(life, operation, model));

        if (error == "ResourceNotFoundException" && operation.StartsWith("Delete", StringComparison.Ordinal))
        {
            Assert.That(step.Outcome, Is.EqualTo(LifeOutcome.AlreadyDone));
            return;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(step.Outcome, Is.EqualTo(LifeOutcome.Refused));
            Assert.That(step.Refusal?.Operation, Is.EqualTo(operation));
            Assert.That(step.Refusal?.Code, Is.EqualTo(error));
            Assert.That(step.Refusal?.Message, Does.Contain("No, since"));
            Assert.That(step.Refusal?.Remedy, Is.Not.Empty.And.Not.StartsWith("Run the same command again; if"));
            Assert.That(step.Refusal?.RequestId, Does.StartWith("request-"));
            Assert.That(step.Refusal?.MayRetry, Is.EqualTo(error is "InternalServerException" or "ThrottlingException"));
        }
    }

    private static Task<LifeStep> StepAsync(CustomModelLife life, string operation, string model) => operation switch
    {
        "CreateModelCustomizationJob" => life.StartAsync(Job(), null, agreed: true),
        "CreateModelImportJob" => life.ImportAsync(
            new() { JobName = "i", ModelName = "m", RoleArn = "arn:aws:iam::123456789012:role/R", Source = S3Uri.Parse("s3://weights/a/") }, agreed: true),
        "CreateCustomModelDeployment" => life.DeployAsync("d", model, agreed: true),
        "CreateProvisionedModelThroughput" => life.BuyUnitsAsync("u", model, 1, CommitmentTerm.None, agreed: true),
        "StopModelCustomizationJob" => life.StopAsync("job", agreed: true),
        _ => life.DeleteAsync($"arn:aws:bedrock:us-east-1:123456789012:{Resource(operation)}/abcdefabcdef", agreed: true),
    };

    private static string Resource(string operation) => operation switch
    {
        "DeleteCustomModelDeployment" => "custom-model-deployment",
        "DeleteProvisionedModelThroughput" => "provisioned-model",
        "DeleteCustomModel" => "custom-model/amazon.nova-micro-v1:0:128k",
        _ => "imported-model",
    };

    private static int Status(string error) => error switch
    {
        "ResourceNotFoundException" => 404,
        "AccessDeniedException" => 403,
        "ThrottlingException" => 429,
        "InternalServerException" => 500,
        _ => 400,
    };
}
