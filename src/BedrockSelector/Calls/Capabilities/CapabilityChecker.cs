using System.Collections.Immutable;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Calls.Capabilities;

/// <summary>Checks requests against what models can do.</summary>
public static class CapabilityChecker
{
    /// <summary>Checks a request against a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="request">What the request needs.</param>
    /// <param name="date">The day of the call, for warnings about the model's life.</param>
    /// <returns>Every problem and warning.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static CapabilityReport Check(FoundationModel model, CapabilityRequest request, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(request);
        var problems = ImmutableArray.CreateBuilder<CapabilityFinding>();
        var warnings = ImmutableArray.CreateBuilder<CapabilityFinding>();
        CheckModalities(problems, model, request.Inputs, model.InputModalities, CapabilityCode.InputModalityUnsupported, "takes", "the request has");
        CheckModalities(problems, model, request.Outputs, model.OutputModalities, CapabilityCode.OutputModalityUnsupported, "gives", "the request wants");
        CheckFeatures(problems, model, request.Features);
        CheckSize(problems, warnings, model, request.Usage);
        WarnOfLife(warnings, model, date, request.Region);
        WarnOfRegion(warnings, model, request.Region);
        return new() { Model = model.Id, Problems = problems.ToImmutable(), Warnings = warnings.ToImmutable() };
    }

    private static void CheckModalities(
        ImmutableArray<CapabilityFinding>.Builder problems,
        FoundationModel model,
        ImmutableArray<Modality> wanted,
        ImmutableArray<Modality> known,
        CapabilityCode code,
        string verb,
        string request)
    {
        if (wanted.IsEmpty)
        {
            return;
        }

        if (known.IsEmpty)
        {
            problems.Add(new(CapabilityCode.ModalitiesUnknown, $"No source says what {Named(model)} {verb}."));
            return;
        }

        var only = known.Length == 1 ? " only" : "";
        foreach (var modality in wanted.Where(modality => !known.Contains(modality)))
        {
            problems.Add(new(code, $"{Named(model)} {verb} {Listed(known)}{only}: {request} {Article(modality)}."));
        }
    }

    private static void CheckFeatures(ImmutableArray<CapabilityFinding>.Builder problems, FoundationModel model, ImmutableArray<Feature> features)
    {
        foreach (var feature in features)
        {
            switch (model.Has(feature))
            {
                case false:
                    problems.Add(new(CapabilityCode.FeatureUnsupported, $"{Named(model)} does not have {feature}."));
                    break;
                case null:
                    problems.Add(new(CapabilityCode.FeatureUnknown, $"No source says whether {Named(model)} has {feature}."));
                    break;
                default:
                    break;
            }
        }
    }

    private static void CheckSize(
        ImmutableArray<CapabilityFinding>.Builder problems, ImmutableArray<CapabilityFinding>.Builder warnings, FoundationModel model, Usage usage)
    {
        var output = usage[Meter.OutputTokens];
        var input = usage.TotalInputTokens;
        if (input + output > 0m)
        {
            if (model.ContextWindow is not { } window)
            {
                warnings.Add(new(CapabilityCode.LimitUnknown, $"No source gives the context window of {Named(model)}."));
            }
            else if (input + output > window)
            {
                problems.Add(new(
                    CapabilityCode.ContextWindowExceeded,
                    $"{Named(model)} holds {window} tokens: the request has {input.Plain()} in and {output.Plain()} out, {(input + output - window).Plain()} too many."));
            }
        }

        if (output > 0m && model.OutputModalities.Contains(Modality.Text))
        {
            if (model.MaxOutputTokens is not { } most)
            {
                warnings.Add(new(CapabilityCode.LimitUnknown, $"No source gives the longest answer of {Named(model)}."));
            }
            else if (output > most)
            {
                problems.Add(new(CapabilityCode.MaxOutputExceeded, $"{Named(model)} answers with at most {most} tokens: the request wants {output.Plain()}."));
            }
        }
    }

    private static void WarnOfLife(ImmutableArray<CapabilityFinding>.Builder warnings, FoundationModel model, DateOnly date, AwsRegion? region)
    {
        var life = model.Lifecycle;
        var end = life.EndsOn(region);
        switch (life.StatusOn(date, region))
        {
            case LifecycleStatus.Ended when life.EndOfLifeOn is not null:
                warnings.Add(new(CapabilityCode.ModelEnded, $"{Named(model)} ended on {end:yyyy-MM-dd}."));
                break;
            case LifecycleStatus.Ended:
                warnings.Add(new(CapabilityCode.ModelEnded, $"{Named(model)} had left AWS's list of models by {end:yyyy-MM-dd}."));
                break;
            case LifecycleStatus.Legacy when end is null:
                warnings.Add(new(CapabilityCode.ModelEnding, $"{Named(model)} is legacy; no end is dated."));
                break;
            case LifecycleStatus.Preview:
                warnings.Add(new(CapabilityCode.ModelPreview, $"{Named(model)} is a preview."));
                break;
            default:
                if (end is not null && life.EndOfLifeOn is not null)
                {
                    warnings.Add(new(CapabilityCode.ModelEnding, $"{Named(model)} ends on {end:yyyy-MM-dd}."));
                }

                break;
        }
    }

    private static void WarnOfRegion(ImmutableArray<CapabilityFinding>.Builder warnings, FoundationModel model, AwsRegion? region)
    {
        var regions = model.ListedRegions();
        if (regions.IsEmpty)
        {
            warnings.Add(new(CapabilityCode.RegionsUnknown, $"No source says in which regions {Named(model)} is offered."));
        }
        else if (region is { } asked && !regions.Contains(asked))
        {
            warnings.Add(new(CapabilityCode.NotInRegion, $"{Named(model)} is not listed in {asked}; it is in {string.Join(", ", regions)}."));
        }
    }

    // "Amazon Nova Micro", but not "Mistral AI Mistral Large" or "Writer Writer …": the maker's first word goes before names that lack it.
    private static string Named(FoundationModel model) =>
        model.Name.StartsWith(model.Provider.Split(' ')[0], StringComparison.OrdinalIgnoreCase) ? model.Name : $"{model.Provider} {model.Name}";

    private static string Listed(ImmutableArray<Modality> modalities) => modalities.Length switch
    {
        1 => modalities[0].Name,
        _ => $"{string.Join(", ", modalities.Take(modalities.Length - 1))} and {modalities[^1]}",
    };

    private static string Article(Modality modality) =>
        modality == Modality.Image ? "an image"
        : modality == Modality.Embedding ? "an embedding"
        : modality == Modality.Video ? "a video"
        : modality.Name;
}
