using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Jobs;

/// <summary>One specification on its way to a job.</summary>
internal sealed class JobDraft(CustomizationSpec spec, CustomizationFacts facts, IModelCatalog? catalog, DateOnly? asOf)
{
    // How much notice of a base's end is worth a warning: a custom model lives as long as its base can serve it.
    private const int EndingDays = 180;

    private readonly JobProblems _problems = new();
    private CustomizableModel? _base;
    private CustomizationMethod? _method;
    private AwsRegion? _region;
    private string? _baseIdentifier;

    public CustomizationJobResult Build()
    {
        ResolveBase();
        ResolveMethod();
        ResolveRegion();
        var account = ResolveAccount();
        CheckLifecycle();
        var settings = new JobSettings(spec, _problems);
        var (modelName, jobName) = settings.Names(_base, _method);
        var training = TrainingData();
        var logs = Logs();
        var validation = Validation(training);
        var output = Output(training);
        var media = spec.Media is null ? (S3Uri?)null : Uri("media", spec.Media);
        var hyperparameters = new JobHyperparameters(spec, _method, _problems).Check();
        var kmsKey = settings.Kms(_region);
        var vpc = settings.Vpc();
        var jobTags = settings.Tags("jobTags", spec.JobTags);
        var modelTags = settings.Tags("modelTags", spec.ModelTags);
        new JobTeacher(spec, facts, _base, _method, _problems, catalog, asOf).Check();
        settings.Partition(_region);
        Grader();
        _problems.Rule("clientRequestToken", spec.ClientRequestToken, JobRules.ClientRequestToken);
        _problems.Required("role", spec.Role, JobRules.RoleArn);
        var job = _problems.HasErrors
            ? null
            : new CustomizationJob
            {
                JobName = jobName,
                CustomModelName = modelName,
                RoleArn = spec.Role!,
                BaseModelIdentifier = _baseIdentifier!,
                Kind = _method!.Kind,
                TrainingData = training,
                InvocationLogs = logs,
                ValidationData = validation,
                OutputData = output!.Value,
                Hyperparameters = spec.Hyperparameters,
                ClientRequestToken = spec.ClientRequestToken,
                CustomModelKmsKeyId = kmsKey,
                JobTags = jobTags,
                CustomModelTags = modelTags,
                Vpc = vpc,
                TeacherModelIdentifier = spec.Teacher?.Model,
                MaxTeacherResponseLength = spec.Teacher?.MaxResponseLength,
                GraderLambdaArn = spec.GraderLambda,
            };
        return new()
        {
            Job = job,
            Policies = job is null || account is null ? null : ServiceRolePolicies.Of(job, _region!.Value, account, media, MayHoldMedia(_method!)),
            Base = _base,
            Method = _method,
            Region = _region,
            Account = account,
            Hyperparameters = hyperparameters,
            Problems = _problems.ToArray(),
        };
    }

    private static bool MayHoldMedia(CustomizationMethod method) =>
        !method.Media.IsEmpty || method.Formats.Contains(TrainingDataFormat.ImageCaption);

    private void ResolveBase()
    {
        if (!_problems.Required("base", spec.Base, JobRules.BaseModelIdentifier))
        {
            return;
        }

        if (facts.TryGetBase(spec.Base, out _base))
        {
            _baseIdentifier = _base.JobIdentifier;
            return;
        }

        var parsed = ModelReference.TryParse(spec.Base, out var reference);
        if (!parsed || !facts.TryGetBase(reference!.ModelId?.Value, out _base))
        {
            _problems.Add(JobProblemCode.UnknownBase, "base", $"'{spec.Base}' is no base for customization; {string.Join(", ", facts.Bases.Select(static model => model.ModelId.Value))} are.");
            return;
        }

        if (reference!.ProfilePrefix is not null)
        {
            _problems.Add(JobProblemCode.InvalidValue, "base", $"'{spec.Base}' is an inference profile; a job wants the base itself: {_base.JobIdentifier}.");
        }

        if (reference.Kind == ModelReferenceKind.CustomModel)
        {
            _baseIdentifier = spec.Base;
            return;
        }

        var wanted = reference.IsArn ? $"{reference.Text[..reference.Text.IndexOf('/', StringComparison.Ordinal)]}/{_base.JobIdentifier}" : _base.JobIdentifier;
        if (reference.ContextVariant is { } variant && !_base.JobIdentifier.EndsWith(":" + variant, StringComparison.Ordinal))
        {
            _problems.Add(JobProblemCode.InvalidValue, "base", $"'{spec.Base}' cannot be customized at a context of {variant}; the job wants {_base.JobIdentifier}.");
        }

        _baseIdentifier = wanted;
    }

