namespace BedrockSelector.Quantities;

/// <summary>Something that a price may depend on beside model, region, scope, tier, meter and date: a commitment, the size of a picture.</summary>
/// <remarks>
/// An open set: the catalog declares each dimension with all that follows from it, and an overlay may declare more. Named here are those alone by
/// which the library itself asks for a price. <c>default</c> names nothing.
/// </remarks>
public readonly record struct Dimension
{
    private readonly string? _name;

    private Dimension(string name) => _name = name;

    /// <summary>Gets the dimension of the commitment term of capacity.</summary>
    /// <value><c>term</c>; its values are the names of <see cref="CommitmentTerm"/>.</value>
    public static Dimension Term { get; } = new("term");

    /// <summary>Gets the dimension of the input size above which a price holds for the whole request.</summary>
    /// <value><c>context-above</c>; its values are whole numbers of tokens.</value>
    public static Dimension ContextAbove { get; } = new("context-above");

    /// <summary>Gets the dimension of whose use is priced: a base model, a custom or an imported one.</summary>
    /// <value><c>for</c>.</value>
    public static Dimension Subject { get; } = new("for");

    /// <summary>Gets the dimension's name.</summary>
    /// <value>Lower-case words joined by hyphens; empty for <c>default</c>.</value>
    public string Name => _name ?? "";

    /// <summary>Makes a dimension from its name.</summary>
    /// <param name="name">Lower-case letters and digits in words joined by single hyphens.</param>
    /// <returns>The dimension.</returns>
    /// <exception cref="FormatException"><paramref name="name"/> is not of that form.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public static Dimension Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryParse(name, out var dimension)
            ? dimension
            : throw new FormatException($"'{name}' is not the name of a dimension; they look like 'context-above'.");
    }

    /// <summary>Makes a dimension from its name, if the name has the right form.</summary>
    /// <param name="name">A candidate name.</param>
    /// <param name="dimension">The dimension, or <c>default</c>.</param>
    /// <returns>Whether <paramref name="name"/> has the form. It says nothing about whether the catalog declares it.</returns>
    public static bool TryParse(string? name, out Dimension dimension)
    {
        dimension = HyphenatedName.IsValid(name) ? new(name) : default;
        return dimension != default;
    }

    /// <summary>Returns the name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
