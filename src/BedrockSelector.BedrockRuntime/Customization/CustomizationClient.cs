using System.Collections.Immutable;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.DependencyInjection;
using BedrockSelector.BedrockRuntime.Http;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Customization.Life;
using BedrockSelector.Quantities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BedrockSelector.BedrockRuntime.Customization;

/// <summary>The operations of Amazon Bedrock's control plane around custom models, one method each.</summary>
/// <remarks>
/// Signed and retried as the runtime is; operations that make something carry the caller's token, so that a retry makes nothing twice.
/// Refusals are <see cref="BedrockException"/>s with the service's code. Safe for concurrent use.
/// </remarks>
public sealed class CustomizationClient : IDisposable
{
    private const string Jobs = "/model-customization-jobs";
    private const string Deployments = "/model-customization/custom-model-deployments";
    private const string Units = "/provisioned-model-throughput";
    private const string Models = "/custom-models";
    private const string Imported = "/imported-models";
    private const string Imports = "/model-import-jobs";

    private readonly BedrockHttp _http;

    /// <summary>Makes a client. Nothing is resolved or opened before the first call.</summary>
    /// <param name="options">Where and how to call; copied.</param>
    /// <param name="timeProvider">The clock of time-outs and waits; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Takes retries; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of its range; the message lists all.</exception>
    public CustomizationClient(BedrockRuntimeOptions options, TimeProvider? timeProvider = null, ILogger<CustomizationClient>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        BedrockRuntimeOptionsValidator.ThrowIfInvalid(options);
        _http = new(options.Copy(), timeProvider ?? TimeProvider.System, logger ?? NullLogger<CustomizationClient>.Instance);
    }

    /// <summary>Gets the region that is called.</summary>
    /// <value>Its name.</value>
    /// <exception cref="BedrockException">No region is given and none found.</exception>
    public string Region => _http.Endpoint.Region.SystemName;

    /// <summary>Starts a job: CreateModelCustomizationJob.</summary>
    /// <param name="job">The job; its token makes a repeated call the same call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ARN of the job.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="job"/> is <see langword="null"/>.</exception>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    /// <exception cref="TimeoutException">No answer in time: whether the job was made, the same call with the same token tells.</exception>
    public Task<string> CreateJobAsync(CustomizationJob job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        return PostAsync(Jobs, System.Text.Encoding.UTF8.GetBytes(job.ToRequestJson()), "jobArn", cancellationToken);
    }

    /// <summary>Asks how a job is: GetModelCustomizationJob.</summary>
    /// <param name="job">Its ARN or name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentException"><paramref name="job"/> is empty.</exception>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task<JobRun> GetJobAsync(string job, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, Path(Jobs, job), null, LifeAnswers.Job, cancellationToken);

    /// <summary>Asks how a job or an import is, with the time that it may still take by earlier jobs.</summary>
    /// <param name="job">The ARN of either, or the name of a job.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentException"><paramref name="job"/> is empty.</exception>
    /// <exception cref="BedrockException">The service refused a call or could not be reached.</exception>
    public async Task<JobRun> GetProgressAsync(string job, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var isImport = job is not null && LifeArns.KindOf(job) == LifeResourceKind.ImportJob;
        var run = isImport
            ? await GetImportJobAsync(job!, cancellationToken).ConfigureAwait(false)
            : await GetJobAsync(job!, cancellationToken).ConfigureAwait(false);
        var others = run.HasEnded || isImport ? [] : await ListJobsAsync(null, cancellationToken).ConfigureAwait(false);
        return run with { Progress = JobProgress.Of(run, others, now) };
    }

    /// <summary>Lists jobs, the newest first: ListModelCustomizationJobs.</summary>
    /// <param name="nameContains">Part of the name; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All pages; may be empty.</returns>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task<ImmutableArray<JobRun>> ListJobsAsync(string? nameContains = null, CancellationToken cancellationToken = default) =>
        ListAsync(Jobs, nameContains, "modelCustomizationJobSummaries", LifeAnswers.Job, cancellationToken);

    /// <summary>Stops a job: StopModelCustomizationJob.</summary>
    /// <param name="job">Its ARN or name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When the service has taken it.</returns>
    /// <exception cref="ArgumentException"><paramref name="job"/> is empty.</exception>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task StopJobAsync(string job, CancellationToken cancellationToken = default) =>
        TellAsync(HttpMethod.Post, Path(Jobs, job) + "/stop", cancellationToken);

