using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Knowledge;

/// <summary>Amazon Bedrock's id of a foundation model, such as <c>amazon.nova-micro-v1:0</c>; never an ARN or an inference profile.</summary>
/// <remarks><c>default</c> is no model; its <see cref="Value"/> is the empty string. Ids compare by ordinal.</remarks>
[JsonConverter(typeof(TextConverter<ModelId>))]
public readonly record struct ModelId : IParsable<ModelId>
{
    private readonly string? _value;

    /// <summary>Makes a model id.</summary>
    /// <param name="value">The id: letters, digits and <c>. : _ -</c>, at most 140 characters.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="value"/> has another form.</exception>
    public ModelId(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!IsValid(value))
        {
            throw new FormatException($"'{value}' is not a model id; ids look like 'amazon.nova-micro-v1:0'.");
        }

        _value = value;
    }

    /// <summary>Gets the id.</summary>
    /// <value>The text given; empty for <c>default</c>.</value>
    public string Value => _value ?? "";

    static ModelId IParsable<ModelId>.Parse(string s, IFormatProvider? provider) => new(s);

    static bool IParsable<ModelId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ModelId result)
    {
        var valid = IsValid(s);
        result = valid ? new(s!) : default;
        return valid;
    }

    /// <summary>Returns the id.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    internal static bool IsValid(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || value.Length > 140 || !char.IsAsciiLetterOrDigit(value[0]))
        {
            return false;
        }

        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or ':' or '_' or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
