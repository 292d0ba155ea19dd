namespace BedrockSelector.Answers;

/// <summary>The value of a hyperparameter in a job.</summary>
/// <remarks>A document: compared by value, and JSON both ways.</remarks>
public sealed record HyperparameterSettingDocument
{
    /// <summary>Gets the hyperparameter.</summary>
    /// <value>Such as <c>epochCount</c>.</value>
    public required string Name { get; init; }

    /// <summary>Gets the value.</summary>
    /// <value><see langword="null"/> where AWS's default is not published.</value>
    public string? Value { get; init; }

    /// <summary>Gets whether it is AWS's default.</summary>
    /// <value><see langword="false"/> where the job sets it.</value>
    public required bool IsDefault { get; init; }

    /// <summary>Gets what is accepted.</summary>
    /// <value>In words; <see langword="null"/> where no rule is known.</value>
    public string? Accepts { get; init; }

    /// <summary>Gets where the rule is published.</summary>
    /// <value><see langword="null"/> where no rule is known.</value>
    public string? Source { get; init; }

    /// <summary>Gets of when the rule is.</summary>
    /// <value><see langword="null"/> where no rule is known.</value>
    public DateOnly? AsOf { get; init; }
}
