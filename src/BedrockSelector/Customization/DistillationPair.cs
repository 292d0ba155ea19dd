using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization;

/// <summary>A teacher and a student that a distillation job may join.</summary>
/// <param name="Teacher">The teacher.</param>
/// <param name="Student">The student.</param>
/// <param name="TeacherReachedBy">How the job may name the teacher: <c>on-demand</c>, <c>profile</c>; empty when no source says.</param>
/// <param name="Source">The source.</param>
/// <remarks>Holds an array: compared by reference of the array.</remarks>
public sealed record DistillationPair(ModelId Teacher, ModelId Student, ImmutableArray<string> TeacherReachedBy, CatalogSource Source);
