using BedrockSelector.Catalog;
using BedrockSelector.DependencyInjection;

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
}
