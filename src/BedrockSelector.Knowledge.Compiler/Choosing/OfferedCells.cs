namespace BedrockSelector.Knowledge.Compiler.Choosing;

/// <summary>Where something can be called: a price of a call holds only there.</summary>
internal sealed class OfferedCells
{
    private readonly HashSet<(string Key, string Inference, string Scope, string Region)> _cells = [];

    public OfferedCells(IEnumerable<Choice> choices)
    {
        foreach (var offer in choices.Where(static choice => choice.Definition.Type == "offer" && choice.Chosen.Value == "yes"))
        {
            _cells.Add((offer.Cell.Key, offer.Chosen.Where.GetValueOrDefault("inference", ""), offer.Cell.Scope, offer.Cell.Region));
        }
    }

    public bool Contains(Choice price) =>
        Presupposed(price) is not { } inference || _cells.Contains((price.Cell.Key, inference, price.Cell.Scope, price.Cell.Region));

    // Training, storage and imports are priced by themselves.
    private static string? Presupposed(Choice price)
    {
        var meter = price.Cell.Fact["rates.".Length..];
        var alone = meter.StartsWith("training-", StringComparison.Ordinal) || meter.Contains("storage", StringComparison.Ordinal)
            || meter.StartsWith("import", StringComparison.Ordinal) || meter.StartsWith("custom-model-unit", StringComparison.Ordinal);
        return (alone, price.Cell.Tier, price.Chosen.Where.GetValueOrDefault("for")) switch
        {
            (true, _, _) or (_, _, "imported") => null,
            (_, _, "custom") when price.Cell.Tier != "provisioned" => "custom-on-demand",
            (_, "provisioned", _) => "provisioned",
            _ => "on-demand",
        };
    }
}
