using BedrockSelector;
using BedrockSelector.DependencyInjection;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Refresh;
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

    /// <summary>
    /// Keeps the registered knowledge up to date while the application runs: overlay files are watched, and a new snapshot takes the old one's place.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Names the files, and what is told of refreshes.</param>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// <see cref="RefreshableKnowledge"/> becomes the <see cref="IKnowledgeSource"/>, of which every service reads the current snapshot once for each
    /// question. Ask <see cref="BedrockAdvisor.Pinned"/> where several answers must be of one snapshot. Overlays added to the builder lie under the
    /// files.
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
            return new RefreshableKnowledge(options, provider.GetRequiredService<TimeProvider>());
        });
        builder.Services.Replace(ServiceDescriptor.Singleton<IKnowledgeSource>(static provider => provider.GetRequiredService<RefreshableKnowledge>()));
        return builder;
    }
}
