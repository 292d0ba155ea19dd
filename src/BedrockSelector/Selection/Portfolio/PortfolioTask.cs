namespace BedrockSelector.Selection.Portfolio;

/// <summary>A kind of work whose models come from the catalog.</summary>
public sealed record PortfolioTask
{
    /// <summary>Gets the name.</summary>
    /// <value>Not empty; each once in a portfolio.</value>
    public required string Name
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>Gets what one request uses and needs.</summary>
    /// <value>Its weights take no part: a portfolio trades quality against cost.</value>
    public required SelectionRequest Request { get; init; }

    /// <summary>Gets how often the work occurs.</summary>
    /// <value>Above 0; 1 by default.</value>
    public decimal Weight
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 1m;
}
