using System.Text.RegularExpressions;
using BedrockSelector.Knowledge.Documents;

namespace BedrockSelector.Knowledge.Rules;

/// <summary>Says what is wrong with a rule that follows the schema.</summary>
internal static partial class RuleVerifier
{
    private static readonly string[] Places = ["model", "value", "limit"];

    /// <summary>Gets every problem of a rule: field and sentence.</summary>
    public static IEnumerable<(string Field, string Message)> Verify(RequestRuleEntry rule, Func<string, bool> isSource)
    {
        if (rule.Sources.Length == 0 && !rule.Withdrawn)
        {
            yield return ("sources", "names no source; a rule without one is a guess.");
        }

        foreach (var key in rule.Sources.Where(key => !isSource(key)))
        {
            yield return ("sources", $"the source '{key}' is not defined.");
        }

        foreach (Match place in PlacePattern().Matches(rule.Message))
        {
            if (Array.IndexOf(Places, place.Groups[1].Value) < 0)
            {
                yield return ("message", $"'{place.Value}' is not one of {{model}}, {{value}} and {{limit}}.");
            }
        }

        foreach (var pattern in rule.When.Select(static test => test.NotMatching).OfType<string>().Where(static pattern => !IsPattern(pattern)))
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
