using System.Collections.Immutable;
using BedrockSelector.Calls.Capabilities;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Rules;
using BedrockSelector.Quantities;

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
    public CheckReport Check(RequestDocument request, CallTarget target, RequestCheckOptions options)
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

    /// <summary>Checks what a request needs and how large it is, without the request itself.</summary>
    /// <param name="target">What it is sent to.</param>
    /// <param name="needs">Modalities, features, size, and the region where the caller named one.</param>
    /// <param name="date">The day of the call.</param>
    /// <returns>
    /// Everything found. That the target cannot be called is an error where a region was named, and a warning otherwise: whether the model can do it is
    /// then the question.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public CheckReport Check(CallTarget target, CapabilityRequest needs, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(needs);
        return CapabilityChecker.Check(target.Model, needs, date)
            .And(RuleFindings.OfUsage(_knowledge.Current, target.Model, needs.Region, needs.Usage, PricingTier.Standard, 1m, date))
            .And(TargetFindings.Of(target, date, needs.Region is null || target.Reference.IsArn ? FindingSeverity.Warning : FindingSeverity.Error)) with
        {
            CallId = target.Reference.Text,
            Destinations = target.Destinations(date),
        };
    }

    private static CheckReport Report(RequestRules rules, RequestDocument request, CallTarget target, RequestCheckOptions options) =>
        CheckReport.Of(target.Model.Id, Found(rules, request, target, options).Select(static found => found.Finding)) with
        {
            CallId = target.Reference.Text,
            Destinations = target.Destinations(options.Date),
        };

    private static List<FoundProblem> Found(RequestRules rules, RequestDocument request, CallTarget target, RequestCheckOptions options) =>
    [
        .. TargetFindings.Of(target, options.Date, FindingSeverity.Error).Select(static finding => new FoundProblem(finding, null, null)),
        .. RuleFindings.Of(rules, target.Model, request.Sites, new CountedSites(request.Sites, target, options).Find, request.Api),
    ];
}
