using BedrockSelector.Calls;
using BedrockSelector.DependencyInjection;
using BedrockSelector.Knowledge;
using BedrockSelector.Selection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds overlays to the registered catalog.</summary>
public static class BedrockSelectorBuilderExtensions
{
    /// <summary>Lays an overlay over the catalog and what was added before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="layer">The overlay: negotiated prices, private models, own evidence, corrections.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IBedrockSelectorBuilder AddOverlay(this IBedrockSelectorBuilder builder, CatalogLayer layer)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(layer);
        builder.Services.AddSingleton(layer);
        return builder;
    }

    /// <summary>Keeps the registered catalog up to date while the application runs: overlay files are watched, and a new snapshot takes the old one's place.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Names the files, and what is told of refreshes.</param>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// Registers <see cref="SelectorSnapshotSource"/> as a singleton, and turns <see cref="SelectorSnapshot"/>, the catalog, rates, evidence, estimator and
    /// selector into scoped services: all that one scope, such as a web request, resolves is of one snapshot. A singleton takes the source instead and
    /// reads <see cref="SelectorSnapshotSource.Current"/> once for each piece of work. Overlays added to the builder lie under the files.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IBedrockSelectorBuilder AddCatalogRefresh(this IBedrockSelectorBuilder builder, Action<CatalogRefreshOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.TryAddSingleton(provider =>
        {
            var options = new CatalogRefreshOptions();
            foreach (var path in provider.GetRequiredService<IOptions<SelectorOptions>>().Value.OverlayFiles)
            {
                options.Files.Add(path);
            }

            foreach (var layer in provider.GetServices<CatalogLayer>())
            {
                options.Overlays.Add(layer);
            }

            configure(options);
            return new SelectorSnapshotSource(options, provider.GetRequiredService<SelectionDefaults>(), provider.GetRequiredService<TimeProvider>());
        });
        builder.Services.Replace(ServiceDescriptor.Scoped(static provider => provider.GetRequiredService<SelectorSnapshotSource>().Current));
        builder.Services.Replace(ServiceDescriptor.Scoped(static provider => provider.GetRequiredService<SelectorSnapshot>().Catalog));
        builder.Services.Replace(ServiceDescriptor.Scoped<IModelCatalog>(static provider => provider.GetRequiredService<SelectorSnapshot>().Catalog));
        builder.Services.Replace(ServiceDescriptor.Scoped(static provider => provider.GetRequiredService<SelectorSnapshot>().Rates));
        builder.Services.Replace(ServiceDescriptor.Scoped(static provider => provider.GetRequiredService<SelectorSnapshot>().Estimator));
        builder.Services.Replace(ServiceDescriptor.Scoped(static provider => provider.GetRequiredService<SelectorSnapshot>().Evidence));
        builder.Services.Replace(ServiceDescriptor.Scoped(static provider => provider.GetRequiredService<SelectorSnapshot>().Selector));
        return builder;
    }
}
