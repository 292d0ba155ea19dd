using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Commands;
using BedrockSelector.Costs;
using BedrockSelector.Extensions.AI.Comparison;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Tokens;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints what of a comparison can be said without calling: what each model can take, and about what it would cost.</summary>
internal static class CompareOfflineAnswer
{
    /// <summary>The answer's length where none is asked for; a round figure, said beside the cost.</summary>
    private const int AssumedOutputTokens = 500;

    public static Answer Compose(ImmutableArray<CallTarget> targets, ComparisonRequest request, CostEstimator costs, ImmutableArray<ImmutableArray<Finding>> findings)
    {
        var output = request.Options?.MaxOutputTokens ?? AssumedOutputTokens;
        var counter = new TokenEstimator();
        var texts = request.Messages.Select(static message => message.Text).ToImmutableArray();
        var rows = targets.Select((target, position) =>
        {
            var tokens = counter.Estimate(target.Model.Id, new TokenInput { Texts = texts, Messages = texts.Length });
            var cost = tokens is null
                ? null
                : costs.Estimate(new() { Model = target.Reference, Region = target.Region, Usage = Usage.Tokens(tokens.Tokens, output), AsOf = request.AsOf });
            return (Target: target, Tokens: tokens, Cost: cost?.TotalUsd, Ignored: ModelComparison.WhatIsIgnored(target.Model, request), Findings: findings[position]);
        }).ToArray();
        return new()
        {
            Tables =
            [
                new(
                    "Not called",
                    [new("model"), new("input tokens (estimate)", true), new("from", true), new("to", true), new("output tokens (assumed)", true), new("about USD", true), new("would be left out")],
                    [.. rows.Select(row => new[]
                    {
                        row.Target.Reference.Text, Whole(row.Tokens?.Tokens), Whole(row.Tokens?.Low), Whole(row.Tokens?.High),
                        Whole(output), row.Cost?.Plain() ?? "unknown", string.Join(" ", row.Ignored.Select(static one => one.Reason)),
                    })]),
            ],
            Warnings = [.. CompareCheck.Sentences(targets, findings)],
            Document = AnswerDocument.Of(new ComparisonDocument
            {
                Results =
                [
                    .. rows.Select(row => new ComparedModel
                    {
                        ModelId = row.Target.Model.Id,
                        Reference = row.Target.Reference.Text,
                        EstimatedInputTokens = row.Tokens?.Tokens,
                        AssumedOutputTokens = output,
                        EstimatedCostUsd = row.Cost,
                        Lines = [],
                        Ignored = [.. row.Ignored.Select(static one => one.Kind)],
                        IgnoredReasons = row.Ignored,
                        Findings = [.. row.Findings],
                        Error = "not called",
                    }),
                ],
            }),
        };
    }

    private static string Whole(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "unknown";
}
