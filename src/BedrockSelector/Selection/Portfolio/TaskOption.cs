namespace BedrockSelector.Selection.Portfolio;

/// <summary>A model that may be given a kind of work, with what it would achieve and cost there.</summary>
/// <remarks>Figures have at most 12 decimals and a magnitude of at most a billion: within that, portfolios are computed exactly.</remarks>
public sealed record TaskOption
{
    /// <summary>The most decimals of a figure: 12.</summary>
    public const int MaxDecimals = 12;

    /// <summary>The largest figure: a billion.</summary>
    public const decimal MaxFigure = 1_000_000_000m;

    /// <summary>Makes an option.</summary>
    /// <param name="task">The kind of work; not empty.</param>
    /// <param name="model">The model; not empty.</param>
    /// <param name="quality">The quality of the model at the task.</param>
    /// <param name="costUsd">US dollars each time the task occurs; zero or more.</param>
    /// <param name="weight">How often the task occurs, relative to the others; above 0, and the same for all options of a task.</param>
    /// <exception cref="ArgumentException"><paramref name="task"/> or <paramref name="model"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A figure is out of range or has more than 12 decimals.</exception>
    public TaskOption(string task, string model, decimal quality, decimal costUsd, decimal weight = 1m)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(task);
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        ArgumentOutOfRangeException.ThrowIfNegative(quality);
        ArgumentOutOfRangeException.ThrowIfNegative(costUsd);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        Check(quality, nameof(quality));
        Check(costUsd, nameof(costUsd));
        Check(weight, nameof(weight));
        (Task, Model, Quality, CostUsd, Weight) = (task, model, quality, costUsd, weight);
    }

    /// <summary>Gets the kind of work.</summary>
    public string Task { get; }

    /// <summary>Gets the model.</summary>
    public string Model { get; }

    /// <summary>Gets the quality of the model at the task.</summary>
    /// <value>Zero or more, on any scale that is the same for all options.</value>
    public decimal Quality { get; }

    /// <summary>Gets the cost each time the task occurs.</summary>
    /// <value>US dollars; zero or more.</value>
    public decimal CostUsd { get; }

    /// <summary>Gets how often the task occurs.</summary>
    /// <value>Above 0; 1 by default.</value>
    public decimal Weight { get; }

    /// <summary>Gets whether a figure is within the limits.</summary>
    /// <param name="figure">A quality, a cost in US dollars or a weight.</param>
    /// <returns>Whether it is at most <see cref="MaxFigure"/> and has at most <see cref="MaxDecimals"/> decimals.</returns>
    public static bool IsExact(decimal figure) => figure <= MaxFigure && decimal.Round(figure, MaxDecimals) == figure;

    private static void Check(decimal figure, string name)
    {
        if (!IsExact(figure))
        {
            throw new ArgumentOutOfRangeException(name, figure, $"A figure is at most {MaxFigure} and has at most {MaxDecimals} decimals.");
        }
    }
}
