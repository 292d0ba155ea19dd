using System.Text.Json.Serialization;

namespace BedrockSelector.Statements;

/// <summary>What a month will cost, by its days so far and those before it.</summary>
/// <remarks>
/// Whole days of the history are taken as draws of one distribution: the mean is carried to the end of the month, and the interval is
/// that of a sum of new draws about an estimated mean (Student's t). A trend or a new workload is outside of it.
/// </remarks>
public sealed record UsageForecast
{
    /// <summary>Gets the version of the document.</summary>
    /// <value><c>usage-forecast/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "usage-forecast/1";

    /// <summary>Gets the month.</summary>
    /// <value>Its first day: that of the last record.</value>
    public required DateOnly Month { get; init; }

    /// <summary>Gets the currency of every amount.</summary>
    /// <value><c>USD</c>.</value>
    public string Currency { get; } = "USD";

    /// <summary>Gets what the month cost so far.</summary>
    /// <value>US dollars, of what has a price.</value>
    public required decimal SpentUsd { get; init; }

    /// <summary>Gets the time left in the month after the last record's hour.</summary>
    /// <value>Days; zero or more.</value>
    public required decimal DaysLeft { get; init; }

    /// <summary>Gets the whole days that the forecast rests on.</summary>
    /// <value>Zero or more, at most the last 28.</value>
    public required int HistoryDays { get; init; }

    /// <summary>Gets what the whole month will cost.</summary>
    /// <value>US dollars; <see langword="null"/> without a whole day of history while days are left.</value>
    public required decimal? ForecastUsd { get; init; }

    /// <summary>Gets the lower end of the interval.</summary>
    /// <value>US dollars, not below <see cref="SpentUsd"/>; <see langword="null"/> with less than two whole days of history.</value>
    public required decimal? LowUsd { get; init; }

    /// <summary>Gets the upper end of the interval.</summary>
    /// <value>US dollars; <see langword="null"/> with less than two whole days of history.</value>
    public required decimal? HighUsd { get; init; }

    /// <summary>Gets how likely the interval holds the cost of the month.</summary>
    /// <value>0.9.</value>
    public double Confidence { get; } = 0.9;

    /// <summary>Gets the budget of the month.</summary>
    /// <value>US dollars; <see langword="null"/> where none was given.</value>
    public decimal? BudgetUsd { get; init; }

    /// <summary>Gets whether the month stays within its budget.</summary>
    /// <value>
    /// <see langword="true"/> where the whole interval does, <see langword="false"/> where none of it does or the budget is spent;
    /// <see langword="null"/> where it is open, or without a budget.
    /// </value>
    public bool? WithinBudget => BudgetUsd is not { } budget ? null
        : SpentUsd > budget || LowUsd > budget ? false
        : HighUsd <= budget || (DaysLeft == 0m && SpentUsd <= budget) ? true
        : null;
}
