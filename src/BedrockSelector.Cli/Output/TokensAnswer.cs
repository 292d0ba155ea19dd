using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Quantities;
using BedrockSelector.Tokenizers;
using BedrockSelector.Tokens;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints token counts beside each other.</summary>
internal static class TokensAnswer
{
    public static Answer Compose(CallTarget[] targets, ImmutableArray<string> texts, ExactTokenCounter counter, CostEstimator costs, DateOnly date)
    {
        var profile = new TextProfile();
        foreach (var text in texts)
        {
            profile.Add(text);
        }

        var counts = targets.Select(target => Count(target, texts, counter, costs, date)).ToArray();
        var classes = profile.Classes().Select(pair => new TextShareDocument(pair.Key, pair.Value, Math.Round((double)pair.Value / profile.Characters, 4))).ToArray();
        return new()
        {
            Tables =
            [
                new(
                    null,
                    [new("model"), new("tokens", true), new("from", true), new("to", true), new("count"), new("USD", true)],
                    [
                        .. counts.Select(static count => new[]
                        {
                            count.Reference, Whole(count.Tokens), Whole(count.Low), Whole(count.High),
                            count.Exact ? "exact" : count.Basis?.Name() ?? "unknown", count.CostUsd?.Plain() ?? "unknown",
                        }),
                    ]),
                new(
                    "Kinds of text",
                    [new("kind"), new("characters", true), new("share", true)],
                    [
                        .. classes.Select(static share => new[]
                        {
                            share.Class.Name(), Whole(share.Characters), share.Share.ToString("P1", CultureInfo.InvariantCulture),
                        }),
                    ]),
            ],
            Notes = [.. counts.Select(static count => count.Note).OfType<string>().Distinct()],
            Document = AnswerDocument.Of(new TokenCountsDocument { Characters = profile.Characters, Classes = [.. classes], Counts = [.. counts] }),
            No = counts.Any(static count => count.Tokens is not null) ? null : "nothing is known about how any of the models counts.",
        };
    }

    private static TokenCountDocument Count(CallTarget target, ImmutableArray<string> texts, ExactTokenCounter counter, CostEstimator costs, DateOnly date)
    {
        if (counter.Count(target.Model.Id, new TokenInput { Texts = texts }) is not { } count)
        {
            return new() { Reference = target.Reference.Text };
        }

        var cost = costs.Estimate(new() { Model = target.Reference, Region = target.Region, Usage = Usage.Tokens(count.Tokens, 0), AsOf = date });
        return new()
        {
            Reference = target.Reference.Text,
            Tokens = count.Tokens,
            Low = count.Low,
            High = count.High,
            Exact = count.Basis == TokenEstimateBasis.Counted,
            Family = count.Family,
            Basis = count.Basis,
            Note = count.Note,
            CostUsd = cost.TotalUsd,
        };
    }

    private static string Whole(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "unknown";
}
