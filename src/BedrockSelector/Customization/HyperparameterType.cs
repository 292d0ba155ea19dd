using BedrockSelector.Quantities;

namespace BedrockSelector.Customization;

/// <summary>What kind of value a hyperparameter takes. It is sent as a string in any case.</summary>
public enum HyperparameterType
{
    /// <summary>A whole number.</summary>
    [Named("integer")]
    WholeNumber = 0,

    /// <summary>A decimal number; an exponent is allowed.</summary>
    [Named("float")]
    Number,

    /// <summary>One of a few words.</summary>
    [Named("enum")]
    Word,
}
