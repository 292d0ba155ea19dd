namespace BedrockSelector.Customization;

/// <summary>What kind of value a hyperparameter takes. It is sent as a string in any case.</summary>
public enum HyperparameterType
{
    /// <summary>A whole number.</summary>
    WholeNumber = 0,

    /// <summary>A decimal number; an exponent is allowed.</summary>
    Number,

    /// <summary>One of a few words.</summary>
    Word,
}
