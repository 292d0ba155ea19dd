using BedrockSelector.Knowledge;

namespace BedrockSelector.Evidence.Latency;

/// <summary>How far a published measurement is believed for calls of Amazon Bedrock from a region on a day.</summary>
/// <remarks>
/// Where it was measured: Amazon Bedrock counts 1, elsewhere on AWS 0.5, another host 0.25. From where: the region called counts 1, a mix of regions 0.6,
/// another region 0.4. How long ago: half as much for each year. The one believed most is taken; and the less it is believed, the sooner an application's own measurements outweigh it.
/// </remarks>
internal static class LatencyTrust
{
    /// <summary>How far a fresh mix of regions of Amazon Bedrock is believed: what the weight of a prior is stated for.</summary>
    public const double Usual = 0.6;

    private const double DaysToHalf = 365;

    /// <param name="evidence">The measurement.</param>
    /// <param name="region">The region called; <c>default</c> for any.</param>
    /// <param name="date">The day; <see langword="null"/> to count no age.</param>
    public static double Of(LatencyEvidence evidence, AwsRegion region, DateOnly? date)
    {
        var host = evidence.Host switch { MeasuredHost.Bedrock => 1, MeasuredHost.Aws => 0.5, _ => 0.25 };
        var place = evidence.Region == default || region == default ? Usual : evidence.Region == region ? 1 : 0.4;
        var days = date is { } day ? Math.Max(0, day.DayNumber - evidence.Source.AsOf.DayNumber) : 0;
        return host * place * Math.Pow(2, -days / DaysToHalf);
    }

    /// <summary>Finds the measurement believed most, the first of those believed alike.</summary>
    public static LatencyEvidence? Best(IEnumerable<LatencyEvidence> measured, AwsRegion region, DateOnly? date)
    {
        LatencyEvidence? best = null;
        var most = 0d;
        foreach (var one in measured)
        {
            if (Of(one, region, date) is var trust && trust > most)
            {
                (best, most) = (one, trust);
            }
        }

        return best;
    }
}
