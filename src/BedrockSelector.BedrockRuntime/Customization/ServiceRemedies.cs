using BedrockSelector.Customization.Life;

namespace BedrockSelector.BedrockRuntime.Customization;

/// <summary>Says what helps against each error that the service model gives to the operations of customization.</summary>
internal static class ServiceRemedies
{
    public static ServiceRefusal Of(string operation, BedrockException exception) => new()
    {
        Operation = operation,
        Code = exception.Code,
        Message = exception.Message,
        Remedy = Remedy(operation, exception.Code),
        RequestId = exception.RequestId,
        MayRetry = exception.IsTransient,
    };

    public static ServiceRefusal Of(string operation, TimeoutException exception) => new()
    {
        Operation = operation,
        Code = "Timeout",
        Message = exception.Message,
        Remedy = "Run the same command again: the token is kept, so that nothing is made twice.",
        MayRetry = true,
    };

    private static string Remedy(string operation, string code) => (code, operation) switch
    {
        ("ResourceNotFoundException", "CreateModelCustomizationJob") =>
            "The base model, role, key or bucket named does not exist in this account and region; compare the specification with them.",
        ("ResourceNotFoundException", "CreateCustomModelDeployment" or "CreateProvisionedModelThroughput") =>
            "The custom model does not exist in this region, or is not made yet: ask for the job's status first.",
        ("ResourceNotFoundException", _) => "It does not exist in this account and region, or was deleted already; list what there is.",
        ("AccessDeniedException", "CreateModelCustomizationJob" or "CreateModelImportJob") =>
            "The caller lacks the operation itself or iam:PassRole for the service role; the caller policy of the job names both.",
        ("AccessDeniedException", _) => $"The caller lacks bedrock:{operation}; ask for it in the caller's policy.",
        ("ConflictException", "CreateModelCustomizationJob") =>
            "A job or a custom model of that name exists with other content: choose another name, or go on with that job.",
        ("ConflictException", "StopModelCustomizationJob") => "The job has ended or is stopping already; ask for its status.",
        ("ConflictException", "DeleteProvisionedModelThroughput") =>
            "Units cannot be deleted before their commitment ends, nor while they are being changed; the list says until when.",
        ("ConflictException", "DeleteCustomModel") => "Something still serves the model: delete its deployments and units first.",
        ("ConflictException", _) => "Its state does not allow this now; ask for its status and try again when it has settled.",
        ("ServiceQuotaExceededException", "CreateProvisionedModelThroughput") =>
            "The account may hold no more model units for this model: ask AWS for a higher quota, or buy fewer.",
        ("ServiceQuotaExceededException", "CreateModelCustomizationJob") =>
            "Too many jobs or custom models: wait for a job to end, delete a model, or ask AWS for a higher quota.",
        ("ServiceQuotaExceededException", _) => "The account's quota is used up: delete what is not used, or ask AWS for a higher one.",
        ("TooManyTagsException", _) => "A resource takes 50 tags, those it has already included: give fewer.",
        ("ValidationException", "DeleteCustomModel") => "The request does not fit; a model that is being served cannot be deleted before what serves it.",
        ("ValidationException", _) => "The service does not accept a field of the request; its message says which.",
        ("ThrottlingException", _) => "Too many calls in a short time, after all retries: wait a minute and run the same command again.",
        ("InternalServerException", _) => "The service failed, after all retries: run the same command again; the token is kept.",
        (BedrockException.ConnectionFailed, _) => "No connection: check network and endpoint, then run the same command again; the token is kept.",
        (BedrockException.ClockSkew, _) => "Set this machine's clock.",
        ("UnrecognizedClientException" or "InvalidSignatureException" or "ExpiredTokenException" or "MissingAuthenticationTokenException", _) =>
            "The credentials are not accepted: renew them, and check profile and region.",
        _ => "Run the same command again; if it is refused again, its message and request id are what AWS's support asks for.",
    };
}
