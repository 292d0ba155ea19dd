using System.Collections.Immutable;
using System.Text;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Rules;

namespace BedrockSelector.Calls.Requests;

/// <summary>Checks whole requests against what AWS and the models are known to refuse, before AWS answers 400.</summary>
/// <remarks>Thread-safe. The rules are knowledge: each has a source, and an overlay can add, replace or withdraw it.</remarks>
public sealed class RequestChecker
{
    private readonly IKnowledgeSource _knowledge;

    /// <summary>Makes a checker.</summary>
    /// <param name="knowledge">Gives the rules; each check works on the snapshot that is current when it begins.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public RequestChecker(IKnowledgeSource knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        _knowledge = knowledge;
    }

    /// <summary>Checks a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="target">What it is sent to.</param>
    /// <param name="options">The day of the call, and what else the request does not say.</param>
    /// <returns>Everything found; whether the target can be called is part of it.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public RequestReport Check(RequestDocument request, CallTarget target, RequestCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        return Report(RequestRules.Of(_knowledge.Current), request, target, options);
    }

    /// <summary>Repairs a request as far as that changes nothing of what it asks, and checks it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="target">What it is sent to.</param>
    /// <param name="options">The day of the call, and what else the request does not say.</param>
    /// <returns>The repaired request, what was changed, and what no repair can help. Repairing it again changes nothing.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public RepairedRequest Repair(RequestDocument request, CallTarget target, RequestCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        var rules = RequestRules.Of(_knowledge.Current);
        var changes = ImmutableArray.CreateBuilder<Finding>();

        // Each round takes at least one thing out or sets it right, and joining turns can only bring so many new ones together.
        for (var round = 0; round < RequestRepairer.MostRounds; round++)
        {
            var found = Found(rules, request, target, options).FindAll(static one => one.Rule is { Repair: not RepairKind.None });
            if (found.Count == 0 || RequestRepairer.Repair(request, found, changes) is not { } repaired)
            {
                break;
            }

            request = repaired;
        }

        return new() { Request = request, Changes = changes.ToImmutable(), Report = Report(rules, request, target, options) };
    }

    private static RequestReport Report(RequestRules rules, RequestDocument request, CallTarget target, RequestCheckOptions options) => new()
    {
        Model = target.Model.Id,
        Findings = [.. Found(rules, request, target, options).Select(static found => found.Finding).OrderByDescending(static finding => finding.Severity)],
    };

    private static List<FoundProblem> Found(RequestRules rules, RequestDocument request, CallTarget target, RequestCheckOptions options)
    {
        var found = new List<FoundProblem>();
        foreach (var finding in TargetFindings.Of(target, options.Date))
        {
            found.Add(new(finding, null, null));
        }

        var sites = request.Sites;
        var counted = new CountedSites(sites, options);
        var evaluator = new RuleEvaluator(target.Model, sites, counted.Find);
        foreach (var rule in rules.All)
        {
            if ((!rule.Apis.IsEmpty && !rule.Apis.Contains(request.Api)) || !rule.Models.Match(target.Model))
            {
                continue;
            }

            foreach (var (site, limit) in evaluator.Find(rule))
            {
                found.Add(new(Finding(rule, target.Model, site, limit), rule, site));
            }
        }

        return found;
    }

    private static Finding Finding(RequestRule rule, FoundationModel model, in RequestSite site, string? limit)
    {
        var value = site.Text is { Length: > 0 and <= 200 } text ? text : site.Number is { } number ? RuleEvaluator.Plain(number) : null;
        if (site.Number is { } measured && rule.When[0] is { Over: not null } or { From: not null } or { Under: not null } or { CountOver: not null } or { SumOver: not null })
        {
            value = RuleEvaluator.Plain(measured);
        }

        var path = site.Path.ToString();
        return new()
        {
            Code = rule.Code,
            Severity = rule.Severity,
            Subject = path.Length == 0 ? null : path,
            Value = value,
            Limit = limit,
            Message = Fill(rule.Message, model, value, limit),
            Source = rule.Sources[0].Key,
        };
    }

    private static string Fill(string message, FoundationModel model, string? value, string? limit) =>
        new StringBuilder(message).Replace("{model}", model.Name).Replace("{limit}", limit ?? "?").Replace("{value}", OneLine(value ?? "?")).ToString();

    private static string OneLine(string value) => string.Create(value.Length, value, static (span, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            span[i] = char.IsControl(text[i]) ? ' ' : text[i];
        }
    });
}
