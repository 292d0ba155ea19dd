using System.Collections.Immutable;
using BedrockSelector.Bills;
using BedrockSelector.Logs;

namespace BedrockSelector.Cli.Commands;

/// <summary>Reads bills named on the command line.</summary>
internal static class BillFiles
{
    // What lies beside the files of an export and is no bill.
    private static readonly string[] Besides = [".json", ".sql", ".yml", ".yaml", ".md", ".txt"];

    public static async Task<BillReport> ReadAsync(IEnumerable<string> paths, ImmutableArray<string> attributes, CancellationToken cancellation)
    {
        var named = paths.ToArray();
        var reader = new BillReader(attributes);
        foreach (var file in InvocationLogFiles.Find(named).Where(file => named.Contains(file) || !Besides.Contains(Path.GetExtension(file))))
        {
            await reader.ReadFileAsync(file, cancellation);
        }

        return reader.Report();
    }

    /// <summary>Why a bill cannot be answered for as a whole; <see langword="null"/> when every file was read.</summary>
    public static string? Unread(IReadOnlyCollection<BillFile> files)
    {
        if (files.FirstOrDefault(static file => file.Form == BillForm.Unknown) is { } other)
        {
            return $"'{other.Name}' is no bill: neither a cost and usage report nor a FOCUS export, as CSV, gzip or Parquet, has such columns.";
        }

        return files.Sum(static file => file.BedrockLines) == 0 ? $"no line of Amazon Bedrock among {files.Sum(static file => file.Lines)} lines of {files.Count} files." : null;
    }
}
