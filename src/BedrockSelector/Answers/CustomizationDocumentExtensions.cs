using BedrockSelector.Customization;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Customization.Plans;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;
using BedrockSelector.Tokens;

namespace BedrockSelector.Answers;

/// <summary>Makes documents of bases, data sets, jobs and plans of customization.</summary>
public static class CustomizationDocumentExtensions
{
    /// <summary>Puts what is known of bases into a document.</summary>
    /// <param name="bases">The bases.</param>
    /// <returns>The document that <c>customize bases</c> prints.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bases"/> is <see langword="null"/>.</exception>
    public static CustomizationBasesDocument ToDocument(this IEnumerable<CustomizableModel> bases) => new()
    {
        Bases =
        [
            .. bases.Select(static model => new CustomizationBaseDocument
            {
                ModelId = model.ModelId,
                JobIdentifier = model.JobIdentifier,
                Served = [.. model.Serving.Select(static option => option.Way)],
                Methods = [.. model.Methods.Select(Method)],
            }),
        ],
    };

    /// <summary>Puts the check of training data, and of the validation data beside them, into a document.</summary>
    /// <param name="training">What was found in the training data.</param>
    /// <param name="validation">What was found in the validation data; <see langword="null"/> where none were given.</param>
    /// <param name="cost">What training costs; <see langword="null"/> where it is not known.</param>
    /// <returns>The document that <c>customize check</c> prints.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="training"/> is <see langword="null"/>.</exception>
    public static DataSetCheckDocument ToDocument(this DataSetReport training, DataSetReport? validation, TrainingPhase? cost) => new(training.ToDocument())
    {
        Validation = validation?.ToDocument(),
        TrainingCost = cost,
        Usable = training.Errors + (validation?.Errors ?? 0) == 0,
    };

    /// <summary>Puts the check of a data set into a document.</summary>
    /// <param name="report">What was found.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public static DataSetDocument ToDocument(this DataSetReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new()
        {
            BaseModelId = report.BaseModel,
            Method = report.Method,
            Role = report.Role,
            Format = report.Format,
            DetectedFormat = report.DetectedFormat,
            Lines = report.Lines,
            Records = report.Records,
            ValidRecords = report.ValidRecords,
            Bytes = report.Bytes,
            Characters = report.Characters,
            Tokens = report.Tokens is { } tokens ? Tokens(tokens) : null,
            LongestRecordTokens = report.LongestRecordTokens,
            LongestRecordLine = report.LongestRecordLine,
            Images = report.Images,
            Videos = report.Videos,
            Errors = report.Errors,
            Warnings = report.Warnings,
            Problems = [.. report.Problems.Select(Problems)],
            NotChecked = [.. report.NotChecked.Select(static limit => new UncheckedLimitDocument { Name = limit.Name, Limit = limit.ToString() })],
        };
    }

    /// <summary>Puts a job and its policies into a document.</summary>
    /// <param name="result">The job.</param>
    /// <returns>The document that <c>customize job</c> prints of everything; <see langword="null"/> without a job or an account for policies.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is <see langword="null"/>.</exception>
    public static CustomizationJobDocument? ToDocument(this CustomizationJobResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result is not { Job: { } job, Policies: { } policies } ? null : new()
        {
            Region = result.Region,
            Request = JsonText.Parse(job.ToRequestJson()),
            TrustPolicy = JsonText.Parse(policies.TrustPolicy),
            PermissionPolicy = JsonText.Parse(policies.PermissionPolicy),
            KmsKeyPolicyStatement = policies.KmsKeyPolicyStatement is { } statement ? JsonText.Parse(statement) : null,
            CallerPolicy = JsonText.Parse(policies.CallerPolicy),
            Hyperparameters = [.. result.Hyperparameters.Select(Setting)],
            Warnings = result.Problems,
        };
    }

    /// <summary>Puts the plan of a specification into a document.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The document that <c>plan custom</c> prints of a specification.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is <see langword="null"/>.</exception>
    public static CustomizationPlanDocument ToDocument(this CustomizationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(plan.Plan)
        {
            Data = [.. new[] { plan.TrainingData, plan.ValidationData }.OfType<DataSetReport>().Select(static report => report.ToDocument())],
            Job = plan.Job.Job is { } job ? JsonText.Parse(job.ToRequestJson()) : null,
            Problems = plan.Job.Problems,
        };
    }

    private static CustomizationMethodDocument Method(CustomizationMethod method) => new()
    {
        Kind = method.Kind,
        Status = method.Status,
        Regions = method.Regions,
        Formats = method.Formats,
        BilledBy = method.BilledBy,
        Validation = method.Validation,
        Limits = [.. method.Limits.Select(Limit)],
        Hyperparameters = [.. method.Hyperparameters.Select(Hyperparameter)],
        Note = method.Note,
    };

    private static DataSetLimitDocument Limit(DataSetLimit limit) => new()
    {
        Name = limit.Name,
        Min = limit.Min,
        Max = limit.Max,
        Unit = limit.Unit,
        BatchFrom = limit.BatchFrom,
        BatchTo = limit.BatchTo,
        Source = limit.Source.Url?.AbsoluteUri,
        AsOf = limit.Source.AsOf,
    };

    private static HyperparameterDocument Hyperparameter(HyperparameterRule rule) => new()
    {
        Name = rule.Name,
        Type = rule.Type switch { HyperparameterType.WholeNumber => "integer", HyperparameterType.Number => "float", _ => "word" },
        Min = rule.Min,
        Max = rule.Max,
        Default = rule.Default,
        Words = rule.Words,
        Source = rule.Source.Url?.AbsoluteUri,
        AsOf = rule.Source.AsOf,
    };

    private static HyperparameterSettingDocument Setting(HyperparameterSetting setting) => new()
    {
        Name = setting.Name,
        Value = setting.Value,
        IsDefault = setting.IsDefault,
        Accepts = setting.Rule?.Accepts,
        Source = setting.Rule?.Source.Url?.AbsoluteUri,
        AsOf = setting.Rule?.Source.AsOf,
    };

    private static TokensDocument Tokens(TokenEstimate tokens) => new()
    {
        Tokens = tokens.Tokens,
        Low = tokens.Low,
        High = tokens.High,
        Family = tokens.Family,
        Basis = tokens.Basis,
        NotCounted = tokens.NotCounted,
        Source = tokens.Source.Url?.AbsoluteUri,
        AsOf = tokens.Source.AsOf,
    };

    private static DataSetProblemsDocument Problems(DataSetProblemGroup group) => new()
    {
        Code = group.Code,
        Severity = group.Code.Severity(),
        Count = group.Count,
        First =
        [
            .. group.Problems.Select(static problem => new DataSetProblemDocument
            {
                Line = problem.Line,
                Column = problem.Column,
                Path = problem.Path,
                Message = problem.Message,
                Fix = problem.Fix,
            }),
        ],
    };
}
