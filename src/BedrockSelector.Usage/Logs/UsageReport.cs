using System.Collections.Immutable;
using BedrockSelector.Quantities;

namespace BedrockSelector.Logs;

/// <summary>Use read from logs, and everything odd that was met on the way.</summary>
/// <remarks>Equality compares arrays by reference.</remarks>
public sealed record UsageReport
{
    /// <summary>Gets the use.</summary>
    /// <value>By hour, then model id and the rest, ordinal. Empty when no record was found.</value>
    public required ImmutableArray<UsageCell> Cells { get; init; }

    /// <summary>Gets what the reader told apart.</summary>
    public required LogReaderOptions Options { get; init; }

    /// <summary>Gets the files or streams read.</summary>
    /// <value>In the order read, with the kind found and the records of each.</value>
    public required ImmutableArray<UsageFile> Files { get; init; }

    /// <summary>Gets the lines or pieces read.</summary>
    /// <value>Zero or more, blank ones included.</value>
    public required long Lines { get; init; }

    /// <summary>Gets the records counted.</summary>
    /// <value>Zero or more.</value>
    public required long Records { get; init; }

    /// <summary>Gets the bytes read, after decompression.</summary>
    /// <value>Zero or more.</value>
    public required long Bytes { get; init; }

    /// <summary>Gets how often each oddity occurred.</summary>
    /// <value>One entry a kind that occurred, in the order of the kinds.</value>
    public required ValueList<LogProblemCount> ProblemCounts { get; init; }

    /// <summary>Gets the first examples of each oddity.</summary>
    /// <value>At most <see cref="InvocationLogReader.ExamplesPerKind"/> a kind, in the order met.</value>
    public required ImmutableArray<LogProblem> Examples { get; init; }

    /// <summary>Gets when each imported model was called.</summary>
    /// <value>By its ARN, ordinal: seconds since the beginning of the calendar, rising. Imported models are billed by the time that copies are active.</value>
    public required ImmutableArray<KeyValuePair<string, ImmutableArray<long>>> ImportedSeconds { get; init; }

    /// <summary>Gets the files of which nothing was read.</summary>
    /// <value>Those with lines and no record, and empty ones; whoever adds up must not take them for no use.</value>
    public ImmutableArray<UsageFile> Unread => [.. Files.Where(static file => file.Records == 0)];

    /// <summary>Gets how often one oddity occurred.</summary>
    /// <param name="kind">The oddity.</param>
    /// <returns>Zero or more.</returns>
    public long CountOf(LogProblemKind kind) => ProblemCounts.FirstOrDefault(one => one.Kind == kind)?.Count ?? 0;
}
