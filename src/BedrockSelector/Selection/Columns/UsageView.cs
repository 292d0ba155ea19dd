using BedrockSelector.Costs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>A usage beside the columns that price it.</summary>
/// <param name="usage">The usage.</param>
/// <param name="meters">The columns.</param>
/// <param name="slots">For each entry of the usage, the position of its columns.</param>
internal readonly ref struct UsageView(Usage usage, MeterColumns[] meters, ReadOnlySpan<int> slots)
{
    private readonly ReadOnlySpan<int> _slots = slots;

    public ReadOnlySpan<UsageEntry> Entries { get; } = usage.Entries.AsSpan();

    public decimal InputTokens { get; } = usage.TotalInputTokens;

    public double OutputTokens { get; } = (double)usage[Meter.OutputTokens];

    public RequestSize Size { get; } = RequestSize.Of(usage.TotalInputTokens, usage[Meter.OutputTokens]);

    public ref readonly RateLadder Ladder(int entry, int tier, int row) => ref meters[_slots[entry]][tier, row];

    public int Slot(int entry) => _slots[entry];
}
