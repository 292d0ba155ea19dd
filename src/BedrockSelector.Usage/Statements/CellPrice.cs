using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>What the calls of a cell cost, meter by meter.</summary>
internal sealed record CellPrice(UsageCell Cell, CallTarget? Target, string? Problem, ImmutableArray<CellLine> Lines)
{
    public decimal PricedUsd => Lines.Sum(static line => line.Line?.AmountUsd ?? 0m);

    public decimal? Usd => IsWhole ? PricedUsd : null;

    public IEnumerable<string> Missing => Problem is not null ? [Problem] : MissingRates.Select(static one => one.Reason);

    public IEnumerable<MissingRate> MissingRates => Lines.Where(static line => line.Line is null).Select(static line => line.Missing!);

    public bool IsWhole => Problem is null && Lines.All(static line => line.Line is not null);
}
