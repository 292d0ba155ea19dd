using System.Globalization;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Rules;

namespace BedrockSelector.Calls.Requests;

/// <summary>Evaluates the tests of a rule over the parts of a request.</summary>
internal readonly ref struct RuleEvaluator(FoundationModel model, RequestSites sites, Func<RequestPart, IReadOnlyList<RequestSite>> find)
{
    private readonly decimal? _maxTokens = sites[RequestPart.MaxTokens] is [{ Number: { } most }, ..] ? most : null;

    /// <summary>Gets the places at which a request breaks a rule, each with the limit in words; empty when it does not.</summary>
    public List<(RequestSite Site, string? Limit)> Find(RequestRule rule)
    {
        List<(RequestSite, string?)>? found = null;
        foreach (var test in rule.When)
        {
            var passing = Passing(test);
            if (passing.Count > 0 != test.Present)
            {
                return [];
            }

            // Where a part is missing, it is the request as a whole that lacks it.
            found ??= test.Present ? passing : [(new(RequestPath.Root), test.In.IsEmpty ? null : string.Join(", ", test.In))];
        }

        return found ?? [];
    }

    private List<(RequestSite Site, string? Limit)> Passing(RuleTest test)
    {
        var passing = new List<(RequestSite, string?)>();
        var seen = test.Repeated ? new HashSet<string>(StringComparer.Ordinal) : null;
        var sum = 0m;
        foreach (var site in find(test.Of))
        {
            if ((seen is not null && seen.Add(site.Text ?? "")) || !Passes(test, site, out var limit))
            {
                continue;
            }

            sum += site.Number ?? 0m;
            passing.Add((site, limit));
        }

        if (test.CountOver is { } most)
        {
            return most.ValueFor(model, _maxTokens) is { } count && passing.Count > count
                ? [(passing[(int)count].Item1 with { Number = passing.Count }, Plain(count))]
                : [];
        }

        if (test.SumOver is { } total)
        {
            return total.ValueFor(model, _maxTokens) is { } bound && sum > bound ? [(passing[0].Item1 with { Number = sum }, Plain(bound))] : [];
        }

        return passing;
    }

    private bool Passes(RuleTest test, in RequestSite site, out string? limit)
    {
        limit = null;
        if (!Bound(test.Over, site.Number, static (value, bound) => value > bound, ref limit)
            || !Bound(test.From, site.Number, static (value, bound) => value >= bound, ref limit)
            || !Bound(test.Under, site.Number, static (value, bound) => value < bound, ref limit))
        {
            return false;
        }

        if (!test.In.IsEmpty && !Contains(test.In, site.Text, ref limit))
        {
            return false;
        }

        if (!test.NotIn.IsEmpty)
        {
            // Of a text that is not given, and of a model whose times to live nobody states, nothing is known.
            if (site.Text is null || (test.NotIn.Contains(RuleModels.CacheTtls) && model.CacheTtls.IsEmpty) || Contains(test.NotIn, site.Text, ref limit))
            {
                return false;
            }
        }

        return test.NotMatching is null || (site.Text is { } text && !test.NotMatching.Value.IsMatch(text));
    }

    private bool Contains(System.Collections.Immutable.ImmutableArray<string> words, string? text, ref string? limit)
    {
        var all = words.Contains(RuleModels.CacheTtls) ? words.Remove(RuleModels.CacheTtls).AddRange(model.CacheTtls) : words;
        limit ??= string.Join(", ", all.Where(static word => word.Length > 0));
        return text is not null && all.Contains(text);
    }

    private bool Bound(RuleLimit? limit, decimal? number, Func<decimal, decimal, bool> holds, ref string? words)
    {
        if (limit is not { } given)
        {
            return true;
        }

        if (number is not { } value || given.ValueFor(model, _maxTokens) is not { } bound || !holds(value, bound))
        {
            return false;
        }

        words = Plain(bound);
        return true;
    }

    public static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
