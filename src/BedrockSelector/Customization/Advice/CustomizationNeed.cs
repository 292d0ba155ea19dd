using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Advice;

/// <summary>What a caller has and wants, for choosing a method and a base.</summary>
public sealed record CustomizationNeed
{
    /// <summary>Gets what there is to train on.</summary>
    /// <value>Labelled examples by default.</value>
    public CustomizationInput Input { get; init; }

    /// <summary>Gets whether the examples hold images beside text.</summary>
    /// <value>False by default.</value>
    public bool HasImages { get; init; }

    /// <summary>Gets how many records there are.</summary>
    /// <value>Zero or more; <see langword="null"/> checks no limit.</value>
    public long? Records
    {
        get;
        init { ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0); field = value; }
    }

    /// <summary>Gets how many tokens the data have, once over.</summary>
    /// <value>Zero or more; <see langword="null"/> leaves costs by token missing.</value>
    public decimal? Tokens
    {
        get;
        init { ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0); field = value; }
    }

    /// <summary>Gets how many hours a reinforcement may train.</summary>
    /// <value>Zero or more; <see langword="null"/> leaves costs by hour missing.</value>
    public decimal? TrainingHours
    {
        get;
        init { ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0); field = value; }
    }

    /// <summary>Gets what training may cost.</summary>
    /// <value>US dollars, zero or more; <see langword="null"/> for no limit.</value>
    public decimal? BudgetUsd
    {
        get;
        init { ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0); field = value; }
    }

    /// <summary>Gets what one request to the custom model uses.</summary>
    /// <value><see langword="null"/> ranks by the cost of training alone.</value>
    public Usage? RequestUsage { get; init; }

    /// <summary>Gets how many requests there are a month.</summary>
    /// <value>Zero or more; zero unless set.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public decimal RequestsPerMonth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Gets for how many months the model is stored and served.</summary>
    /// <value>Above zero, at most 120; 12 unless set.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public decimal Months
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 120m);
            field = value;
        }
    } = 12m;

    /// <summary>Gets the region in which to train.</summary>
    /// <value><see langword="null"/>, the default, for any.</value>
    public AwsRegion? Region { get; init; }

    /// <summary>Gets how the model is to be served.</summary>
    /// <value><see langword="null"/>, the default, for any way.</value>
    public ServingWay? Serving { get; init; }

    /// <summary>Gets the day for rates and lifecycles.</summary>
    /// <value>Required: the core reads no clock.</value>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets whether bases past their end are advised too.</summary>
    /// <value>False by default.</value>
    public bool IncludeEnded { get; init; }

    /// <summary>Gets whether rates count that are computed and not read.</summary>
    /// <value>False by default.</value>
    public bool AllowDerivedRates { get; init; }
}
