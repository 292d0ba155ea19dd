using System.Globalization;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>The keys by which use is told apart.</summary>
internal sealed class UsageKeys
{
    private readonly Func<CellPrice, string>[] _parts;

    public UsageKeys(ValueList<string> names, LogReaderOptions options) => _parts = [.. names.Select(name => PartOf(name, options))];

    public ValueList<string> Of(CellPrice cell) => [.. _parts.Select(part => part(cell))];

    private static Func<CellPrice, string> PartOf(string name, LogReaderOptions options)
    {
        switch (name)
        {
            case "model":
                return static cell => cell.Target?.Model.Id.Value ?? cell.Cell.ModelId;
            case "profile":
                return static cell => cell.Cell.ModelId;
            case "region":
                return static cell => cell.Cell.Region ?? "";
            case "tier":
                return static cell => cell.Cell.Tier?.Name() ?? "";
            case "hour":
                return static cell => cell.Cell.Hour.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            case "day":
                return static cell => cell.Cell.Hour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case "month":
                return static cell => cell.Cell.Hour.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            default:
                var index = options.Attributes.IndexOf(name);
                return index >= 0
                    ? cell => cell.Cell.Attributes[index]
                    : throw new ArgumentException(
                        $"'{name}' is not a key; write model, profile, region, tier, hour, day or month, or an attribute of the reader.", nameof(name));
        }
    }
}
