namespace BedrockSelector.Customization.Jobs;

/// <summary>A hyperparameter with which a job will run: given, or left to AWS.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value given, or AWS's default; <see langword="null"/> when none was given and no default is published.</param>
/// <param name="IsDefault">Whether AWS chooses it.</param>
/// <param name="Rule">Type, range and source; <see langword="null"/> when nothing is published.</param>
public sealed record HyperparameterSetting(string Name, string? Value, bool IsDefault, HyperparameterRule? Rule);
