namespace BedrockSelector.Customization.Jobs;

/// <summary>A hyperparameter of a job as it is sent: both are strings.</summary>
/// <param name="Name">The name, such as <c>epochCount</c>.</param>
/// <param name="Value">The value, such as <c>2</c>.</param>
public sealed record HyperparameterValue(string Name, string Value);
