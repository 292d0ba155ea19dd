namespace BedrockSelector.Customization.Jobs;

/// <summary>What the problems of a job mean for it.</summary>
public static class JobProblemCodes
{
    /// <summary>Gets whether a job can be made in spite of the problem.</summary>
    /// <param name="code">The code.</param>
    /// <returns>True for warnings.</returns>
    public static bool IsWarning(this JobProblemCode code) => code >= JobProblemCode.HyperparameterNotChecked;
}
