using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge.Documents;

namespace BedrockSelector.Knowledge.Rules;

/// <summary>Builds the rules out of what the documents of all layers say, lowest layer first.</summary>
internal sealed class RuleReader(IReadOnlyDictionary<string, CatalogSource> sources)
{
    private readonly List<(string Key, RequestRule? Rule)> _rules = [];

    /// <summary>Takes a rule; one of the same code about the same models gives way to it.</summary>
    public void Add(string document, RequestRuleEntry entry)
    {
        var key = KeyOf(entry);
        var rule = entry.Withdrawn ? null : Read(document, entry);
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

    private RequestRule Read(string document, RequestRuleEntry entry)
    {
        CatalogDataException Broken(string field, string message) => new(document, null, $"requestRules[{entry.Code}].{field}", message);

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
            Apis = [.. (entry.Apis ?? []).Select(api => TryName<RequestApi>(api, out var value) ? value : throw Broken("apis", $"'{api}' is not known."))],
            When = [.. entry.When.Select(test => Read(test, Broken))],
            Severity = TryName<FindingSeverity>(entry.Severity, out var severity) ? severity : throw Broken("severity", $"'{entry.Severity}' is not known."),
            Message = entry.Message,
            Repair = entry.Repair is null ? RepairKind.None
                : TryName<RepairKind>(entry.Repair, out var repair) ? repair : throw Broken("repair", $"'{entry.Repair}' is not known."),
            Confidence = TryName<RuleConfidence>(entry.Confidence, out var confidence)
                ? confidence : throw Broken("confidence", $"'{entry.Confidence}' is not known."),
            Sources = [.. entry.Sources.Select(key => sources.TryGetValue(key, out var source) ? source : throw Broken("sources", $"the source '{key}' is not defined."))],
        };
    }

    private static RuleTest Read(RequestRuleEntry.TestEntry entry, Func<string, string, CatalogDataException> broken)
    {
        RuleLimit? Limit(JsonElement? json, string field) =>
            RuleLimit.TryParse(json, out var limit) ? limit : throw broken($"when.{field}", "is neither a number nor the name of a figure.");

        return new()
        {
            Of = TryName<RequestPart>(entry.Of, out var part) ? part : throw broken("when.of", $"'{entry.Of}' is not a part of a request."),
            Present = entry.Present ?? true,
            Over = Limit(entry.Over, "over"),
            From = Limit(entry.From, "from"),
            Under = Limit(entry.Under, "under"),
            In = [.. entry.In ?? []],
            NotIn = [.. entry.NotIn ?? []],
            NotMatching = entry.NotMatching is null ? null : new(() => new(entry.NotMatching, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)),
            CountOver = Limit(entry.CountOver, "countOver"),
            SumOver = Limit(entry.SumOver, "sumOver"),
            Repeated = entry.Repeated ?? false,
        };
    }

    /// <summary>Finds the member of a set by its name in documents.</summary>
    public static bool TryName<T>(string name, out T value)
        where T : struct, Enum => Names<T>.ByName.TryGetValue(name, out value);

    /// <summary>Gets the name of a member in documents: words joined by hyphens.</summary>
    public static string NameOf<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString());

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<string, T> ByName = Enum.GetValues<T>().ToFrozenDictionary(NameOf, StringComparer.Ordinal);
    }
}
