using BedrockSelector.Cli.Commands;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;
using BedrockSelector.Statements;

namespace BedrockSelector.Cli.Output;

/// <summary>Prints a change in cost and its parts.</summary>
internal static class UsageChangeAnswer
{
    public static Answer Compose(UsageChange change, UsageReport before, UsageReport after) => new()
    {
        Tables =
        [
            new(
                "Change in cost",
                [
                    new("model"), new("before USD", true), new("after USD", true), new("change USD", true), new("volume USD", true), new("mix USD", true),
                    new("tokens a call USD", true), new("cache share USD", true), new("price USD", true),
                ],
                [.. change.Models.Select(static model => Row(model.ModelId, model.BeforeUsd, model.AfterUsd, model.Parts)), Row("all", change.BeforeUsd, change.AfterUsd, change.Parts)]),
        ],
        Notes = [LogFiles.Kinds(after), "The parts add up to the change; each is taken after those to its left."],
        Warnings = [.. LogFiles.Warnings(before), .. LogFiles.Warnings(after)],
        Document = AnswerDocument.Of(change),
        No = LogFiles.Unread(before) ?? LogFiles.Unread(after),
    };

    private static string[] Row(string name, decimal before, decimal after, ChangeParts parts) =>
    [
        name, before.Plain(), after.Plain(), (after - before).Plain(), parts.VolumeUsd.Plain(), parts.MixUsd.Plain(), parts.TokensPerCallUsd.Plain(),
        parts.CacheShareUsd.Plain(), parts.PriceUsd.Plain(),
    ];
}
