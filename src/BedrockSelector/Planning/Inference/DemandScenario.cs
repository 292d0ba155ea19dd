namespace BedrockSelector.Planning.Inference;

/// <summary>One way in which traffic may turn out.</summary>
public sealed record DemandScenario
{
    /// <summary>Makes a scenario.</summary>
    /// <param name="demand">The traffic.</param>
    /// <param name="weight">How likely it is beside the others; above zero, of any scale.</param>
    /// <param name="name">A name for reports.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weight"/> is not above zero.</exception>
    public DemandScenario(DemandSeries demand, decimal weight = 1m, string name = "demand")
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        (Demand, Weight, Name) = (demand, weight, name);
    }

    /// <summary>Gets the traffic.</summary>
    /// <value>A series.</value>
    public DemandSeries Demand { get; }

    /// <summary>Gets how likely the scenario is beside the others.</summary>
    /// <value>Above zero; probabilities are weights divided by their sum.</value>
    public decimal Weight { get; }

    /// <summary>Gets the name.</summary>
    /// <value>Any text.</value>
    public string Name { get; }
}
