using BedrockSelector.Costs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>A usage beside the columns that price it.</summary>
internal readonly ref struct UsageView
{
    private readonly MeterColumns[] _meters;
    private readonly ReadOnlySpan<int> _slots;
    private readonly PriceQuestion _question;

    /// <summary>Makes a view.</summary>
    /// <param name="usage">The usage.</param>
    /// <param name="meters">The columns.</param>
    /// <param name="slots">For each entry of the usage, the position of its columns.</param>
    /// <param name="compiled">The request, which says on what prices are asked for.</param>
    public UsageView(Usage usage, MeterColumns[] meters, ReadOnlySpan<int> slots, CompiledRequest compiled)
    {
        Usage = usage;
        _question = compiled.Question(usage);
        _meters = meters;
        _slots = slots;
        Entries = usage.Entries.AsSpan();
        var output = usage[Meter.OutputTokens];
        (Input, Answer, OutputTokens, Size) = (usage.TotalInputTokens, output, (double)output, RequestSize.Of(usage.TotalInputTokens, output));
        UncachedInput = (double)usage.UncachedInputTokens;
    }

    public Usage Usage { get; }

    public ReadOnlySpan<UsageEntry> Entries { get; }

    /// <summary>Gets the tokens sent.</summary>
    public decimal Input { get; }

    /// <summary>Gets the tokens of the answer, reasoning not counted.</summary>
    public decimal Answer { get; }

    public double OutputTokens { get; }

    /// <summary>Gets the tokens sent that are not read from a cache: what a model reads before its first token.</summary>
    public double UncachedInput { get; }

    public RequestSize Size { get; }

    /// <summary>Gets the view as a model counts the usage itself.</summary>
    public UsageView Of(int model, CompiledRequest compiled) => compiled.Own is null
        ? this
        : new(compiled.Prices.Billed(compiled.UsageOf(model, Usage)), _meters, _slots, compiled);

    /// <summary>Finds the rate of an entry; <see langword="null"/> where it has no price.</summary>
    public PriceRung? Find(int entry, int tier, int row) => _meters[_slots[entry]][tier, row]?.Find(_question);

    public int Slot(int entry) => _slots[entry];

    /// <summary>Says whether an entry counts what the model writes, of which reasoning is a part.</summary>
    public bool IsAnswer(int entry) => string.Equals(Entries[entry].Meter.Name, Meter.OutputTokens.Name, StringComparison.Ordinal);
}