    /// <summary>Starts an import: CreateModelImportJob.</summary>
    /// <param name="import">The import.</param>
    /// <param name="token">Makes a repeated call the same call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ARN of the job.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task<string> CreateImportJobAsync(ModelImport import, string token, CancellationToken cancellationToken = default) =>
        PostAsync(Imports, LifeRequests.Import(import, token), "jobArn", cancellationToken);

    /// <summary>Asks how an import is: GetModelImportJob.</summary>
    /// <param name="job">Its ARN or name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentException"><paramref name="job"/> is empty.</exception>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task<JobRun> GetImportJobAsync(string job, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, Path(Imports, job), null, LifeAnswers.Import, cancellationToken);

    /// <summary>Lists imports, the newest first: ListModelImportJobs.</summary>
    /// <param name="nameContains">Part of the name; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All pages; may be empty.</returns>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task<ImmutableArray<JobRun>> ListImportJobsAsync(string? nameContains = null, CancellationToken cancellationToken = default) =>
        ListAsync(Imports, nameContains, "modelImportJobSummaries", LifeAnswers.Import, cancellationToken);

    /// <summary>Serves a custom model by the token: CreateCustomModelDeployment.</summary>
    /// <param name="name">The deployment's name.</param>
    /// <param name="modelArn">The custom model.</param>
    /// <param name="token">Makes a repeated call the same call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ARN of the deployment, by which it is called.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task<string> CreateDeploymentAsync(string name, string modelArn, string token, CancellationToken cancellationToken = default) =>
        PostAsync(Deployments, LifeRequests.Deployment(name, modelArn, token), "customModelDeploymentArn", cancellationToken);

    /// <summary>Asks how a deployment is: GetCustomModelDeployment.</summary>
    /// <param name="deployment">Its ARN or name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The deployment.</returns>
    /// <exception cref="ArgumentException"><paramref name="deployment"/> is empty.</exception>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task<LifeResource> GetDeploymentAsync(string deployment, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, Path(Deployments, deployment), null, LifeAnswers.Deployment, cancellationToken);

