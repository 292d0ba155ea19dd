namespace BedrockSelector.Tokens;

/// <summary>The size of an image.</summary>
/// <remarks><c>default</c> has no pixels and is refused by the estimator.</remarks>
public readonly record struct ImageSize
{
    /// <summary>Makes a size.</summary>
    /// <param name="width">Pixels; one or more.</param>
    /// <param name="height">Pixels; one or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is below one.</exception>
    public ImageSize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        (Width, Height) = (width, height);
    }

    /// <summary>Gets the width.</summary>
    /// <value>Pixels; one or more, zero only on <c>default</c>.</value>
    public int Width { get; }

    /// <summary>Gets the height.</summary>
    /// <value>Pixels; one or more, zero only on <c>default</c>.</value>
    public int Height { get; }
}
