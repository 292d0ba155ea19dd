using System.Collections.Immutable;

namespace BedrockSelector.Bills;

/// <summary>What a bill says of Amazon Bedrock.</summary>
/// <remarks>Equality compares arrays by reference.</remarks>
public sealed record BillReport
{
    /// <summary>Gets the lines of Amazon Bedrock, added up.</summary>
    /// <value>By time, then the rest, ordinal.</value>
    public required ImmutableArray<BillCell> Cells { get; init; }

    /// <summary>Gets the attributes told apart.</summary>
    /// <value>In the order asked for.</value>
    public required ImmutableArray<string> Attributes { get; init; }

    /// <summary>Gets the files or streams read.</summary>
    /// <value>In the order read.</value>
    public required ImmutableArray<BillFile> Files { get; init; }

    /// <summary>Gets the lines of other services.</summary>
    /// <value>Zero or more; they count nowhere else.</value>
    public required long OtherLines { get; init; }

    /// <summary>Gets what the lines of other services bill.</summary>
    /// <value>US dollars.</value>
    public required decimal OtherUsd { get; init; }

    /// <summary>Gets the lines that could not be read.</summary>
    /// <value>Zero or more; they count nowhere else.</value>
    public required long UnreadLines { get; init; }

    /// <summary>Gets what is billed for Amazon Bedrock.</summary>
    /// <value>US dollars, credits and taxes included.</value>
    public decimal Usd => Cells.Sum(static cell => cell.Sums.Usd);
}
