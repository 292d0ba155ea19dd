using BedrockSelector.Calls.Requests;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection.Columns;

namespace BedrockSelector.Selection;

/// <summary>What is to be said of a candidate that takes part all the same: what is assumed, what no source says, and that it is about to go.</summary>
internal static class CandidateFindings
{
    public static ValueList<Finding> Of(Candidate candidate, CompiledRequest compiled)
    {
        var (request, date) = (compiled.Request, compiled.Date);
        var (model, offer) = (candidate.Model, candidate.Offer);
        List<Finding>? findings = null;
        void Add(string code, string message, string? source = null) =>
            (findings ??= []).Add(Finding.Warning(code, message, candidate.CallId) with { Source = source });

        if (!offer.Listed)
        {
            Add("not-listed", offer.WhyAssumed(candidate.Region), offer.Source.Key);
        }

        foreach (var feature in request.Features)
        {
            if (model.Has(feature) is null)
            {
                Add("feature-unknown", $"No source says whether {model.Name} has {feature}.");
            }
        }

        if ((!request.Inputs.IsEmpty && model.InputModalities.IsEmpty) || (!request.Outputs.IsEmpty && model.OutputModalities.IsEmpty))
        {
            Add("modalities-unknown", $"No source says what {model.Name} takes or gives.");
        }

        if (compiled.Own?.NotCounted(model.Id) is { IsEmpty: false } rest)
        {
            Add("tokens-not-counted", $"The tokens of {model.Name} do not contain {string.Join(", ", rest)}.");
        }

        if (!CompiledRequest.IsPromised(model, request, date))
        {
            Add("life-not-promised", NotPromised(model, request, date));
        }

        if (model.Lifecycle.StatusOn(date, candidate.Region) == LifecycleStatus.Legacy)
        {
            (findings ??= []).AddRange(OfLife(compiled.Knowledge, model, candidate.Region, date, candidate.CallId));
        }

        return findings is null ? default : [.. findings];
    }

    /// <summary>Says what it means that a model is legacy, where it is.</summary>
    public static IEnumerable<Finding> OfLife(KnowledgeSnapshot knowledge, FoundationModel model, AwsRegion region, DateOnly date, string callId) =>
        RuleFindings.OfLife(knowledge, model, region, date).Select(finding => finding with { Subject = callId, Message = finding.Message + End(finding, model, region) });

    private static string End(Finding finding, FoundationModel model, AwsRegion region) =>
        finding.Code == "model-legacy" && model.Lifecycle.EndsOn(region) is { } last ? $" It ends on {last:yyyy-MM-dd}." : "";

    private static string NotPromised(FoundationModel model, SelectionRequest request, DateOnly date) =>
        model.Lifecycle.PromisedUntil(date) is { } promised
            ? $"{model.Name} will not end before {promised:yyyy-MM-dd}; no source promises it until {request.SupportedUntil:yyyy-MM-dd}."
            : $"No source says how long {model.Name} will be offered; it is needed until {request.SupportedUntil:yyyy-MM-dd}.";
}
