using System.Globalization;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization;

/// <summary>A limit of a data set.</summary>
/// <remarks>
/// Names: <c>training-records</c>, <c>validation-records</c>, <c>total-records</c>, <c>record-tokens</c>, <c>input-tokens</c>,
/// <c>output-tokens</c>, <c>record-characters</c>, <c>caption-characters</c>, <c>images-per-record</c>, <c>videos-per-record</c>,
/// <c>image-size</c>, <c>image-side</c>, <c>image-area</c>, <c>image-aspect</c>, <c>video-size</c>, <c>video-seconds</c>,
/// <c>training-file</c>, <c>validation-file</c>, <c>line-length</c>, and what another source says beside:
/// <c>training-records-disputed</c> and <c>training-file-disputed</c>.
/// </remarks>
public sealed record DataSetLimit
{
    /// <summary>Gets what is limited.</summary>
    /// <value>One of the names in the remarks.</value>
    public required string Name { get; init; }

    /// <summary>Gets the lower limit.</summary>
    /// <value>In <see cref="Unit"/>, inclusive; <see langword="null"/> when there is none.</value>
    public decimal? Min { get; init; }

    /// <summary>Gets the upper limit.</summary>
    /// <value>In <see cref="Unit"/>, inclusive; <see langword="null"/> when there is none.</value>
    public decimal? Max { get; init; }

    /// <summary>Gets the unit.</summary>
    /// <value>Such as <c>records</c>, <c>tokens</c>, <c>characters</c>, <c>KB</c>, <c>MB</c> or <c>GB</c>. AWS does not say whether a KB has 1,000 or 1,024 bytes.</value>
    public required string Unit { get; init; }

    /// <summary>Gets the smallest batch size for which the limit holds.</summary>
    /// <value>One or more; <see langword="null"/> when it holds for all.</value>
    public int? BatchFrom { get; init; }

    /// <summary>Gets the largest batch size for which the limit holds.</summary>
    /// <value><see cref="BatchFrom"/> or more; <see langword="null"/> when it holds for all.</value>
    public int? BatchTo { get; init; }

    /// <summary>Gets a remark.</summary>
    /// <value>A sentence, or <see langword="null"/>.</value>
    public string? Note { get; init; }

    /// <summary>Gets the source.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required CatalogSource Source { get; init; }

    /// <summary>Returns the limit as text, such as <c>8 to 20,000 records</c>.</summary>
    /// <returns>Culture-invariant text.</returns>
    public override string ToString() => (Min, Max) switch
    {
        ({ } min, { } max) => string.Create(CultureInfo.InvariantCulture, $"{min:#,0.##} to {max:#,0.##} {Unit}"),
        ({ } min, null) => string.Create(CultureInfo.InvariantCulture, $"at least {min:#,0.##} {Unit}"),
        (null, { } max) => string.Create(CultureInfo.InvariantCulture, $"at most {max:#,0.##} {Unit}"),
        _ => Unit,
    };
}
