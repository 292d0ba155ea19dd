namespace BedrockSelector.Cli.Commands;

/// <summary>Writes files whole or not at all: an application that watches one never sees half of it.</summary>
internal static class FileOutput
{
    public static async Task WriteAsync(string option, string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            throw new CliException($"{option} '{path}': the folder '{folder}' does not exist.");
        }

        if (Directory.Exists(path))
        {
            throw new CliException($"{option} '{path}' is a folder; give a file.");
        }

        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");
        try
        {
            await File.WriteAllBytesAsync(temporary, content.ToArray(), cancellation);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
