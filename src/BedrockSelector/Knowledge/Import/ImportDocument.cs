using System.Text;

namespace BedrockSelector.Knowledge.Import;

/// <summary>A file that AWS or its command-line tool wrote.</summary>
/// <param name="Name">A file name, for messages.</param>
/// <param name="Json">The content, UTF-8.</param>
/// <param name="Region">The region for which it was asked, where its ARNs do not say; they must agree with it. <see langword="null"/> to read it from them.</param>
public sealed record ImportDocument(string Name, ReadOnlyMemory<byte> Json, AwsRegion? Region = null)
{
    /// <summary>Makes a document of text.</summary>
    /// <param name="name">A file name, for messages.</param>
    /// <param name="json">The content.</param>
    /// <param name="region">The region for which it was asked, or <see langword="null"/>.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="json"/> is <see langword="null"/>.</exception>
    public static ImportDocument Of(string name, string json, AwsRegion? region = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(json);
        return new(name, Encoding.UTF8.GetBytes(json), region);
    }
}
