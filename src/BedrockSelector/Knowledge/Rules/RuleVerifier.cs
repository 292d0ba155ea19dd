using System.Text.RegularExpressions;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Rules;

/// <summary>Says what is wrong with a rule as written.</summary>
internal static partial class RuleVerifier
{
    private static readonly string[] Places = ["model", "value", "limit"];

    /// <summary>Gets every problem of a rule: field and sentence.</summary>
    public static IEnumerable<(string Field, string Message)> Verify(RequestRuleEntry rule, Func<string, bool> isSource)
    {
        if (!HyphenatedName.IsValid(rule.Code))
        {
            yield return ("code", $"'{rule.Code}' is not a code; write lower-case words joined by hyphens.");
        }

        if (rule.When.Length == 0)
        {
            yield return ("when", "has no test; a rule needs one.");
        }

        if (rule.Sources.Length == 0 && !rule.Withdrawn)
        {
            yield return ("sources", "names no source; a rule without one is a guess.");
        }

        foreach (var key in rule.Sources.Where(key => !isSource(key)))
        {
            yield return ("sources", $"the source '{key}' is not defined.");
        }

        if (!RuleReader.TryName<FindingSeverity>(rule.Severity, out _))
        {
            yield return ("severity", $"'{rule.Severity}' is not note, warning or error.");
        }

        if (!RuleReader.TryName<RuleConfidence>(rule.Confidence, out _))
        {
            yield return ("confidence", $"'{rule.Confidence}' is not stated, observed or inferred.");
        }

        if (rule.Repair is { } repair && !RuleReader.TryName<RepairKind>(repair, out _))
        {
            yield return ("repair", $"'{repair}' is not a repair.");
        }

        foreach (var api in (rule.Apis ?? []).Where(static api => !RuleReader.TryName<RequestApi>(api, out _)))
        {
            yield return ("apis", $"'{api}' is not converse, anthropic, nova or native.");
        }

        foreach (Match place in PlacePattern().Matches(rule.Message))
        {
            if (Array.IndexOf(Places, place.Groups[1].Value) < 0)
            {
                yield return ("message", $"'{place.Value}' is not one of {{model}}, {{value}} and {{limit}}.");
            }
        }

        foreach (var feature in new[] { rule.Models?.Has, rule.Models?.Lacks, rule.Models?.Unknown })
        {
            if (feature is not null && !Feature.TryParse(feature, out _))
            {
                yield return ("models", $"'{feature}' is not a feature.");
            }
        }

        foreach (var modality in new[] { rule.Models?.TakesNot, rule.Models?.GivesNot })
        {
            if (modality is not null && !Modality.TryParse(modality, out _))
            {
                yield return ("models", $"'{modality}' is not a modality.");
            }
        }

        foreach (var problem in rule.When.SelectMany(Verify))
        {
            yield return problem;
        }
    }

    private static IEnumerable<(string Field, string Message)> Verify(RequestRuleEntry.TestEntry test)
    {
        if (!RuleReader.TryName<RequestPart>(test.Of, out _))
        {
            yield return ("when.of", $"'{test.Of}' is not a part of a request.");
        }

        foreach (var (field, limit) in new[]
        {
            ("over", test.Over), ("from", test.From), ("under", test.Under), ("countOver", test.CountOver), ("sumOver", test.SumOver),
        })
        {
            if (!RuleLimit.TryParse(limit, out _))
            {
                yield return ($"when.{field}", "is neither a number nor the name of a figure.");
            }
        }

        if (test.NotMatching is { } pattern && !IsPattern(pattern))
        {
            yield return ("when.notMatching", $"'{pattern}' is not a pattern that can be matched without backtracking.");
        }
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\{(\w*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex PlacePattern();
}
