namespace BedrockSelector.Knowledge.Import;

/// <summary>A model whose state or end differs between two catalogs.</summary>
/// <remarks>Part of a document: compared by value, and JSON both ways.</remarks>
/// <param name="ModelId">The model.</param>
/// <param name="OldStatus">Its state in the first catalog, on the day of the comparison.</param>
/// <param name="NewStatus">Its state in the second.</param>
/// <param name="OldEndsOn">The day of its end in the first catalog; <see langword="null"/> where none is known.</param>
/// <param name="NewEndsOn">The day of its end in the second; <see langword="null"/> where none is known.</param>
public sealed record LifecycleMove(ModelId ModelId, LifecycleStatus OldStatus, LifecycleStatus NewStatus, DateOnly? OldEndsOn, DateOnly? NewEndsOn);
