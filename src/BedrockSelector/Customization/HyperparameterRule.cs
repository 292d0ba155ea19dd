using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization;

/// <summary>A hyperparameter of a base model and method: its type, range and default.</summary>
/// <remarks>Holds an array: compared by reference of the array.</remarks>
public sealed record HyperparameterRule
{
    /// <summary>Gets the name as AWS spells it.</summary>
    /// <value>Such as <c>epochCount</c>; case-sensitive.</value>
    public required string Name { get; init; }

    /// <summary>Gets the type.</summary>
    /// <value>Integer, float or word.</value>
    public required HyperparameterType Type { get; init; }

    /// <summary>Gets the smallest value.</summary>
    /// <value>Inclusive; <see langword="null"/> when none is published.</value>
    public decimal? Min { get; init; }

    /// <summary>Gets the largest value.</summary>
    /// <value>Inclusive; <see langword="null"/> when none is published.</value>
    public decimal? Max { get; init; }

    /// <summary>Gets the value AWS uses when none is sent.</summary>
    /// <value>As AWS writes it, such as <c>1e-5</c>; <see langword="null"/> when none is published.</value>
    public string? Default { get; init; }

    /// <summary>Gets the words accepted beside or instead of a number.</summary>
    /// <value>Case-sensitive; may be empty.</value>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Gets the value in AWS's own example.</summary>
    /// <value>Not a default; <see langword="null"/> when there is none.</value>
    public string? Example { get; init; }

    /// <summary>Gets a remark.</summary>
    /// <value>A sentence, or <see langword="null"/>.</value>
    public string? Note { get; init; }

    /// <summary>Gets the source.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required CatalogSource Source { get; init; }

    /// <summary>Gets the rule as text, such as <c>a whole number from 1 to 5</c>.</summary>
    /// <value>Culture-invariant text.</value>
    public string Accepts
    {
        get
        {
            var number = Type switch
            {
                HyperparameterType.WholeNumber => "a whole number",
                HyperparameterType.Number => "a number",
                _ => null,
            };
            var range = (Min, Max) switch
            {
                ({ } min, { } max) when min == max => $" equal to {min.Plain()}",
                ({ } min, { } max) => $" from {min.Plain()} to {max.Plain()}",
                ({ } min, null) => $" of at least {min.Plain()}",
                (null, { } max) => $" of at most {max.Plain()}",
                _ => "",
            };
            var words = string.Join(" or ", Words.Select(static word => $"'{word}'"));
            return number is null ? words : words.Length == 0 ? number + range : $"{number}{range}, or {words}";
        }
    }

    /// <summary>Checks a value.</summary>
    /// <param name="value">The value as it would be sent.</param>
    /// <returns>What is wrong, the value and the rule in one sentence; <see langword="null"/> when the value is good.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public string? Check(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (Words.Contains(value, StringComparer.Ordinal))
        {
            return null;
        }

        var styles = Type == HyperparameterType.WholeNumber
            ? NumberStyles.AllowLeadingSign
            : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var isNumber = decimal.TryParse(value, styles, CultureInfo.InvariantCulture, out var number);
        return Type != HyperparameterType.Word && isNumber && number >= (Min ?? number) && number <= (Max ?? number)
            ? null
            : $"'{value}' is no {Name}: {Accepts} is accepted.";
    }
}
