using System.Runtime.CompilerServices;

namespace BedrockSelector.Tests;

/// <summary>Where the sources lie from which this assembly was built.</summary>
internal static class SourceTree
{
    public static string Tests { get; } = Path.GetDirectoryName(Here())!;

    public static string Core { get; } = Path.GetFullPath(Path.Combine(Tests, "..", "..", "src", "BedrockSelector"));

    private static string Here([CallerFilePath] string path = "") => path;
}
