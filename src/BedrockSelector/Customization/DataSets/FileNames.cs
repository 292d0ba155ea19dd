using System.Buffers;

namespace BedrockSelector.Customization.DataSets;

/// <summary>What AWS takes in names of training files and media: letters, digits, hyphen, underscore, slash and dot.</summary>
internal static class FileNames
{
    public static SearchValues<char> Allowed { get; } =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/.");
}
