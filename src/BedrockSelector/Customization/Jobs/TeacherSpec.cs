namespace BedrockSelector.Customization.Jobs;

/// <summary>The teacher of a distillation as written in a specification.</summary>
/// <param name="Model">A model id, an inference profile or an ARN.</param>
/// <param name="MaxResponseLength">The longest answer in tokens; <see langword="null"/> leaves it to AWS.</param>
/// <param name="Usage">What one call of the teacher uses, such as <c>input-tokens=300,output-tokens=200</c>, for the cost; <see langword="null"/> leaves the teacher's cost missing.</param>
public sealed record TeacherSpec(string? Model, int? MaxResponseLength = null, string? Usage = null);
