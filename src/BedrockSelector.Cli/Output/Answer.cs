using System.Text.Json;

namespace BedrockSelector.Cli.Output;

/// <summary>What a command found: one content, printed in the format asked for.</summary>
internal sealed record Answer
{
    /// <summary>Gets the tables, for people and spreadsheets.</summary>
    public required IReadOnlyList<TextTable> Tables { get; init; }

    /// <summary>Gets the sentences that stand after the tables.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Gets how the JSON document is written.</summary>
    public required Action<Utf8JsonWriter> Json { get; init; }

    /// <summary>Gets the warnings, which go to the error stream.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Gets the one line that says no, which goes to the error stream; <see langword="null"/> for yes.</summary>
    public string? No { get; init; }
}
