namespace BedrockSelector.Customization.DataSets;

/// <summary>What a data set is for.</summary>
public enum DataSetRole
{
    /// <summary>The model learns from it.</summary>
    Training = 0,

    /// <summary>The model is measured on it.</summary>
    Validation,
}
