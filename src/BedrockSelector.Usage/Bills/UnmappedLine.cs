namespace BedrockSelector.Bills;

/// <summary>Lines of a bill of which it is not known what they are for.</summary>
/// <param name="Service">The service or product, as billed.</param>
/// <param name="Product">The name of the model or product, as billed; may be empty.</param>
/// <param name="UsageType">The usage type, as billed; may be empty.</param>
/// <param name="Region">The region, as billed; may be empty.</param>
/// <param name="Lines">The lines; one or more.</param>
/// <param name="Quantity">How much, in the unit billed.</param>
/// <param name="Unit">The unit billed; may be empty.</param>
/// <param name="Usd">What they bill, in US dollars.</param>
/// <param name="Reason">Why it is not known, as a sentence.</param>
public sealed record UnmappedLine(
    string Service, string Product, string UsageType, string Region, long Lines, decimal Quantity, string Unit, decimal Usd, string Reason);
