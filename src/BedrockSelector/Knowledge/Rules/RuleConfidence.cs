namespace BedrockSelector.Knowledge.Rules;

/// <summary>How sure a rule is.</summary>
internal enum RuleConfidence
{
    /// <summary>It follows from what a source says of a like case.</summary>
    Inferred = 0,

    /// <summary>Somebody reported the service's answer.</summary>
    Observed,

    /// <summary>AWS or the model's maker states it.</summary>
    Stated,
}
