using System.Text;
using BedrockSelector.Tables;

namespace BedrockSelector.Bills;

/// <summary>A bill as CSV.</summary>
internal sealed class CsvBillTable : IBillTable
{
    private const int LongestField = 1 << 20;
    private const int MostColumns = 4_096;

    private readonly StreamReader _text;
    private readonly CsvTable _table;

    private CsvBillTable(StreamReader text, CsvTable table) =>
        (_text, _table, Names) = (text, table, [.. table.Names.Select(static name => name.ToLowerInvariant())]);

    public IReadOnlyList<string> Names { get; }

    public long Line => _table.Line;

    public string? Fault => _table.Fault;

    public static CsvBillTable? TryOpen(Stream stream, out string? fault)
    {
        var text = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var table = new CsvTable(text, LongestField, MostColumns);
        if (table.TryReadHeader([], out fault))
        {
            return new(text, table);
        }

        table.Dispose();
        text.Dispose();
        return null;
    }

    public ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new(_table.Read());
    }

    public string At(int column) => _table.At(column);

    public void Dispose()
    {
        _table.Dispose();
        _text.Dispose();
    }
}
