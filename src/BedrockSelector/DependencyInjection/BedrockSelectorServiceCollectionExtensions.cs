using BedrockSelector;
using BedrockSelector.Costs;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.DependencyInjection;
using BedrockSelector.Evidence;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Custom;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Storage;
using BedrockSelector.Planning.Training;
using BedrockSelector.Selection;
using BedrockSelector.Tokens;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the catalog, the cost estimator and the selector.</summary>
public static class BedrockSelectorServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IKnowledgeSource"/>, <see cref="BedrockAdvisor"/>, <see cref="ICostEstimator"/>, <see cref="IEvidenceStore"/> and
    /// <see cref="ISelector"/>, with the token estimator, the planners, the checker of training data and the observer of latency.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options; <see langword="null"/> for none.</param>
    /// <returns>A builder, to which overlays can be added.</returns>
    /// <remarks>
    /// All are singletons: each answers a question from the snapshot of knowledge that is current when it is asked. The catalog itself is not
    /// registered, since a service that kept it would answer from old prices for ever; read <see cref="IKnowledgeSource.Current"/> for each piece of
    /// work. Calling it twice registers nothing twice, and the application's own registrations win. Options are validated when the host starts.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IBedrockSelectorBuilder AddBedrockSelector(this IServiceCollection services, Action<SelectorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        // Both validators always run, so one start-up error lists every mistake.
        services.AddOptionsWithValidateOnStart<SelectorOptions, SelectorOptionsRangeValidator>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SelectorOptions>, SelectorOptionsCrossValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IKnowledgeSource>(static provider => SelectorOptionsReader.Knowledge(
            provider.GetRequiredService<IOptions<SelectorOptions>>().Value,
            provider.GetServices<CatalogLayer>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<BedrockAdvisor>();
        services.TryAddSingleton(static provider => provider.GetRequiredService<BedrockAdvisor>().Costs);
        services.TryAddSingleton(static provider => provider.GetRequiredService<BedrockAdvisor>().Evidence);
        services.TryAddSingleton(static provider => SelectorOptionsReader.Defaults(provider.GetRequiredService<IOptions<SelectorOptions>>().Value));
        services.TryAddSingleton(static provider => provider.GetRequiredService<BedrockAdvisor>().Selector);
        services.TryAddSingleton(static provider => provider.GetRequiredService<BedrockAdvisor>().Requests);
        services.TryAddSingleton<ITokenCounter>(static _ => new TokenEstimator());
        services.TryAddSingleton(static provider => new LatencyObserver(time: provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(static provider => provider.GetRequiredService<BedrockAdvisor>().Training);
        services.TryAddSingleton(static provider => provider.GetRequiredService<BedrockAdvisor>().Storage);
        services.TryAddSingleton(static provider => provider.GetRequiredService<BedrockAdvisor>().Inference);
        services.TryAddSingleton(static provider => provider.GetRequiredService<BedrockAdvisor>().Custom);
        services.TryAddSingleton(static _ => new TrainingDataChecker());
        return new Builder(services);
    }

    private sealed record Builder(IServiceCollection Services) : IBedrockSelectorBuilder;
}
