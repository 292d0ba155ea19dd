namespace BedrockSelector.Knowledge.Import;

/// <summary>A model whose state or end differs between two catalogs.</summary>
/// <param name="Model">The model.</param>
/// <param name="OldStatus">Its state in the first catalog, on the day of the comparison.</param>
/// <param name="NewStatus">Its state in the second.</param>
/// <param name="OldEnd">The day of its end in the first catalog; <see langword="null"/> where none is known.</param>
/// <param name="NewEnd">The day of its end in the second.</param>
public sealed record LifecycleMove(ModelId Model, LifecycleStatus OldStatus, LifecycleStatus NewStatus, DateOnly? OldEnd, DateOnly? NewEnd);
