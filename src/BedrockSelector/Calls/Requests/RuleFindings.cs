using System.Text;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Rules;
using BedrockSelector.Quantities;

namespace BedrockSelector.Calls.Requests;

/// <summary>Puts the places at which rules are broken into findings.</summary>
internal static class RuleFindings
{
    /// <summary>Finds what is broken in the parts of a request.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="model">The model called.</param>
    /// <param name="sites">The parts.</param>
    /// <param name="find">Gives the parts as they are counted; <see langword="null"/> for <paramref name="sites"/> as they are.</param>
    /// <param name="api">How the request is written; <see langword="null"/> for what is no request but its size.</param>
    public static IEnumerable<FoundProblem> Of(
        RequestRules rules, FoundationModel model, RequestSites sites, Func<RequestPart, IReadOnlyList<RequestSite>>? find, RequestApi? api)
    {
        var found = new List<FoundProblem>();
        var evaluator = new RuleEvaluator(model, sites, find ?? (part => sites[part]));
        foreach (var rule in rules.All)
        {
            if ((rule.Apis.IsEmpty || (api is { } written && rule.Apis.Contains(written))) && rule.Models.Match(model))
            {
                foreach (var (site, limit) in evaluator.Find(rule))
                {
                    found.Add(new(Finding(rule, model, site, limit), rule, site));
                }
            }
        }

        return found;
    }

    /// <summary>Finds what stands against the size of a request, or against a batch job of so many.</summary>
    public static IEnumerable<Finding> OfUsage(
        KnowledgeSnapshot knowledge, FoundationModel model, AwsRegion? region, Usage usage, PricingTier tier, decimal requests, DateOnly date) =>
        Of(RequestRules.Of(knowledge), model, UsageSites.Of(usage, tier, requests), null, null).Select(static one => one.Finding)
            .Concat(OfLife(knowledge, model, region, date));

    /// <summary>Finds what it means that a model is legacy, where it is.</summary>
    public static IEnumerable<Finding> OfLife(KnowledgeSnapshot knowledge, FoundationModel model, AwsRegion? region, DateOnly date)
    {
        if (model.Lifecycle.StatusOn(date, region) != LifecycleStatus.Legacy)
        {
            return [];
        }

        var found = Of(RequestRules.Of(knowledge), model, new RequestSites().AddLife(model, region, date), null, null).Select(static one => one.Finding);
        return model.Lifecycle.ExtendedAccessOn is { } day
            ? [.. found, Findings.Finding.Warning("extended-access", $"{model.Name} is in public extended access from {day:yyyy-MM-dd} on: its price may rise then.")]
            : found;
    }

    private static Finding Finding(RequestRule rule, FoundationModel model, in RequestSite site, string? limit)
    {
        var test = rule.When[0];
        var measured = test.Over is not null || test.From is not null || test.Under is not null || test.CountOver is not null || test.SumOver is not null;
        var value = site.Number is { } number && (measured || site.Text is not { Length: > 0 and <= 200 }) ? RuleEvaluator.Plain(number)
            : site.Text is { Length: > 0 and <= 200 } text ? text : null;
        var path = site.Path.ToString();
        return new()
        {
            Code = rule.Code,
            Severity = rule.Severity,
            Subject = path.Length == 0 ? null : path,
            Value = value,
            Limit = limit,
            Message = new StringBuilder(rule.Message).Replace("{model}", model.Name).Replace("{limit}", limit ?? "?").Replace("{value}", OneLine(value ?? "?")).ToString(),
            Source = rule.Sources[0].Key,
        };
    }

    private static string OneLine(string value) => string.Create(value.Length, value, static (span, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            span[i] = char.IsControl(text[i]) ? ' ' : text[i];
        }
    });
}
