namespace BedrockSelector.Tests.Bills;

/// <summary>A line of a generated bill, before it is written in some form.</summary>
internal sealed record BillRow
{
    public DateTimeOffset From { get; init; }

    public TimeSpan Span { get; init; } = TimeSpan.FromHours(1);

    public string Type { get; init; } = "Usage";

    public string Service { get; init; } = "AmazonBedrock";

    public string Product { get; init; } = "";

    public string UsageType { get; init; } = "";

    public string Operation { get; init; } = "InvokeModelInference";

    public string Region { get; init; } = "us-east-1";

    public decimal Quantity { get; init; }

    public string Unit { get; init; } = "1K tokens";

    public string Description { get; init; } = "";

    public decimal Usd { get; init; }

    public decimal? ListUsd { get; init; }

    public string Currency { get; init; } = "USD";
}
