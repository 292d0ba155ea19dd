using System.Globalization;
using System.Text;
using System.Text.Json;
using BedrockSelector.Quantities;
using Parquet;
using Parquet.Schema;

namespace BedrockSelector.Bills;

/// <summary>A bill as Parquet: one group of rows in memory at a time, and of it the columns asked for.</summary>
internal sealed class ParquetBillTable : IBillTable
{
    private readonly ParquetReader _reader;
    private readonly Dictionary<int, string[]> _columns = [];
    private readonly Field[] _fields;
    private readonly HashSet<int> _wanted = [];
    private int _group = -1;
    private int _row;
    private int _rows;

    private ParquetBillTable(ParquetReader reader)
    {
        _reader = reader;
        _fields = [.. reader.Schema.Fields];
        Names = [.. _fields.Select(static field => field.Name.ToLowerInvariant())];
    }

    public IReadOnlyList<string> Names { get; }

    public long Line { get; private set; }

    public string? Fault => null;

    public static async Task<ParquetBillTable> OpenAsync(Stream stream, CancellationToken cancellation) =>
        new(await ParquetReader.CreateAsync(stream, leaveStreamOpen: true, cancellationToken: cancellation).ConfigureAwait(false));

    public async ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        Line++;
        while (++_row >= _rows)
        {
            if (++_group >= _reader.RowGroupCount)
            {
                return false;
            }

            await LoadAsync(cancellation).ConfigureAwait(false);
            _row = -1;
        }

        return true;
    }

    /// <summary>Names a column that will be asked for; before the first row.</summary>
    public void Want(int column) => _wanted.Add(column);

    public string At(int column) => column >= 0 && _columns.TryGetValue(column, out var texts) ? texts[_row] : "";

    public void Dispose() => _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task LoadAsync(CancellationToken cancellation)
    {
        using var group = _reader.OpenRowGroupReader(_group);
        (_rows, _row) = ((int)group.RowCount, 0);
        _columns.Clear();
        foreach (var column in _wanted)
        {
            _columns[column] = _fields[column] switch
            {
                DataField field => await TextsAsync(group, field, _rows, cancellation).ConfigureAwait(false),
                MapField { Key: DataField key, Value: DataField value } => await MapsAsync(group, key, value, _rows, cancellation).ConfigureAwait(false),
                _ => [.. Enumerable.Repeat("", _rows)],
            };
        }
    }

    private static async Task<string[]> TextsAsync(ParquetRowGroupReader group, DataField field, int rows, CancellationToken cancellation)
    {
        var type = Nullable.GetUnderlyingType(field.ClrType) ?? field.ClrType;
        if (type == typeof(string) || type == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[rows];
            await group.ReadAsync(field, texts.AsMemory(), null, cancellation).ConfigureAwait(false);
            return Array.ConvertAll(texts, static text => text ?? "");
        }

        return type == typeof(double) ? await ReadAsync<double>(group, field, rows, Text, cancellation).ConfigureAwait(false)
            : type == typeof(float) ? await ReadAsync<float>(group, field, rows, static value => Text(value), cancellation).ConfigureAwait(false)
            : type == typeof(decimal) ? await ReadAsync<decimal>(group, field, rows, DecimalText.Plain, cancellation).ConfigureAwait(false)
            : type == typeof(long) ? await ReadAsync<long>(group, field, rows, static value => value.ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false)
            : type == typeof(int) ? await ReadAsync<int>(group, field, rows, static value => value.ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false)
            : type == typeof(bool) ? await ReadAsync<bool>(group, field, rows, static value => value ? "true" : "false", cancellation).ConfigureAwait(false)
            : type == typeof(DateTime) ? await ReadAsync<DateTime>(group, field, rows, Text, cancellation).ConfigureAwait(false)
            : throw new NotSupportedException($"The column {field.Name} is of a type that no bill has, {type.Name}.");
    }

    private static async Task<string[]> ReadAsync<T>(ParquetRowGroupReader group, DataField field, int rows, Func<T, string> text, CancellationToken cancellation)
        where T : struct
    {
        if (!field.IsNullable)
        {
            var whole = new T[rows];
            await group.ReadAsync<T>(field, whole.AsMemory(), null, cancellation).ConfigureAwait(false);
            return Array.ConvertAll(whole, value => text(value));
        }

        var values = new T?[rows];
        await group.ReadAsync<T>(field, values.AsMemory(), null, cancellation).ConfigureAwait(false);
        return Array.ConvertAll(values, value => value is { } one ? text(one) : "");
    }

    // A map becomes the JSON object that it is in a CSV. Levels say where a row begins and what is absent; values stand close together.
    private static async Task<string[]> MapsAsync(ParquetRowGroupReader group, DataField key, DataField value, int rows, CancellationToken cancellation)
    {
        var (names, texts) = (await RawAsync(group, key, cancellation).ConfigureAwait(false), await RawAsync(group, value, cancellation).ConfigureAwait(false));
        var maps = new string[rows];
        Array.Fill(maps, "");
        using var buffer = new MemoryStream();
        var (nextName, nextText) = (0, 0);
        for (int row = 0, i = 0; i < names.Defined.Length && row < rows; row++)
        {
            buffer.SetLength(0);
            using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                do
                {
                    var name = names.Defined[i] == key.MaxDefinitionLevel ? names.Values[nextName++].ToString() : null;
                    var text = texts.Defined[i] == value.MaxDefinitionLevel ? texts.Values[nextText++].ToString() : null;
                    if (name is not null && text is not null)
                    {
                        json.WriteString(name, text);
                    }
                }
                while (++i < names.Defined.Length && names.Repeated[i] > 0);
                json.WriteEndObject();
            }

            maps[row] = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        }

        return maps;
    }

    private static async Task<(ReadOnlyMemory<char>[] Values, int[] Defined, int[] Repeated)> RawAsync(ParquetRowGroupReader group, DataField field, CancellationToken cancellation)
    {
        var count = (int)(group.GetMetadata(field)?.MetaData?.NumValues ?? 0);
        var (values, defined, repeated) = (new ReadOnlyMemory<char>[count], new int[count], new int[count]);
        await group.ReadRawAsync<ReadOnlyMemory<char>>(field, values.AsMemory(), defined.AsMemory(), repeated.AsMemory(), cancellation).ConfigureAwait(false);
        return (values, defined, repeated);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(DateTime value) => value.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
