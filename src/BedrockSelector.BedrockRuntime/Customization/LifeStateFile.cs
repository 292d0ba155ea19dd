using System.Text.Json;
using BedrockSelector.Answers;
using BedrockSelector.Customization.Life;

namespace BedrockSelector.BedrockRuntime.Customization;

/// <summary>The state of a custom model's life in a file, which one program holds at a time.</summary>
/// <remarks>
/// Each change is on the disk before <see cref="Save"/> returns: written to a file beside, flushed, and moved over the old one, so that a
/// program killed at any point leaves the state before or after, never half of one. Not safe for use by several threads.
/// </remarks>
public sealed class LifeStateFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _lock;

    private LifeStateFile(string path, FileStream hold, LifeState state) => (_path, _lock, State) = (path, hold, state);

    /// <summary>Gets the state.</summary>
    /// <value>As last read or saved.</value>
    public LifeState State { get; private set; }

    /// <summary>Opens a state, or begins one.</summary>
    /// <param name="path">The file; need not exist.</param>
    /// <returns>The state, held until it is disposed of.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read, or another program holds it.</exception>
    /// <exception cref="FormatException">The file is no state.</exception>
    public static LifeStateFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileStream hold;
        try
        {
            hold = new(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception) when (File.Exists(path + ".lock"))
        {
            throw new IOException($"Another program holds '{path}'; wait until it has ended.", exception);
        }

        try
        {
            return new(path, hold, Read(path));
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>Reads a state without holding it.</summary>
    /// <param name="path">The file; need not exist.</param>
    /// <returns>The state; empty when there is no file.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">The file is no state.</exception>
    public static LifeState Read(string path)
    {
        if (!File.Exists(path))
        {
            return new();
        }

        try
        {
            return AnswerJson.Deserialize<LifeState>(File.ReadAllText(path));
        }
        catch (JsonException exception)
        {
            throw new FormatException($"'{path}' is no state of a custom model: {exception.Message}", exception);
        }
    }

    /// <summary>Writes an entry down.</summary>
    /// <param name="entry">The entry; one with its token is replaced.</param>
    /// <exception cref="ArgumentNullException"><paramref name="entry"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(LifeStateEntry entry)
    {
        var state = State.With(entry);
        var beside = _path + ".new";
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            using (var text = new StreamWriter(file, leaveOpen: true))
            {
                text.Write(AnswerJson.Serialize(state));
                text.Write('\n');
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(beside, _path, overwrite: true);
        State = state;
    }

    /// <summary>Lets go of the state.</summary>
    public void Dispose() => _lock.Dispose();
}
