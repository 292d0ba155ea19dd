using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Knowledge.Verification;

namespace BedrockSelector.Knowledge.Rules;

/// <summary>Builds the rules out of what the documents of all layers say, lowest layer first.</summary>
internal sealed class RuleReader(IReadOnlyDictionary<string, CatalogSource> sources)
{
    private readonly List<(string Key, RequestRule? Rule)> _rules = [];

    /// <summary>Takes a rule; one of the same code about the same models gives way to it.</summary>
    public void Add(RequestRuleEntry entry)
    {
        var key = KeyOf(entry);
        var rule = entry.Withdrawn ? null : Read(entry);
        var earlier = _rules.FindIndex(one => one.Key == key);
        if (earlier < 0)
        {
            _rules.Add((key, rule));
        }
        else
        {
            _rules[earlier] = (key, rule);
        }
    }

    public ImmutableArray<RequestRule> ToImmutable() => [.. _rules.Select(static pair => pair.Rule).OfType<RequestRule>()];

    /// <summary>Gets what two layers' rules must share for the higher to take the lower's place.</summary>
    public static string KeyOf(RequestRuleEntry entry)
    {
        var models = entry.Models ?? new();
        return string.Join(
            '|',
            [
                entry.Code, List(models.Ids), List(models.Except), List(models.Providers), models.Has ?? "", models.Lacks ?? "", models.Unknown ?? "", models.TakesNot ?? "",
                models.GivesNot ?? "", List(entry.Apis),
            ]);
    }

    private static string List(string[]? values) => string.Join(',', (values ?? []).Order(StringComparer.Ordinal));

    private RequestRule Read(RequestRuleEntry entry)
    {
        var models = entry.Models ?? new();
        return new()
        {
            Code = entry.Code,
            Models = new()
            {
                Ids = [.. models.Ids ?? []],
                Except = [.. models.Except ?? []],
                Providers = [.. models.Providers ?? []],
                Has = models.Has is null ? null : Feature.Parse(models.Has),
                Lacks = models.Lacks is null ? null : Feature.Parse(models.Lacks),
                Unknown = models.Unknown is null ? null : Feature.Parse(models.Unknown),
                TakesNot = models.TakesNot is null ? null : Modality.Parse(models.TakesNot),
                GivesNot = models.GivesNot is null ? null : Modality.Parse(models.GivesNot),
            },
            Apis = [.. (entry.Apis ?? []).Select(Verified.Name<RequestApi>)],
            When = [.. entry.When.Select(Read)],
            Severity = Verified.Name<FindingSeverity>(entry.Severity),
            Message = entry.Message,
            Repair = entry.Repair is null ? RepairKind.None : Verified.Name<RepairKind>(entry.Repair),
            Confidence = Verified.Name<RuleConfidence>(entry.Confidence),
            Sources = [.. entry.Sources.Select(key => sources[key])],
        };
    }

    private static RuleTest Read(RequestRuleEntry.TestEntry entry) => new()
    {
        Of = Verified.Name<RequestPart>(entry.Of),
        Present = entry.Present ?? true,
        Over = RuleLimit.Of(entry.Over),
        From = RuleLimit.Of(entry.From),
        Under = RuleLimit.Of(entry.Under),
        In = [.. entry.In ?? []],
        NotIn = [.. entry.NotIn ?? []],
        NotMatching = entry.NotMatching is null ? null : new(() => new(entry.NotMatching, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)),
        CountOver = RuleLimit.Of(entry.CountOver),
        SumOver = RuleLimit.Of(entry.SumOver),
        Repeated = entry.Repeated ?? false,
    };
}