    private void ResolveMethod()
    {
        var name = spec.Method ?? ClosedSet.Name(CustomizationKind.FineTuning);
        if (!ClosedSet.TryParse<CustomizationKind>(name, out var kind))
        {
            _problems.Add(JobProblemCode.InvalidValue, "method", $"'{name}' is no method: fine-tuning, continued-pre-training, distillation and reinforcement-fine-tuning are accepted.");
            return;
        }

        if (_base is null)
        {
            return;
        }

        if (!_base.TryGetMethod(kind, out _method))
        {
            _problems.Add(JobProblemCode.MethodNotOffered, "method", $"{_base.Name} has no {name}; it has {string.Join(", ", _base.Methods.Select(static method => method.Kind.Name()))}.");
            return;
        }

        if (_method.Status != MethodStatus.Offered)
        {
            _problems.Add(JobProblemCode.MethodNotOffered, "method", _method.Status == MethodStatus.Withdrawn
                ? $"{name} of {_base.Name} stands in older copies of the guide only ({_method.Source.Title})."
                : $"{name} of {_base.Name} is listed as currently unavailable ({_method.Source.Title}, {_method.Source.AsOf:yyyy-MM-dd}).");
        }

        if (_method.Interface != JobInterface.Bedrock)
        {
            _problems.Add(JobProblemCode.OtherInterface, "base", $"{_base.Name} is customized through the OpenAI-compatible interface; CreateModelCustomizationJob does not take it.");
        }
    }

    private void ResolveRegion()
    {
        var arnRegion = spec.Base is not null && ModelReference.TryParse(spec.Base, out var reference) ? reference.Region : null;
        if (spec.Region is null)
        {
            _region = arnRegion ?? (_method is { Regions.IsEmpty: false } ? _method.Regions[0] : null);
        }
        else if (AwsRegion.IsValid(spec.Region))
        {
            _region = new(spec.Region);
        }
        else
        {
            _problems.Add(JobProblemCode.InvalidValue, "region", $"'{spec.Region}' is no region; regions look like 'us-east-1'.");
        }

        if (arnRegion is { } fixedRegion && _region is { } named && named != fixedRegion)
        {
            _problems.Add(JobProblemCode.RegionMismatch, "region", $"The base's ARN is of {fixedRegion}, the job of {named}.");
        }

        if (_region is { } region && _method is { Regions.IsEmpty: false } && !_method.Regions.Contains(region))
        {
            _problems.Add(JobProblemCode.RegionMismatch, "region", $"{_base!.Name} cannot be trained in {region}; it can in {string.Join(", ", _method.Regions)}.");
        }
    }

    private string? ResolveAccount()
    {
        _problems.Rule("account", spec.Account, JobRules.Account);
        var fromRole = spec.Role is { } role && JobRules.RoleArn(role) is null ? role.Split(':')[4] : "";
        if (fromRole.Length > 0 && spec.Account is { } account && account != fromRole)
        {
            _problems.Add(JobProblemCode.AccountMismatch, "account", $"The role is of the account {fromRole}, the job of {account}.");
        }

        return spec.Account ?? (fromRole.Length > 0 ? fromRole : null);
    }

    private void CheckLifecycle()
    {
        if (_base is null || asOf is not { } date || catalog is null || !catalog.TryGetModel(_base.ModelId, out var model))
        {
            return;
        }

        var end = model.Lifecycle.EndsOn(_region);
        var status = model.Lifecycle.StatusOn(date, _region);
        if (status == LifecycleStatus.Ended)
        {
            _problems.Add(JobProblemCode.BaseEnding, "base", string.Create(CultureInfo.InvariantCulture, $"{_base.Name} ended on {end:yyyy-MM-dd}; the guide still lists it, and no source says what happens to a new job."));
        }
        else if (end is { } known && known <= date.AddDays(EndingDays))
        {
            _problems.Add(JobProblemCode.BaseEnding, "base", string.Create(CultureInfo.InvariantCulture, $"{_base.Name} ends on {known:yyyy-MM-dd}, in {known.DayNumber - date.DayNumber} days."));
        }
        else if (status == LifecycleStatus.Legacy)
        {
            _problems.Add(JobProblemCode.BaseEnding, "base", $"{_base.Name} is legacy; no date of its end is known.");
        }
    }

    private S3Uri? TrainingData()
    {
        if (spec.Training is null && spec.InvocationLogs is null)
        {
            _problems.Add(JobProblemCode.MissingField, "training", "The training data are missing: give training.s3Uri, or invocationLogs.");
            return null;
        }

        if (spec.Training is not { } data)
        {
            return null;
        }

        if (spec.InvocationLogs is not null)
        {
            _problems.Add(JobProblemCode.Conflict, "invocationLogs", "Training data and invocation logs exclude each other.");
        }

        return DataUri("training.s3Uri", data.S3Uri);
    }

