using System.Diagnostics.Metrics;
using BedrockSelector;
using BedrockSelector.Extensions.AI;
using BedrockSelector.Extensions.AI.Comparison;
using BedrockSelector.Extensions.AI.DependencyInjection;
using BedrockSelector.Extensions.AI.Routing;
using BedrockSelector.Knowledge;
using BedrockSelector.Tokens;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers chat clients that select, and the comparison of models.</summary>
public static class BedrockSelectorChatServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IChatClient"/> as a singleton that chooses the model for every call, and <see cref="ModelComparison"/>.</summary>
    /// <remarks>
    /// Calling it twice registers once; an <see cref="IChatClient"/> that the application registered before stays. The selector's own services
    /// are registered too, with their defaults if the application has not set them. Options are checked at start.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="clients">Gives the client of a model, such as one of Amazon Bedrock or of another package.</param>
    /// <param name="configure">Sets preferences, budgets and limits; <see langword="null"/> for the defaults.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">A required argument is <see langword="null"/>.</exception>
    public static IServiceCollection AddBedrockSelectorChatClient(
        this IServiceCollection services,
        Func<IServiceProvider, ChatClientArguments, IChatClient> clients,
        Action<SelectingChatClientOptions>? configure = null)
    {
        AddShared(services, clients, Options.Options.DefaultName, configure);
        services.TryAddSingleton<IChatClient>(provider => Make(provider, clients, Options.Options.DefaultName));
        services.TryAddSingleton(provider => new ModelComparison(
            provider.GetRequiredService<IKnowledgeSource>(),
            arguments => clients(provider, arguments),
            provider.GetService<TimeProvider>()));
        return services;
    }

    /// <summary>Registers <see cref="IChatClient"/> under a key, with options of its own.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key; it also names the options.</param>
    /// <param name="clients">Gives the client of a model.</param>
    /// <param name="configure">Sets preferences, budgets and limits; <see langword="null"/> for the defaults.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">A required argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="serviceKey"/> is empty.</exception>
    public static IServiceCollection AddKeyedBedrockSelectorChatClient(
        this IServiceCollection services,
        string serviceKey,
        Func<IServiceProvider, ChatClientArguments, IChatClient> clients,
        Action<SelectingChatClientOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        AddShared(services, clients, serviceKey, configure);
        services.TryAddKeyedSingleton<IChatClient>(serviceKey, (provider, _) => Make(provider, clients, serviceKey));
        return services;
    }

    private static void AddShared(
        IServiceCollection services,
        Func<IServiceProvider, ChatClientArguments, IChatClient> clients,
        string name,
        Action<SelectingChatClientOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(clients);
        services.AddBedrockSelector();
        var options = services.AddOptions<SelectingChatClientOptions>(name).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<ICallObserver, LatencyCallObserver>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SelectingChatClientOptions>, SelectingChatClientOptionsValidator>());
    }

    private static SelectingChatClient Make(
        IServiceProvider provider, Func<IServiceProvider, ChatClientArguments, IChatClient> clients, string name) => new(
        provider.GetRequiredService<BedrockAdvisor>(),
        arguments => clients(provider, arguments),
        provider.GetRequiredService<IOptionsMonitor<SelectingChatClientOptions>>().Get(name),
        provider.GetService<ITokenCounter>(),
        provider.GetService<TimeProvider>(),
        provider.GetService<ILogger<SelectingChatClient>>(),
        provider.GetService<IMeterFactory>(),
        provider.GetServices<ICallObserver>());
}
