using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection;

/// <summary>What is to be said of a candidate that takes part all the same: what is assumed, what no source says, and that it is about to go.</summary>
internal static class CandidateFindings
{
    public static ValueList<Finding> Of(Candidate candidate, SelectionRequest request, DateOnly date)
    {
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

        if (model.Lifecycle.StatusOn(date, candidate.Region) == LifecycleStatus.Legacy)
        {
            Add("model-legacy", Legacy(model, candidate.Region));
        }

        return findings is null ? default : [.. findings];
    }

    private static string Legacy(FoundationModel model, AwsRegion region)
    {
        var since = model.Lifecycle.LegacyOn is { } day ? $" since {day:yyyy-MM-dd}" : "";
        var end = model.Lifecycle.EndsOn(region) is { } last ? $" and ends on {last:yyyy-MM-dd}" : "";
        return $"{model.Name} is legacy{since}{end}: AWS refuses it to accounts that have not used it lately.";
    }
}
