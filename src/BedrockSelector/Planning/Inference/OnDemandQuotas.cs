using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Planning.Inference;

/// <summary>AWS's default on-demand quotas, as far as a source gives them.</summary>
/// <remarks>
/// Quotas and burn-down rates: <see href="https://docs.aws.amazon.com/general/latest/gr/bedrock.html"/> and
/// <see href="https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html"/>, read 2026-10. A model
/// that is not here has no known default: nothing is assumed of it.
/// </remarks>
public static class OnDemandQuotas
{
    private const string Source = "docs.aws.amazon.com, service quotas and user guide, read 2026-10";

    // Longest prefix first where one holds another.
    private static readonly (string Prefix, string[]? Regions, long? Requests, long? Tokens)[] InRegion =
    [
        ("amazon.nova-lite-", ["us-east-1", "eu-west-2"], 2_000, 4_000_000),
        ("amazon.nova-lite-", null, 200, 200_000),
        ("amazon.nova-micro-", ["us-east-1", "eu-west-2"], 2_000, 4_000_000),
        ("amazon.nova-micro-", null, 200, 200_000),
        ("amazon.nova-pro-", null, 250, 1_000_000),
        ("amazon.titan-text-express-", null, 400, 300_000),
        ("amazon.titan-text-premier-", null, 100, 300_000),
        ("anthropic.claude-3-haiku-", ["us-east-1", "us-east-2", "us-west-2"], 1_000, 2_000_000),
        ("anthropic.claude-3-haiku-", ["ap-northeast-1", "ap-southeast-1"], 200, 200_000),
        ("anthropic.claude-3-haiku-", null, 400, 300_000),
        ("anthropic.claude-3-sonnet-", null, 100, 200_000),
        ("anthropic.claude-3-opus-", null, 50, 400_000),
        ("anthropic.claude-3-5-sonnet-", null, 50, 400_000),
        ("anthropic.claude-3-5-haiku-", null, 1_000, 2_000_000),
        ("anthropic.claude-3-7-sonnet-", null, 125, 500_000),
        ("anthropic.claude-opus-4-6", null, 5_000, 1_500_000),
        ("anthropic.claude-sonnet-4-6", null, 5_000, 3_000_000),
        ("cohere.command-r-", null, 400, 300_000),
        ("deepseek.v3", null, 10_000, 100_000_000),
        ("google.gemma", null, 10_000, 100_000_000),
        ("meta.llama3-1-405b-", null, 200, 400_000),
        ("meta.llama3-1-70b-", null, 400, 300_000),
        ("meta.llama3-1-8b-", null, 800, 300_000),
        ("meta.llama3-2-1b-", null, 800, 300_000),
        ("meta.llama3-2-3b-", null, 800, 300_000),
        ("meta.llama3-2-11b-", null, 400, 300_000),
        ("meta.llama3-2-90b-", null, 400, 300_000),
        ("meta.llama3-3-70b-", null, 400, 300_000),
        ("minimax.", null, 10_000, 100_000_000),
        ("openai.gpt-oss-", null, 10_000, 100_000_000),
        ("qwen.qwen3", null, 10_000, 100_000_000),
    ];

    // Claude's global limits equal its geographic ones; for other models only the geographic limit is known.
    private static readonly (string Prefix, long? Requests, long? Tokens, long? PerDay)[] CrossRegion =
    [
        ("amazon.nova-2-lite-", null, 8_000_000, 5_760_000_000),
        ("amazon.nova-lite-", null, 8_000_000, 5_760_000_000),
        ("amazon.nova-micro-", null, 8_000_000, 5_760_000_000),
        ("amazon.nova-pro-", null, 2_000_000, 1_440_000_000),
        ("amazon.nova-premier-", null, 2_000_000, null),
        ("anthropic.claude-sonnet-4-5", 10_000, 5_000_000, null),
        ("anthropic.claude-sonnet-4-6", null, 6_000_000, null),
        ("anthropic.claude-sonnet-4-2025", null, 200_000, null),
        ("anthropic.claude-sonnet-5", null, 6_000_000, null),
        ("anthropic.claude-haiku-4-5", null, 5_000_000, null),
        ("anthropic.claude-opus-4-5", null, 2_000_000, null),
        ("anthropic.claude-opus-4-6", null, 3_000_000, null),
        ("anthropic.claude-opus-4-7", null, 10_000_000, null),
        ("anthropic.claude-opus-4-8", null, 30_000_000, null),
        ("deepseek.r1", 200, 200_000, null),
        ("meta.llama3-3-70b-", 800, null, null),
        ("meta.llama3-1-8b-", 1_600, null, null),
    ];

    private static readonly (string Prefix, long Requests, long Tokens, long PerDay)[] CustomDeployment =
    [
        ("amazon.nova-2-lite-", 2_000, 4_000_000, 5_760_000_000),
        ("amazon.nova-lite-", 2_000, 4_000_000, 5_760_000_000),
        ("amazon.nova-micro-", 2_000, 4_000_000, 5_760_000_000),
        ("amazon.nova-pro-", 200, 800_000, 1_152_000_000),
        ("meta.llama3-3-70b-", 400, 300_000, 432_000_000),
    ];

    private static readonly (string Prefix, int Rate)[] BurnDown =
    [
        ("anthropic.claude-opus-4-8", 15),
        ("anthropic.claude-opus-5", 10),
        ("anthropic.claude-sonnet-5", 10),
        ("anthropic.claude-fable-5", 10),
        ("openai.gpt-5.6", 10),
        ("anthropic.claude", 5),
    ];

    /// <summary>Finds the default quota of a target.</summary>
    /// <param name="target">A model called from a region in a scope.</param>
    /// <returns>The quota, or <see langword="null"/> when no source gives one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is <see langword="null"/>.</exception>
    public static OnDemandQuota? Find(CallTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var id = target.Model.Id.Value;
        var burnDown = OutputBurnDown(target.Model.Id);
        if (target.Subject != RateSubject.Base)
        {
            return target.Subject == RateSubject.Custom && CustomDeployment.FirstOrDefault(row => Starts(id, row.Prefix)) is { Prefix: not null } custom
                ? new(custom.Requests, custom.Tokens, custom.PerDay, burnDown, Source)
                : null;
        }

        if (target.Scope == CallScope.InRegion)
        {
            return InRegion.FirstOrDefault(row => Starts(id, row.Prefix) && (row.Regions is null || row.Regions.Contains(target.Region.Value))) is { Prefix: not null } own
                ? new(own.Requests, own.Tokens, null, burnDown, Source)
                : null;
        }

        return CrossRegion.FirstOrDefault(row => Starts(id, row.Prefix)) is { Prefix: not null } cross
            && (target.Scope == CallScope.Geo || Starts(id, "anthropic."))
            ? new(cross.Requests, cross.Tokens, cross.PerDay, burnDown, Source)
            : null;
    }

    /// <summary>Gets how many quota tokens an output token takes.</summary>
    /// <param name="model">The model.</param>
    /// <returns>One or more; one for models that AWS does not list.</returns>
    public static int OutputBurnDown(ModelId model) =>
        BurnDown.FirstOrDefault(row => Starts(model.Value, row.Prefix)) is { Prefix: not null } found ? found.Rate : 1;

    private static bool Starts(string id, string prefix) => id.StartsWith(prefix, StringComparison.Ordinal);
}