    private S3Uri? DataUri(string field, string? text)
    {
        var uri = Uri(field, text);
        if (uri is { } known && _method is { RestrictsFileNames: true } && known.Key.AsSpan().IndexOfAnyExcept(FileNames.Allowed) is >= 0 and var at)
        {
            _problems.Add(JobProblemCode.InvalidValue, field, $"'{known.Key[at]}' stands in the name '{known.Key}': {_base!.Name} takes letters, digits and - _ / . in names of files.");
        }

        return uri;
    }

    private S3Uri? Uri(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            _problems.Add(JobProblemCode.MissingField, field, $"'{field}' is missing: {S3Uri.Rule}.");
            return null;
        }

        if (S3Uri.TryParse(text, out var uri))
        {
            return uri;
        }

        _problems.Add(JobProblemCode.InvalidValue, field, $"'{text}' is no S3 location: {S3Uri.Rule}.");
        return null;
    }

    private InvocationLogs? Logs()
    {
        if (spec.InvocationLogs is not { } logs)
        {
            return null;
        }

        if (_method is not null && _method.Kind is not (CustomizationKind.Distillation or CustomizationKind.ReinforcementFineTuning))
        {
            _problems.Add(JobProblemCode.Conflict, "invocationLogs", "Invocation logs are data for distillation and reinforcement fine-tuning alone.");
        }

        _problems.Rule("invocationLogs.filters", JobRules.Count("filters", logs.Filters.Length, 0, 16));
        foreach (var filter in logs.Filters)
        {
            _problems.Rule("invocationLogs.filters", JobRules.MetadataKey(filter.Key) ?? JobRules.MetadataValue(filter.Value));
        }

        var uri = Uri("invocationLogs.s3Uri", logs.S3Uri);
        return uri is null || _problems.HasErrors ? null : new()
        {
            Source = uri.Value,
            UsePromptResponse = logs.UsePromptResponse,
            Filters = [.. logs.Filters.Select(static filter => new InvocationLogFilter(filter.Key, filter.Value, !filter.Not))],
            MatchAny = logs.MatchAny,
        };
    }

    private ImmutableArray<S3Uri> Validation(S3Uri? training)
    {
        if (spec.Validation.IsEmpty)
        {
            return [];
        }

        if (_method?.Validation == ValidationPolicy.Refused)
        {
            _problems.Add(JobProblemCode.ValidationNotSupported, "validation", $"{_base!.Name} takes no validation set.");
        }
        else if (_method?.Validation == ValidationPolicy.Ignored)
        {
            _problems.Add(JobProblemCode.ValidationIgnored, "validation", $"{_base!.Name} accepts a validation set but does not use it in training.");
        }

        _problems.Rule("validation", JobRules.Count("validation sets", spec.Validation.Length, 0, 10));
        var uris = ImmutableArray.CreateBuilder<S3Uri>();
        for (var i = 0; i < spec.Validation.Length; i++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"validation[{i}].s3Uri");
            if (DataUri(field, spec.Validation[i].S3Uri) is { } uri)
            {
                uris.Add(uri);
                if (uri == training)
                {
                    _problems.Add(JobProblemCode.Conflict, field, $"'{uri}' is the training data too.");
                }
            }
        }

        return uris.ToImmutable();
    }

    private S3Uri? Output(S3Uri? training)
    {
        var output = Uri("output", spec.Output);
        if (output is { } location && location == training)
        {
            _problems.Add(JobProblemCode.Conflict, "output", $"'{location}' is the training data too.");
        }
        else if (output is { } file && file.Value.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            _problems.Add(JobProblemCode.Suspicious, "output", $"'{file}' looks like a file; the output is a folder.");
        }

        return output;
    }

    private void Grader()
    {
        var isReinforcement = _method?.Kind == CustomizationKind.ReinforcementFineTuning;
        if (spec.GraderLambda is not { } lambda)
        {
            if (isReinforcement && _method!.Interface == JobInterface.Bedrock)
            {
                _problems.Add(JobProblemCode.MissingField, "graderLambda", "A reinforcement job wants a grader: the ARN of a Lambda function.");
            }

            return;
        }

        _problems.Rule("graderLambda", lambda, JobRules.LambdaArn);
        if (_method is not null && !isReinforcement)
        {
            _problems.Add(JobProblemCode.Conflict, "graderLambda", $"A grader belongs to reinforcement fine-tuning, not to {_method.Kind.Name()}.");
        }

        if (JobRules.LambdaArn(lambda) is null && _region is { } region && lambda.Split(':')[3] != region.Value)
        {
            _problems.Add(JobProblemCode.RegionMismatch, "graderLambda", $"The function is of {lambda.Split(':')[3]}, the job of {region}.");
        }
    }
}
