using System.Collections.Immutable;
using System.Text;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Customization.Life;
using BedrockSelector.Findings;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.BedrockRuntime.Customization;

/// <summary>The steps of a custom model's life: start, stop, serve, delete; each planned first, sent when it is agreed to, and never sent twice.</summary>
/// <remarks>
/// What the service refuses is part of the step, with a remedy; nothing but cancellation, bad arguments and a broken state file throws.
/// Not safe for concurrent use: the state file is held by one program.
/// </remarks>
public sealed class CustomModelLife
{
    private readonly CustomizationClient _client;
    private readonly LifeStateFile _state;
    private readonly CustomModelPrices _prices;
    private readonly TimeProvider _time;
    private readonly string _region;
    private readonly OnceOnly _once;

    /// <summary>Makes it.</summary>
    /// <param name="client">Calls Amazon Bedrock.</param>
    /// <param name="state">Where it is written down what was asked for.</param>
    /// <param name="prices">The prices of the region.</param>
    /// <param name="region">The region called, for the documents.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public CustomModelLife(CustomizationClient client, LifeStateFile state, CustomModelPrices prices, string region, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(region);
        (_client, _state, _prices, _region, _time) = (client, state, prices, region, time ?? TimeProvider.System);
        _once = new(state, _time, region);
    }

    /// <summary>Starts a job.</summary>
    /// <param name="job">The job, made from a specification.</param>
    /// <param name="training">What training costs; <see langword="null"/> when it could not be costed.</param>
    /// <param name="agreed">Whether to send it; otherwise the step is only planned.</param>
    /// <param name="again">Whether to train once more, after a job of the same specification that failed or was stopped.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="job"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="job"/> has problems that stand in its way.</exception>
    public async Task<LifeStep> StartAsync(
        CustomizationJobResult job, TrainingPhase? training, bool agreed, bool again = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (!job.IsValid)
        {
            throw new ArgumentException("The job has problems; mend the specification first.", nameof(job));
        }

        var request = again ? Further(job.Job) : job.Job;
        request = request with { ClientRequestToken = null };
        var body = Encoding.UTF8.GetBytes(request.ToRequestJson());
        var storage = _prices.Storage(job.Base.ModelId.Value, job.Method.Kind);
        var plan = new LifeStep
        {
            Operation = "CreateModelCustomizationJob",
            Outcome = LifeOutcome.Planned,
            Kind = LifeResourceKind.CustomizationJob,
            Name = request.JobName,
            Region = _region,
            Request = Encoding.UTF8.GetString(body),
            Training = training,
            Costs = [TrainingCost(training), storage],
            Findings = [.. training?.Findings ?? []],
        };
        if (!agreed)
        {
            return plan;
        }

        if (again && _state.State.Open(LifeResourceKind.CustomizationJob) is { } earlier && earlier.Name != request.JobName)
        {
            _state.Save(earlier with { ClosedAt = _time.GetUtcNow() });
        }

        return await AnsweredAsync(plan, () => _once.RunAsync(
            plan,
            body,
            async () => (await _client.ListJobsAsync(request.JobName, cancellationToken).ConfigureAwait(false))
                .FirstOrDefault(one => one.JobName == request.JobName) is { } found
                ? (found.JobArn, (await _client.GetJobAsync(found.JobArn, cancellationToken).ConfigureAwait(false)).ClientRequestToken)
                : null,
            token => _client.CreateJobAsync(request with { ClientRequestToken = job.Job.ClientRequestToken ?? token }, cancellationToken),
            cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Imports weights as a model.</summary>
    /// <param name="import">The import.</param>
    /// <param name="agreed">Whether to send it; otherwise the step is only planned.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="import"/> is <see langword="null"/>.</exception>
    public async Task<LifeStep> ImportAsync(ModelImport import, bool agreed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(import);
        var body = LifeRequests.Import(import, null);
        var plan = Planned("CreateModelImportJob", LifeResourceKind.ImportJob, import.JobName, body) with
        {
            Costs = [new("the import itself", 0m, "once"), new("storage by the custom model unit, until it is deleted", null, "month", "How many units a copy has, the service says after the import.")],
        };
        return !agreed ? plan : await AnsweredAsync(plan, () => _once.RunAsync(
            plan,
            body,
            async () => (await _client.ListImportJobsAsync(import.JobName, cancellationToken).ConfigureAwait(false))
                .FirstOrDefault(one => one.JobName == import.JobName) is { } found ? (found.JobArn, null) : null,
            token => _client.CreateImportJobAsync(import, token, cancellationToken),
            cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Serves a custom model by the token.</summary>
    /// <param name="name">The deployment's name.</param>
    /// <param name="modelArn">The custom model.</param>
    /// <param name="agreed">Whether to send it; otherwise the step is only planned.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> or <paramref name="modelArn"/> is empty.</exception>
    public async Task<LifeStep> DeployAsync(string name, string modelArn, bool agreed, CancellationToken cancellationToken = default)
    {
        var body = LifeRequests.Deployment(name, modelArn, null);
        var plan = Planned("CreateCustomModelDeployment", LifeResourceKind.OnDemandDeployment, name, body) with
        {
            Costs = [new("the deployment itself; calls are billed by the token", 0m, "month"), _prices.Storage(modelArn)],
        };
        return !agreed ? plan : await AnsweredAsync(plan, () => _once.RunAsync(
            plan,
            body,
            async () => (await _client.ListDeploymentsAsync(name, cancellationToken).ConfigureAwait(false))
                .FirstOrDefault(one => one.Name == name && one.ModelArn == modelArn) is { } found ? (found.Arn, null) : null,
            token => _client.CreateDeploymentAsync(name, modelArn, token, cancellationToken),
            cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Buys model units for a custom model.</summary>
    /// <param name="name">The units' name.</param>
    /// <param name="modelArn">The custom model.</param>
    /// <param name="units">How many; one or more.</param>
    /// <param name="term">The commitment: none, one month or six.</param>
    /// <param name="agreed">Whether to send it; otherwise the step is only planned.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The step, a commitment spelt out.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> or <paramref name="modelArn"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="units"/> is below one, or <paramref name="term"/> is none of the three.</exception>
    public async Task<LifeStep> BuyUnitsAsync(
        string name, string modelArn, int units, CommitmentTerm term, bool agreed, CancellationToken cancellationToken = default)
    {
        var body = LifeRequests.Units(name, modelArn, units, term, null);
        var costs = _prices.Units(modelArn, units, term);
        var plan = Planned("CreateProvisionedModelThroughput", LifeResourceKind.ModelUnits, name, body) with
        {
            Costs = [.. costs, _prices.Storage(modelArn)],
            Commitment = _prices.Commitment(modelArn, units, term),
        };
        return !agreed ? plan : await AnsweredAsync(plan, () => _once.RunAsync(
            plan,
            body,
            async () => (await _client.ListUnitsAsync(name, cancellationToken).ConfigureAwait(false))
                .FirstOrDefault(one => one.Name == name && one.ModelArn == modelArn) is { } found ? (found.Arn, null) : null,
            token => _client.CreateUnitsAsync(name, modelArn, units, term, token, cancellationToken),
            cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Stops a job. What it has trained so far is billed all the same, as far as any source says.</summary>
    /// <param name="job">Its ARN or name.</param>
    /// <param name="agreed">Whether to send it; otherwise the step is only planned.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentException"><paramref name="job"/> is empty.</exception>
    public Task<LifeStep> StopAsync(string job, bool agreed, CancellationToken cancellationToken = default)
    {
        var plan = Planned("StopModelCustomizationJob", LifeResourceKind.CustomizationJob, job, null) with
        {
            Arn = LifeArns.KindOf(job) is null ? null : job,
            Findings = [Finding.Note("stop-billing", "Whether a stopped job is billed for what it trained, no source says; count on it.")],
        };
        return agreed ? TellAsync(plan, () => _client.StopJobAsync(job, cancellationToken), closes: false) : Task.FromResult(plan);
    }

    /// <summary>Deletes a deployment, units or a model.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <param name="agreed">Whether to send it; otherwise the step is only planned.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The step. What is gone already counts as deleted before.</returns>
    /// <exception cref="FormatException"><paramref name="arn"/> names nothing that can be deleted.</exception>
    public Task<LifeStep> DeleteAsync(string arn, bool agreed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arn);
        var (operation, kind, delete) = LifeArns.KindOf(arn) switch
        {
            LifeResourceKind.OnDemandDeployment => ("DeleteCustomModelDeployment", LifeResourceKind.OnDemandDeployment, _client.DeleteDeploymentAsync),
            LifeResourceKind.ModelUnits => ("DeleteProvisionedModelThroughput", LifeResourceKind.ModelUnits, _client.DeleteUnitsAsync),
            LifeResourceKind.CustomModel => ("DeleteCustomModel", LifeResourceKind.CustomModel, _client.DeleteModelAsync),
            LifeResourceKind.ImportedModel => ("DeleteImportedModel", LifeResourceKind.ImportedModel, (Func<string, CancellationToken, Task>)_client.DeleteImportedModelAsync),
            _ => throw new FormatException($"'{arn}' is no ARN of a custom model, an imported model, a deployment or model units."),
        };
        var plan = Planned(operation, kind, arn, null) with { Arn = arn };
        return agreed ? TellAsync(plan, () => delete(arn, cancellationToken), closes: true) : Task.FromResult(plan);
    }

    /// <summary>Finds what was deployed by way of the state file and not deleted, lost answers included.</summary>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>ARNs of deployments and units, in the order of asking; may be empty.</returns>
    /// <remarks>What was asked for without an answer is looked for by its name: it may be there, and be paid for.</remarks>
    /// <exception cref="BedrockException">The service refused a call or could not be reached.</exception>
    public async Task<ImmutableArray<string>> DeployedAsync(CancellationToken cancellationToken = default)
    {
        var arns = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in _state.State.Entries.Where(static entry =>
            entry is { ClosedAt: null, Kind: LifeResourceKind.OnDemandDeployment or LifeResourceKind.ModelUnits }).ToArray())
        {
            var arn = entry.Arn;
            if (arn is null)
            {
                var named = entry.Kind == LifeResourceKind.ModelUnits
                    ? await _client.ListUnitsAsync(entry.Name, cancellationToken).ConfigureAwait(false)
                    : await _client.ListDeploymentsAsync(entry.Name, cancellationToken).ConfigureAwait(false);
                arn = named.FirstOrDefault(one => one.Name == entry.Name)?.Arn;
                _state.Save(arn is null ? entry with { ClosedAt = _time.GetUtcNow() } : entry with { Arn = arn });
            }

            if (arn is not null)
            {
                arns.Add(arn);
            }
        }

        return arns.ToImmutable();
    }

    /// <summary>Lists all that lives around custom models: models, imported models, deployments and units.</summary>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>In that order.</returns>
    /// <exception cref="BedrockException">The service refused a call or could not be reached.</exception>
    public async Task<ImmutableArray<LifeResource>> ListAsync(CancellationToken cancellationToken = default) =>
    [
        .. await _client.ListModelsAsync(cancellationToken).ConfigureAwait(false),
        .. await _client.ListImportedModelsAsync(cancellationToken).ConfigureAwait(false),
        .. await _client.ListDeploymentsAsync(null, cancellationToken).ConfigureAwait(false),
        .. await _client.ListUnitsAsync(null, cancellationToken).ConfigureAwait(false),
    ];

    /// <summary>Says what helps against a failure of a call.</summary>
    /// <param name="operation">The operation, as AWS spells it.</param>
    /// <param name="exception">The failure.</param>
    /// <returns>The refusal.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static ServiceRefusal RefusalOf(string operation, BedrockException exception)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(exception);
        return ServiceRemedies.Of(operation, exception);
    }

    private LifeStep Planned(string operation, LifeResourceKind kind, string name, ReadOnlyMemory<byte>? body) => new()
    {
        Operation = operation,
        Outcome = LifeOutcome.Planned,
        Kind = kind,
        Name = name,
        Region = _region,
        Request = body is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null,
    };

    // A name of its own for each attempt: the service refuses a second job of the same name.
    private CustomizationJob Further(CustomizationJob job)
    {
        const int MaxName = 63;
        for (var attempt = 2; ; attempt++)
        {
            var suffix = FormattableString.Invariant($"-{attempt}");
            var name = job.JobName[..Math.Min(job.JobName.Length, MaxName - suffix.Length)] + suffix;
            if (_state.State.Attempts(LifeResourceKind.CustomizationJob, name) == 0
                || _state.State.Open(LifeResourceKind.CustomizationJob, name) is { Arn: null })
            {
                return job with { JobName = name };
            }
        }
    }

    private static LifeCost TrainingCost(TrainingPhase? training) => training is null
        ? new("training", null, "once", "The training data are not at hand.")
        : new("training: " + training.Need, training.TotalUsd, "once", training.TotalUsd is null ? string.Join(" ", training.Missing.Select(static gap => gap.Reason)) : null);

    private async Task<LifeStep> TellAsync(LifeStep plan, Func<Task> tell, bool closes)
    {
        var step = await AnsweredAsync(plan, async () =>
        {
            await tell().ConfigureAwait(false);
            return plan with { Outcome = LifeOutcome.Done };
        }).ConfigureAwait(false);

        // A delete whose answer was lost finds nothing the second time: that is what was wanted.
        if (closes && step.Refusal?.Code == "ResourceNotFoundException")
        {
            step = plan with { Outcome = LifeOutcome.AlreadyDone, Findings = [Finding.Note("gone-already", "It does not exist, or not any more.", plan.Name)] };
        }

        if (closes && step.Outcome is LifeOutcome.Done or LifeOutcome.AlreadyDone && step.Arn is { } arn && _state.State.Of(arn) is { } entry)
        {
            _state.Save(entry with { ClosedAt = _time.GetUtcNow() });
        }

        return step;
    }

    private static async Task<LifeStep> AnsweredAsync(LifeStep plan, Func<Task<LifeStep>> send)
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (BedrockException exception) when (exception.Code is not (BedrockException.CredentialsNotFound or BedrockException.RegionNotFound or BedrockException.EndpointInvalid))
        {
            return plan with { Outcome = LifeOutcome.Refused, Refusal = ServiceRemedies.Of(plan.Operation, exception) };
        }
        catch (TimeoutException exception)
        {
            return plan with { Outcome = LifeOutcome.Refused, Refusal = ServiceRemedies.Of(plan.Operation, exception) };
        }
    }
}
