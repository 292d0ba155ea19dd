using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace BedrockSelector.Evidence;

/// <summary>Reads comma-separated text of unknown origin record by record, in bounded memory.</summary>
/// <remarks>The first record names the columns. Fields may be quoted; a doubled quote stands for one.</remarks>
internal sealed class CsvTable
{
    private const int MaxField = 4096;
    private const int MaxColumns = 64;

    private readonly TextReader _reader;
    private readonly List<string> _fields = [];
    private readonly StringBuilder _field = new();
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private int _next = 1;

    public CsvTable(TextReader reader) => _reader = reader;

    /// <summary>The number of the line on which the current record starts.</summary>
    public int Line { get; private set; }

    /// <summary>Why the current record is unusable, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Reads the names of the columns.</summary>
    public bool TryReadHeader(IReadOnlyList<string[]> required, [NotNullWhen(false)] out string? fault)
    {
        if (!Read() || Fault is not null)
        {
            fault = Fault ?? $"the file is empty; the first line names the columns: {Wanted(required)}.";
            return false;
        }

        for (var i = 0; i < _fields.Count; i++)
        {
            var name = (i == 0 ? _fields[i].TrimStart('\uFEFF') : _fields[i]).Trim().ToLowerInvariant();
            if (!_columns.TryAdd(name, i))
            {
                fault = $"the column '{Shown(name)}' is named twice.";
                return false;
            }
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
        while (Fault is null && _fields is [{ Length: 0 }]);

        if (Fault is null && _columns.Count > 0 && _fields.Count != _columns.Count)
        {
            Fault = string.Create(CultureInfo.InvariantCulture, $"{_fields.Count} fields; the first line names {_columns.Count} columns.");
        }

        return true;
    }

    /// <summary>The field of a column of the current record, or null when the file has no such column.</summary>
    public string? this[string column] => _columns.TryGetValue(column, out var index) ? _fields[index].Trim() : null;

    public static bool IsName(string? text) =>
        text is { Length: > 0 and <= 200 } && char.IsLetterOrDigit(text[0]) && !text.Any(char.IsControl);

    /// <summary>Text met in a file, short and free of control characters, fit for a message.</summary>
    public static string Shown(string? text)
    {
        var shown = string.Concat((text ?? "").Take(40).Select(c => char.IsControl(c) ? '\uFFFD' : c));
        return text is { Length: > 40 } ? shown + "…" : shown;
    }

    private static string Wanted(IReadOnlyList<string[]> required) => string.Join(',', required.Select(names => names[0]));

    private bool ReadRecord()
    {
        _fields.Clear();
        _field.Clear();
        (Fault, Line) = (null, _next);
        var (quoted, closed, any) = (false, false, false);
        while (true)
        {
            var c = _reader.Read();
            if (c < 0)
            {
                if (quoted)
                {
                    Fault ??= "a quoted field is never closed.";
                }

                if (any)
                {
                    EndField();
                }

                return any;
            }

            any = true;
            if (c == '\n')
            {
                _next++;
            }

            if (quoted)
            {
                if (c != '"')
                {
                    Append((char)c);
                }
                else if (_reader.Peek() == '"')
                {
                    _reader.Read();
                    Append('"');
                }
                else
                {
                    (quoted, closed) = (false, true);
                }
            }
            else if (c == '\n')
            {
                EndField();
                return true;
            }
            else if (c == ',')
            {
                EndField();
                closed = false;
            }
            else if (c == '"' && _field.Length == 0 && !closed)
            {
                quoted = true;
            }
            else if (c != '\r' || _reader.Peek() != '\n')
            {
                if (c == '"' || (closed && c != ' '))
                {
                    Fault ??= "a quote stands inside a field; quote the whole field and double the quotes in it.";
                }

                Append((char)c);
            }
        }
    }

    private void Append(char c)
    {
        if (_field.Length < MaxField)
        {
            _field.Append(c);
        }
        else
        {
            Fault ??= string.Create(CultureInfo.InvariantCulture, $"a field is longer than {MaxField} characters.");
        }
    }

    private void EndField()
    {
        if (_fields.Count < MaxColumns)
        {
            _fields.Add(_field.ToString());
        }
        else
        {
            Fault ??= string.Create(CultureInfo.InvariantCulture, $"more than {MaxColumns} fields.");
        }

        _field.Clear();
    }
}
