using Amazon.BedrockRuntime;
using BedrockSelector.AwsSdk;
using BedrockSelector.BedrockRuntime;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Amazon Bedrock through the AWS SDK's own client.</summary>
public static class AwsSdkServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IBedrockRuntime"/> over the application's <see cref="IAmazonBedrockRuntime"/>.</summary>
    /// <remarks>Calling it twice registers once; an <see cref="IBedrockRuntime"/> that the application registered before stays.</remarks>
    /// <param name="services">The services; among them, when the first call is made, an <see cref="IAmazonBedrockRuntime"/>.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddAwsSdkBedrockRuntime(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<IBedrockRuntime>(static provider =>
            new AwsSdkBedrockRuntime(provider.GetRequiredService<IAmazonBedrockRuntime>()));
        return services;
    }
}
