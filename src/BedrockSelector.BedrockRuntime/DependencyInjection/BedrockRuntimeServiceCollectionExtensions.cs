using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.ControlPlane;
using BedrockSelector.BedrockRuntime.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Amazon Bedrock over HTTP.</summary>
public static class BedrockRuntimeServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IBedrockRuntime"/> and <see cref="BedrockControlPlane"/> as singletons.</summary>
    /// <remarks>Calling it twice registers once; an <see cref="IBedrockRuntime"/> that the application registered before stays. Options are checked at start.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets region, profile, endpoint, time-outs and retries; <see langword="null"/> for the defaults.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddBedrockRuntime(this IServiceCollection services, Action<BedrockRuntimeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<BedrockRuntimeOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BedrockRuntimeOptions>, BedrockRuntimeOptionsValidator>());
        services.TryAddSingleton<IBedrockRuntime>(static provider => new BedrockRuntimeClient(
            provider.GetRequiredService<IOptions<BedrockRuntimeOptions>>().Value,
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<BedrockRuntimeClient>>()));
        services.TryAddSingleton(static provider => new BedrockControlPlane(
            provider.GetRequiredService<IOptions<BedrockRuntimeOptions>>().Value,
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<BedrockControlPlane>>()));
        return services;
    }
}
