using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge;

/// <summary>The registry of models: what each can do, where and how it is called, and at what prices.</summary>
/// <remarks>Implementations are immutable and thread-safe.</remarks>
public interface IModelCatalog
{
    /// <summary>Gets the version of the embedded data, a date.</summary>
    /// <value>Such as <c>2026-11-22</c>; the version of the lowest layer that has one.</value>
    string Version { get; }

    /// <summary>Gets the names of the layers.</summary>
    /// <value>Lowest first; one or more.</value>
    ImmutableArray<string> Layers { get; }

    /// <summary>Gets every model.</summary>
    /// <value>Ordinal by id.</value>
    ImmutableArray<FoundationModel> Models { get; }

    /// <summary>Gets every source.</summary>
    /// <value>Ordinal by key.</value>
    ImmutableArray<CatalogSource> Sources { get; }

    /// <summary>Gets every region known, offered or not.</summary>
    /// <value>Ordinal.</value>
    ImmutableArray<RegionInfo> Regions { get; }

    /// <summary>Gets every meter known.</summary>
    /// <value>Ordinal by name.</value>
    ImmutableArray<MeterDefinition> Meters { get; }

    /// <summary>Gets what is usual for each class of tasks.</summary>
    /// <value>Ordinal by name; a class that is not named here has no floor of quality, and all criteria count alike.</value>
    ImmutableArray<TaskDefinition> Tasks { get; }

    /// <summary>Gets the dimensions on which prices may depend.</summary>
    /// <value>In the order in which they are declared, which is that of columns and words; the lowest layer first.</value>
    ImmutableArray<DimensionDefinition> Dimensions { get; }

    /// <summary>Finds a model by its id or an alias.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ModelResolutionException">There is none; the message names the nearest ids.</exception>
    FoundationModel GetModel(ModelId id);

    /// <summary>Finds a model by its id or an alias, if there is one.</summary>
    /// <param name="id">The id.</param>
    /// <param name="model">The model, or <see langword="null"/>.</param>
    /// <returns>Whether there is one.</returns>
    bool TryGetModel(ModelId id, [NotNullWhen(true)] out FoundationModel? model);

    /// <summary>Finds the definition of a meter, if it is known.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="definition">The definition, or <see langword="null"/>.</param>
    /// <returns>Whether it is known.</returns>
    bool TryGetMeter(Meter meter, [NotNullWhen(true)] out MeterDefinition? definition);

    /// <summary>Finds a model by any name that a layer gives it: its id, an alias, or the whole ARN of a caller's own resource.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <param name="model">The model, or <see langword="null"/>.</param>
    /// <returns>Whether there is one.</returns>
    bool TryGetModelNamed(string name, [NotNullWhen(true)] out FoundationModel? model);

    /// <summary>Says whether a region is known.</summary>
    /// <param name="region">The region.</param>
    /// <returns>Whether it is one of <see cref="Regions"/>.</returns>
    bool HasRegion(AwsRegion region);
}