    /// <summary>Lists deployments, the newest first: ListCustomModelDeployments.</summary>
    /// <param name="nameContains">Part of the name; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All pages; may be empty.</returns>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task<ImmutableArray<LifeResource>> ListDeploymentsAsync(
        string? nameContains = null, CancellationToken cancellationToken = default) =>
        ListAsync(Deployments, nameContains, "modelDeploymentSummaries", LifeAnswers.Deployment, cancellationToken);

    /// <summary>Deletes a deployment: DeleteCustomModelDeployment.</summary>
    /// <param name="deployment">Its ARN or name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When the service has taken it.</returns>
    /// <exception cref="ArgumentException"><paramref name="deployment"/> is empty.</exception>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task DeleteDeploymentAsync(string deployment, CancellationToken cancellationToken = default) =>
        TellAsync(HttpMethod.Delete, Path(Deployments, deployment), cancellationToken);

    /// <summary>Buys model units: CreateProvisionedModelThroughput.</summary>
    /// <param name="name">The units' name.</param>
    /// <param name="modelArn">The model served.</param>
    /// <param name="units">How many; one or more.</param>
    /// <param name="term">The commitment; what the service does not sell is refused here.</param>
    /// <param name="token">Makes a repeated call the same call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ARN of the units, by which they are called.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="units"/> is below one, or the term is none that the operation takes.</exception>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task<string> CreateUnitsAsync(
        string name, string modelArn, int units, CommitmentTerm term, string token, CancellationToken cancellationToken = default) =>
        PostAsync(Units, LifeRequests.Units(name, modelArn, units, term, token), "provisionedModelArn", cancellationToken);

    /// <summary>Asks how units are: GetProvisionedModelThroughput.</summary>
    /// <param name="units">Their ARN or name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The units.</returns>
    /// <exception cref="ArgumentException"><paramref name="units"/> is empty.</exception>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task<LifeResource> GetUnitsAsync(string units, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, Path(Units, units), null, LifeAnswers.Units, cancellationToken);

    /// <summary>Lists units, the newest first: ListProvisionedModelThroughputs.</summary>
    /// <param name="nameContains">Part of the name; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All pages; may be empty.</returns>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task<ImmutableArray<LifeResource>> ListUnitsAsync(string? nameContains = null, CancellationToken cancellationToken = default) =>
        ListAsync(Units + "s", nameContains, "provisionedModelSummaries", LifeAnswers.Units, cancellationToken);

    /// <summary>Deletes units: DeleteProvisionedModelThroughput.</summary>
    /// <param name="units">Their ARN or name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When the service has taken it.</returns>
    /// <exception cref="ArgumentException"><paramref name="units"/> is empty.</exception>
    /// <exception cref="BedrockException">The service refused the call, as it does before the end of a commitment, or could not be reached.</exception>
    public Task DeleteUnitsAsync(string units, CancellationToken cancellationToken = default) =>
        TellAsync(HttpMethod.Delete, Path(Units, units), cancellationToken);

    /// <summary>Lists custom models, the newest first: ListCustomModels.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All pages; may be empty.</returns>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task<ImmutableArray<LifeResource>> ListModelsAsync(CancellationToken cancellationToken = default) =>
        ListAsync(Models, null, "modelSummaries", LifeAnswers.CustomModel, cancellationToken);

    /// <summary>Deletes a custom model: DeleteCustomModel.</summary>
    /// <param name="model">Its ARN or name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When the service has taken it.</returns>
    /// <exception cref="ArgumentException"><paramref name="model"/> is empty.</exception>
    /// <exception cref="BedrockException">The service refused the call, as it does while something serves the model, or could not be reached.</exception>
    public Task DeleteModelAsync(string model, CancellationToken cancellationToken = default) =>
        TellAsync(HttpMethod.Delete, Path(Models, model), cancellationToken);

    /// <summary>Lists imported models, the newest first: ListImportedModels.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All pages; may be empty.</returns>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task<ImmutableArray<LifeResource>> ListImportedModelsAsync(CancellationToken cancellationToken = default) =>
        ListAsync(Imported, null, "modelSummaries", LifeAnswers.ImportedModel, cancellationToken);

    /// <summary>Deletes an imported model: DeleteImportedModel.</summary>
    /// <param name="model">Its ARN or name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When the service has taken it.</returns>
    /// <exception cref="ArgumentException"><paramref name="model"/> is empty.</exception>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    public Task DeleteImportedModelAsync(string model, CancellationToken cancellationToken = default) =>
        TellAsync(HttpMethod.Delete, Path(Imported, model), cancellationToken);

    /// <summary>Closes all connections.</summary>
    public void Dispose() => _http.Dispose();

    private static string Path(string folder, string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return $"{folder}/{Uri.EscapeDataString(id)}";
    }

    private Task<string> PostAsync(string path, ReadOnlyMemory<byte> body, string answer, CancellationToken cancellationToken) =>
        SendAsync(
            HttpMethod.Post, path, body,
            root => root.Text(answer) is { Length: > 0 } arn ? arn : throw new FormatException($"'{answer}' is missing."), cancellationToken);

    private async Task<ImmutableArray<T>> ListAsync<T>(
        string path, string? nameContains, string items, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        string? token = null;
        do
        {
            var query = "?sortBy=CreationTime&sortOrder=Descending"
                + (nameContains is null ? "" : "&nameContains=" + Uri.EscapeDataString(nameContains))
                + (token is null ? "" : "&nextToken=" + Uri.EscapeDataString(token));
            token = await SendAsync(
                HttpMethod.Get,
                path + query,
                null,
                root =>
                {
                    all.AddRange(root.Array(items).Select(read));
                    return root.Text("nextToken");
                },
                cancellationToken).ConfigureAwait(false);
        }
        while (!string.IsNullOrEmpty(token));

        return all.ToImmutable();
    }

    // The answer says nothing but that the service has taken it.
    private Task<bool> TellAsync(HttpMethod method, string path, CancellationToken cancellationToken) => _http.SendAsync(
        path,
        method,
        _http.Endpoint.Control + path,
        body: null,
        "application/json",
        static (response, _, _) =>
        {
            response.Dispose();
            return Task.FromResult(true);
        },
        cancellationToken);

    private Task<T> SendAsync<T>(
        HttpMethod method, string path, ReadOnlyMemory<byte>? body, Func<JsonElement, T> read, CancellationToken cancellationToken) =>
        _http.SendAsync(
            path,
            method,
            _http.Endpoint.Control + path,
            body,
            "application/json",
            (response, _, token) => JsonAnswer.ReadAsync(path, response, read, token),
            cancellationToken);
}
