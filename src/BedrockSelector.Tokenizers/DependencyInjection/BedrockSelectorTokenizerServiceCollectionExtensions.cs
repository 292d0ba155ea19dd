using BedrockSelector.Tokenizers;
using BedrockSelector.Tokens;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers exact token counts.</summary>
public static class BedrockSelectorTokenizerServiceCollectionExtensions
{
    /// <summary>Registers <see cref="TokenizerSet"/> and <see cref="ExactTokenCounter"/> as singletons, the latter as <see cref="ITokenCounter"/> in place of the estimator.</summary>
    /// <param name="services">The services; call it before or after <c>AddBedrockSelector</c>.</param>
    /// <param name="vocabularies">Vocabulary files or folders, see <see cref="TokenizerSet.Load"/>; read when first asked for.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IServiceCollection AddBedrockSelectorTokenizers(this IServiceCollection services, params string[] vocabularies)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(vocabularies);
        services.TryAddSingleton(_ => TokenizerSet.Load(vocabularies));
        services.TryAddSingleton(static provider => new ExactTokenCounter(provider.GetRequiredService<TokenizerSet>()));
        services.RemoveAll<ITokenCounter>();
        services.AddSingleton<ITokenCounter>(static provider => provider.GetRequiredService<ExactTokenCounter>());
        return services;
    }
}
