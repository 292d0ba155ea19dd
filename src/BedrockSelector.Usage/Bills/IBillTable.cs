namespace BedrockSelector.Bills;

/// <summary>Rows of a bill under named columns, whatever the file is.</summary>
internal interface IBillTable : IDisposable
{
    /// <summary>The names of the columns, lower-case.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The number of the current row, counted as the file counts its lines.</summary>
    long Line { get; }

    /// <summary>Why the current row is unusable, or null.</summary>
    string? Fault { get; }

    /// <summary>Moves to the next row; false at the end.</summary>
    ValueTask<bool> ReadAsync(CancellationToken cancellation);

    /// <summary>The text of a column of the current row; empty where it has none.</summary>
    string At(int column);
}
