namespace BedrockSelector.Customization.Jobs;

/// <summary>The names of the problems of a job in output.</summary>
public static class JobProblemCodes
{
    private static readonly string[] Names =
    [
        "invalid-value", "missing-field", "unknown-field", "unknown-base", "method-not-offered", "other-interface", "region-mismatch",
        "account-mismatch", "unknown-hyperparameter", "hyperparameter-out-of-range", "validation-not-supported", "teacher-not-paired",
        "conflict", "hyperparameter-not-checked", "validation-ignored", "base-ending", "suspicious",
    ];

    /// <summary>Gets the name of a code.</summary>
    /// <param name="code">The code.</param>
    /// <returns>Such as <c>invalid-value</c>.</returns>
    public static string Name(this JobProblemCode code) => Names[(int)code];

    /// <summary>Gets whether a job can be made in spite of the problem.</summary>
    /// <param name="code">The code.</param>
    /// <returns>True for warnings.</returns>
    public static bool IsWarning(this JobProblemCode code) => code >= JobProblemCode.HyperparameterNotChecked;
}
