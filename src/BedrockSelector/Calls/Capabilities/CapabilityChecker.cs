using System.Collections.Immutable;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Calls.Capabilities;

/// <summary>Checks requests against what models can do.</summary>
internal static class CapabilityChecker
{
    /// <summary>Checks a request against a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="request">What the request needs.</param>
    /// <param name="date">The day of the call, for warnings about the model's life.</param>
    /// <returns>Every problem and warning.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static CheckReport Check(FoundationModel model, CapabilityRequest request, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(request);
        var findings = new List<Finding>();
        CheckModalities(findings, model, request.Inputs, model.InputModalities, "input-modality-unsupported", "takes", "the request has");
        CheckModalities(findings, model, request.Outputs, model.OutputModalities, "output-modality-unsupported", "gives", "the request wants");
        CheckRequired(findings, model, request.Inputs);
        CheckFeatures(findings, model, request.Features);
        CheckImplied(findings, model, request.Features);
        CheckSize(findings, model, request.Usage);
        WarnOfLife(findings, model, date, request.Region);
        WarnOfRegion(findings, model, request.Region);
        return CheckReport.Of(model.Id, findings);
    }

    private static void CheckModalities(
        List<Finding> findings,
        FoundationModel model,
        ImmutableArray<Modality> wanted,
        ImmutableArray<Modality> known,
        string code,
        string verb,
        string request)
    {
        if (wanted.IsEmpty)
        {
            return;
        }

        if (known.IsEmpty)
        {
            findings.Add(Finding.Error(CheckReport.ModalitiesUnknown, $"No source says what {Named(model)} {verb}."));
            return;
        }

        var only = known.Length == 1 ? " only" : "";
        foreach (var modality in wanted.Where(modality => !known.Contains(modality)))
        {
            findings.Add(Finding.Error(code, $"{Named(model)} {verb} {Listed(known)}{only}: {request} {Article(modality)}."));
        }
    }

    // What a model takes and what it cannot do without are two things: a model that enlarges pictures takes a text as well, and wants a picture.
    private static void CheckRequired(List<Finding> findings, FoundationModel model, ImmutableArray<Modality> inputs)
    {
        if (!inputs.IsEmpty && !inputs.Contains(Modality.Image) && model.Has(Feature.RequiresImage) == true)
        {
            findings.Add(Finding.Error("input-required", $"{Named(model)} works on an image: the request has none."));
        }
    }

    private static void CheckFeatures(List<Finding> findings, FoundationModel model, ImmutableArray<Feature> features)
    {
        foreach (var feature in features)
        {
            switch (model.Has(feature))
            {
                case false:
                    findings.Add(Finding.Error("feature-unsupported", $"{Named(model)} does not have {feature}."));
                    break;
                case null:
                    findings.Add(Finding.Error(CheckReport.FeatureUnknown, $"No source says whether {Named(model)} has {feature}."));
                    break;
                default:
                    break;
            }
        }
    }

    private static void CheckImplied(List<Finding> findings, FoundationModel model, ImmutableArray<Feature> features)
    {
        if (Feature.ImplyStreamingToolUse(features) && model.Has(Feature.StreamingToolUse) is var has and not true)
        {
            findings.Add(has is false
                ? Finding.Error("feature-unsupported", $"{Named(model)} calls tools only without streaming.")
                : Finding.Warning(CheckReport.FeatureUnknown, $"No source says whether {Named(model)} calls tools while streaming."));
        }
    }

    private static void CheckSize(List<Finding> findings, FoundationModel model, Usage usage)
    {
        var output = usage[Meter.OutputTokens];
        var input = usage.TotalInputTokens;
        if (input + output > 0m)
        {
            if (model.ContextWindow is not { } window)
            {
                findings.Add(Finding.Warning("limit-unknown", $"No source gives the context window of {Named(model)}."));
            }
            else if (input + output > window)
            {
                findings.Add(Finding.Error("context-window-exceeded", $"{Named(model)} holds {window} tokens: the request has {input.Plain()} in and {output.Plain()} out, {(input + output - window).Plain()} too many."));
            }
        }

        if (output > 0m && model.OutputModalities.Contains(Modality.Text))
        {
            if (model.MaxOutputTokens is not { } most)
            {
                findings.Add(Finding.Warning("limit-unknown", $"No source gives the longest answer of {Named(model)}."));
            }
            else if (output > most)
            {
                findings.Add(Finding.Error("max-output-exceeded", $"{Named(model)} answers with at most {most} tokens: the request wants {output.Plain()}."));
            }
        }
    }

    private static void WarnOfLife(List<Finding> findings, FoundationModel model, DateOnly date, AwsRegion? region)
    {
        var life = model.Lifecycle;
        var end = life.EndsOn(region);
        switch (life.StatusOn(date, region))
        {
            case LifecycleStatus.Ended when life.EndOfLifeOn is not null:
                findings.Add(Finding.Warning("model-ended", $"{Named(model)} ended on {end:yyyy-MM-dd}."));
                break;
            case LifecycleStatus.Ended:
                findings.Add(Finding.Warning("model-ended", $"{Named(model)} had left AWS's list of models by {end:yyyy-MM-dd}."));
                break;
            case LifecycleStatus.Legacy when end is null:
                findings.Add(Finding.Warning("model-ending", $"{Named(model)} is legacy; no end is dated."));
                break;
            case LifecycleStatus.Preview:
                findings.Add(Finding.Warning("model-preview", $"{Named(model)} is a preview."));
                break;
            default:
                if (end is not null && life.EndOfLifeOn is not null)
                {
                    findings.Add(Finding.Warning("model-ending", $"{Named(model)} ends on {end:yyyy-MM-dd}."));
                }

                break;
        }
    }

    private static void WarnOfRegion(List<Finding> findings, FoundationModel model, AwsRegion? region)
    {
        var regions = model.ListedRegions();
        if (regions.IsEmpty)
        {
            findings.Add(Finding.Warning("regions-unknown", $"No source says in which regions {Named(model)} is offered."));
        }
        else if (region is { } asked && !regions.Contains(asked))
        {
            findings.Add(Finding.Warning("not-in-region", $"{Named(model)} is not listed in {asked}; it is in {string.Join(", ", regions)}."));
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
