using System.Globalization;
using nietras.SeparatedValues;

namespace BedrockSelector.Tables;

/// <summary>Writes comma-separated text: a heading and rows of as many fields, each line ended by a line feed.</summary>
/// <remarks>
/// Fields are quoted where RFC 4180 asks for it. A field that a spreadsheet would run as a formula gets an apostrophe before it,
/// and control characters become blanks or U+FFFD; numbers stay as they are. Not thread-safe.
/// </remarks>
public sealed class CsvWriter : IDisposable
{
    private readonly TextWriter _target;
    private readonly string _newLine;
    private readonly SepWriter _writer;
    private readonly int _columns;

    /// <summary>Starts a table and writes its heading.</summary>
    /// <param name="writer">Where to write; left open.</param>
    /// <param name="columns">The names of the columns; one or more.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public CsvWriter(TextWriter writer, IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0)
        {
            throw new ArgumentException("A table has one column or more.", nameof(columns));
        }

        (_target, _newLine, _columns) = (writer, writer.NewLine, columns.Count);
        writer.NewLine = "\n";
        _writer = Sep.New(',').Writer(static options => options with { Escape = true, WriteHeader = false }).To(writer, leaveOpen: true);
        Write(columns);
    }

    /// <summary>Writes a row.</summary>
    /// <param name="fields">One text a column.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fields"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are more or fewer fields than columns.</exception>
    public void Write(IReadOnlyList<string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count != _columns)
        {
            throw new ArgumentException($"The row has {fields.Count} fields; the table has {_columns} columns.", nameof(fields));
        }

        using var row = _writer.NewRow();
        for (var i = 0; i < _columns; i++)
        {
            row[i].Set(Safe(fields[i]));
        }
    }

    /// <summary>Writes what is held back, and leaves the text writer open.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _target.NewLine = _newLine;
    }

    private static string Safe(string text)
    {
        var safe = text.Any(char.IsControl)
            ? string.Concat(text.Select(static c => !char.IsControl(c) ? c : c is '\n' or '\r' or '\t' ? ' ' : '\uFFFD'))
            : text;
        return IsFormula(safe) ? "'" + safe : safe;
    }

    private static bool IsFormula(string text) =>
        text.Length > 1
        && (text[0] is '=' or '@'
            || (text[0] is '+' or '-' && !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)));
}
