using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>How records of use are priced and told apart.</summary>
public sealed record UsageQuestion
{
    /// <summary>Gets the keys by which rows are told apart.</summary>
    /// <value>
    /// <c>model</c>, <c>profile</c> (the id as logged), <c>region</c>, <c>tier</c>, <c>hour</c>, <c>day</c>, <c>month</c>, or an attribute of the reader;
    /// <c>model</c> by default, none for one row.
    /// </value>
    public ValueList<string> By { get; init; } = ["model"];

    /// <summary>Gets whether a text names a key.</summary>
    /// <param name="name">A text.</param>
    /// <returns>Whether <see cref="By"/> may hold it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public static bool IsKey(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name is "model" or "profile" or "region" or "tier" or "hour" or "day" or "month" || LogReaderOptions.IsAttribute(name);
    }

    /// <summary>Gets the region of records that do not say theirs.</summary>
    /// <value>A region; a finding says how many records and how much money that concerns.</value>
    public required AwsRegion Region { get; init; }

    /// <summary>Gets the tier of records that do not say theirs.</summary>
    /// <value>Standard unless set; a finding says what other tiers would cost.</value>
    public PricingTier Tier { get; init; }

    /// <summary>Gets the day whose prices hold.</summary>
    /// <value><see langword="null"/> for each record's own day.</value>
    public DateOnly? AsOf { get; init; }
}
