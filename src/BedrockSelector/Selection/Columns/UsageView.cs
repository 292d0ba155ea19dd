using BedrockSelector.Costs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>A usage beside the columns that price it.</summary>
internal readonly ref struct UsageView
{
    private readonly MeterColumns[] _meters;
    private readonly ReadOnlySpan<int> _slots;

    /// <summary>Makes a view.</summary>
    /// <param name="usage">The usage.</param>
    /// <param name="meters">The columns.</param>
    /// <param name="slots">For each entry of the usage, the position of its columns.</param>
    public UsageView(Usage usage, MeterColumns[] meters, ReadOnlySpan<int> slots)
    {
        _meters = meters;
        _slots = slots;
        Entries = usage.Entries.AsSpan();
        InputTokens = usage.TotalInputTokens;
        var output = usage[Meter.OutputTokens];
        (OutputTokens, Size) = ((double)output, RequestSize.Of(InputTokens, output));
    }

    public ReadOnlySpan<UsageEntry> Entries { get; }

    public decimal InputTokens { get; }

    public double OutputTokens { get; }

    public RequestSize Size { get; }

    public ref readonly RateLadder Ladder(int entry, int tier, int row) => ref _meters[_slots[entry]][tier, row];

    public int Slot(int entry) => _slots[entry];
}
