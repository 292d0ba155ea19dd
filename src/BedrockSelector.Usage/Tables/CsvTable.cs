using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using nietras.SeparatedValues;

namespace BedrockSelector.Tables;

/// <summary>Reads comma-separated text of unknown origin record by record, in bounded memory.</summary>
/// <remarks>
/// The first record names the columns. Fields may be quoted; a doubled quote stands for one. Sep splits the text; what it
/// leaves to its callers, text beside quotes and quotes that nothing closes, is a fault here.
/// </remarks>
internal sealed class CsvTable : IDisposable
{
    private const int MaxField = 4096;
    private const int MaxColumns = 64;

    private readonly SepReader _reader;
    private readonly int _maxField;
    private readonly int _maxColumns;
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private string?[] _fields = [];
    private int _next = 1;
    private int _count;
    private bool _ended;

    public CsvTable(TextReader reader, int maxField = MaxField, int maxColumns = MaxColumns)
    {
        (_maxField, _maxColumns) = (maxField, maxColumns);
        _reader = Sep.New(',').Reader(static options => options with { HasHeader = false, DisableColCountCheck = true }).From(reader);
    }

    /// <summary>The number of the line on which the current record starts.</summary>
    public int Line { get; private set; }

    /// <summary>Why the current record is unusable, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>The names of the columns as written.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Reads the names of the columns.</summary>
    public bool TryReadHeader(IReadOnlyList<string[]> required, [NotNullWhen(false)] out string? fault)
    {
        if (!Read() || Fault is not null)
        {
            fault = Fault ?? $"the file is empty; the first line names the columns: {Wanted(required)}.";
            return false;
        }

        for (var i = 0; i < _count; i++)
        {
            var written = (i == 0 ? Field(i).TrimStart('\uFEFF') : Field(i)).Trim();
            if (!_columns.TryAdd(written.ToLowerInvariant(), i))
            {
                fault = $"the column '{Findings.MetText.Shown(written.ToLowerInvariant())}' is named twice.";
                return false;
            }

            _names.Add(written);
        }

        foreach (var names in required)
        {
            if (!names.Any(_columns.ContainsKey))
            {
                fault = $"no column '{names[0]}'; the first line names the columns: {Wanted(required)}.";
                return false;
            }
        }

        fault = null;
        return true;
    }

    /// <summary>The position of a column, or -1.</summary>
    public int IndexOf(string column) => _columns.TryGetValue(column, out var index) ? index : -1;

    /// <summary>Moves to the next record that is not blank; false at the end.</summary>
    public bool Read()
    {
        do
        {
            if (!ReadRecord())
            {
                return false;
            }
        }
        while (Fault is null && _count == 1 && Field(0).Length == 0 && _columns.Count != 1);

        if (Fault is null && _columns.Count > 0 && _count != _columns.Count)
        {
            Fault = string.Create(CultureInfo.InvariantCulture, $"{_count} fields; the first line names {_columns.Count} columns.");
        }

        return true;
    }

    /// <summary>The field of a column of the current record, or null when the file has no such column.</summary>
    public string? this[string column] => _columns.TryGetValue(column, out var index) ? Field(index).Trim() : null;

    /// <summary>The field at a position of the current record; empty when the position is -1.</summary>
    public string At(int index) => index < 0 ? "" : Field(index).Trim();

    public void Dispose() => _reader.Dispose();

    private static string Wanted(IReadOnlyList<string[]> required) => string.Join(',', required.Select(static names => names[0]));

    private bool ReadRecord()
    {
        (Fault, Line, _count) = (null, _next, 0);
        if (_ended)
        {
            return false;
        }

        try
        {
            if (!_reader.MoveNext())
            {
                return false;
            }
        }
        catch (NotSupportedException)
        {
            // Sep stops at a record of 16,777,216 characters.
            _ended = true;
            Fault = "a record is longer than 16777216 characters; a quoted field may never be closed, and what follows is lost.";
            return true;
        }

        var row = _reader.Current;
        _next = row.LineNumberToExcl;
        _count = Math.Min(row.ColCount, _maxColumns);
        if (row.ColCount > _maxColumns)
        {
            Fault = string.Create(CultureInfo.InvariantCulture, $"more than {_maxColumns} fields.");
        }

        if (_fields.Length < _count)
        {
            _fields = new string?[_count];
        }

        for (var i = 0; i < _count; i++)
        {
            _fields[i] = null;
            Check(row[i].Span);
        }

        return true;
    }

    // Text is made of a field when it is asked for: of a bill's hundred columns a dozen are.
    private string Field(int index) => _fields[index] ??= Text(_reader.Current[index].Span);

    private void Check(ReadOnlySpan<char> raw)
    {
        if (Fault is not null)
        {
            return;
        }

        if (raw.Length > _maxField + 2 && Length(raw) > _maxField)
        {
            Fault = string.Create(CultureInfo.InvariantCulture, $"a field is longer than {_maxField} characters.");
        }
        else if (raw.Contains('"'))
        {
            Fault = QuoteFault(raw);
        }
    }

    private static int Length(ReadOnlySpan<char> raw) => raw.StartsWith("\"") ? raw.Length - 2 - (raw[1..].Count('"') / 2) : raw.Length;

    private static string? QuoteFault(ReadOnlySpan<char> raw)
    {
        if (raw[0] == '"')
        {
            var rest = raw[1..];
            for (int quote; (quote = rest.IndexOf('"')) >= 0; rest = rest[(quote + 2)..])
            {
                if (quote + 1 == rest.Length || rest[quote + 1] != '"')
                {
                    return rest[(quote + 1)..].Trim(' ').IsEmpty ? null : "a quote stands inside a field; quote the whole field and double the quotes in it.";
                }
            }

            return "a quoted field is never closed.";
        }

        return "a quote stands inside a field; quote the whole field and double the quotes in it.";
    }

    private static string Text(ReadOnlySpan<char> raw)
    {
        if (!raw.StartsWith("\""))
        {
            return raw.ToString();
        }

        var inner = raw.TrimEnd(' ')[1..^1];
        return inner.Contains('"') ? inner.ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : inner.ToString();
    }
}
