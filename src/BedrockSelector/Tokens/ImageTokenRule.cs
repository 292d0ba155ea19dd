using System.Collections.Immutable;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tokens;

/// <summary>How some models turn an image into tokens.</summary>
internal sealed record ImageTokenRule
{
    public required ImmutableArray<string> Models { get; init; }

    public required ImageTokenRuleKind Kind { get; init; }

    public int TokensPerTile { get; init; }

    public int FlatTokens { get; init; }

    public int MaxSide { get; init; }

    public int MaxTokens { get; init; }

    public ImmutableArray<(ImageSize Size, int Tokens)> Sizes { get; init; } = [];

    public required double Band { get; init; }

    public required CatalogSource Source { get; init; }

    public int TokensOf(ImageSize size) => Kind switch
    {
        ImageTokenRuleKind.Tiles560 => Tiles(size.Height) * Tiles(size.Width) * TokensPerTile,
        ImageTokenRuleKind.Patches28 => Patches(size),
        ImageTokenRuleKind.Table => Nearest(size),
        _ => FlatTokens,
    };

    // min(2, max(side // 560, 1)), as the Amazon Bedrock guide writes it for Llama 3.2.
    private static int Tiles(int side) => Math.Clamp(side / 560, 1, 2);

    private int Patches(ImageSize size)
    {
        var scale = Math.Min(1d, (double)MaxSide / Math.Max(size.Width, size.Height));
        var columns = (long)Math.Ceiling(size.Width * scale / 28d);
        var rows = (long)Math.Ceiling(size.Height * scale / 28d);
        return (int)Math.Min(columns * rows, MaxTokens);
    }

    // The model rescales an image to the nearest aspect ratio first, so the table is read by aspect and then by area.
    private int Nearest(ImageSize size)
    {
        var best = Sizes[0];
        var bestDistance = (Aspect: double.MaxValue, Area: double.MaxValue);
        foreach (var row in Sizes)
        {
            var distance = (Math.Abs(Math.Log(Aspect(row.Size) / Aspect(size))), Math.Abs(Math.Log(Area(row.Size) / Area(size))));
            if (distance.CompareTo(bestDistance) < 0)
            {
                (best, bestDistance) = (row, distance);
            }
        }

        return best.Tokens;
    }

    private static double Aspect(ImageSize size) => (double)Math.Max(size.Width, size.Height) / Math.Min(size.Width, size.Height);

    private static double Area(ImageSize size) => (double)size.Width * size.Height;
}
