using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>An AWS region, such as <c>us-east-1</c>: the one a call is sent to.</summary>
/// <remarks><c>default</c> is no region; its <see cref="Value"/> is the empty string. Whether a region exists is for the catalog to say.</remarks>
[JsonConverter(typeof(TextConverter<AwsRegion>))]
public readonly record struct AwsRegion : IParsable<AwsRegion>
{
    private readonly string? _value;

    /// <summary>Makes a region.</summary>
    /// <param name="value">Lower-case letters, digits and hyphens, such as <c>eu-west-1</c>; at most 32 characters.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="value"/> has another form.</exception>
    public AwsRegion(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!IsValid(value))
        {
            throw new FormatException($"'{value}' is not an AWS region; regions look like 'us-east-1'.");
        }

        _value = value;
    }

    /// <summary>Gets the region's code.</summary>
    /// <value>The text given; empty for <c>default</c>.</value>
    public string Value => _value ?? "";

    static AwsRegion IParsable<AwsRegion>.Parse(string s, IFormatProvider? provider) => new(s);

    static bool IParsable<AwsRegion>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AwsRegion result)
    {
        var valid = IsValid(s);
        result = valid ? new(s!) : default;
        return valid;
    }

    /// <summary>Returns the code.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    // us-east-1, us-gov-west-1, us-iso-east-1: two or more lower-case words and a number.
    internal static bool IsValid(ReadOnlySpan<char> value)
    {
        if (value.Length is 0 or > 32 || !char.IsAsciiLetterLower(value[0]) || !char.IsAsciiDigit(value[^1]))
        {
            return false;
        }

        var hyphens = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '-')
            {
                hyphens++;
                if (value[i - 1] == '-')
                {
                    return false;
                }
            }
            else if (!char.IsAsciiLetterLower(value[i]) && !char.IsAsciiDigit(value[i]))
            {
                return false;
            }
        }

        return hyphens >= 2;
    }
}
