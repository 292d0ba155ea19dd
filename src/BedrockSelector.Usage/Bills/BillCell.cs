using BedrockSelector.Quantities;

namespace BedrockSelector.Bills;

/// <summary>Lines of a bill that differ in their amounts alone, added up.</summary>
public sealed record BillCell
{
    /// <summary>Gets the beginning of the time charged for.</summary>
    /// <value>UTC.</value>
    public required DateTimeOffset From { get; init; }

    /// <summary>Gets the end of the time charged for.</summary>
    /// <value>UTC; an hour, a day or a month after <see cref="From"/>.</value>
    public required DateTimeOffset To { get; init; }

    /// <summary>Gets what is charged for.</summary>
    public required BillCharge Charge { get; init; }

    /// <summary>Gets the code or name of the service.</summary>
    /// <value>As billed, such as <c>AmazonBedrock</c>; an opaque key for what is sold through AWS Marketplace.</value>
    public required string Service { get; init; }

    /// <summary>Gets the name of the model or product.</summary>
    /// <value>As billed, without the ending <c>(Amazon Bedrock Edition)</c>; empty where the line has none.</value>
    public required string Product { get; init; }

    /// <summary>Gets the usage type.</summary>
    /// <value>As billed, such as <c>USE1-NovaPro-input-tokens</c>; may be empty.</value>
    public required string UsageType { get; init; }

    /// <summary>Gets the operation.</summary>
    /// <value>As billed, such as <c>InvokeModelInference</c>; may be empty.</value>
    public required string Operation { get; init; }

    /// <summary>Gets the region.</summary>
    /// <value>Empty where the line has none.</value>
    public required string Region { get; init; }

    /// <summary>Gets the unit of <see cref="Quantity"/>.</summary>
    /// <value>As billed, such as <c>1K tokens</c>; may be empty.</value>
    public required string Unit { get; init; }

    /// <summary>Gets the description.</summary>
    /// <value>As billed; it alone says what the unit <c>Units</c> is. May be empty.</value>
    public string Description { get; init; } = "";

    /// <summary>Gets the values of the attributes asked for.</summary>
    /// <value>In the order asked for; empty text where a line does not say.</value>
    public ValueList<string> Attributes { get; init; } = [];

    /// <summary>Gets the sums of the lines.</summary>
    public required BillSums Sums { get; init; }

    /// <summary>Gets how much was used.</summary>
    /// <value>In <see cref="Unit"/>.</value>
    public decimal Quantity => Sums.Quantity;
}
