using System.Collections.Immutable;

namespace BedrockSelector.Logs;

/// <summary>Finds the files of a log.</summary>
public static class InvocationLogFiles
{
    /// <summary>Lists files: those named, and all within directories named.</summary>
    /// <param name="paths">Files and directories.</param>
    /// <returns>Paths: named files in the order given, files of a directory and its subdirectories in ordinal order; hidden files are left out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="paths"/> is <see langword="null"/>.</exception>
    /// <exception cref="FileNotFoundException">A path is neither a file nor a directory.</exception>
    public static ImmutableArray<string> Find(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var files = ImmutableArray.CreateBuilder<string>();
        foreach (var path in paths)
        {
            if (File.Exists(path))
            {
                files.Add(path);
            }
            else if (Directory.Exists(path))
            {
                files.AddRange(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                    .Where(static file => !Path.GetFileName(file).StartsWith('.'))
                    .Order(StringComparer.Ordinal));
            }
            else
            {
                throw new FileNotFoundException($"'{path}' is neither a file nor a directory.", path);
            }
        }

        return files.DrainToImmutable();
    }

    /// <summary>Gets whether a file lies beside logs and is none: the check that logging may write, or the body of a call too long for its record.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>Whether its name is that of one; nothing is missed when nothing is read of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    public static bool IsNoLog(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = Path.GetFileName(path);
        return name == "amazon-bedrock-logs-permission-check"
            || (Path.GetFileName(Path.GetDirectoryName(path)) == "data"
                && (name.Contains("_input.json", StringComparison.Ordinal) || name.Contains("_output.json", StringComparison.Ordinal)));
    }
}
