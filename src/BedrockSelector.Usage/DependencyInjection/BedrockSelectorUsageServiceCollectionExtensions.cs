using BedrockSelector.Bills;
using BedrockSelector.Statements;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what prices records of use.</summary>
public static class BedrockSelectorUsageServiceCollectionExtensions
{
    /// <summary>Registers <see cref="LoggedUsagePricer"/> and <see cref="BillReconciler"/> as singletons over the services of <c>AddBedrockSelector</c>.</summary>
    /// <param name="services">The services; <c>AddBedrockSelector</c> is called on them as well.</param>
    /// <returns>The services.</returns>
    /// <remarks>Calling it twice registers nothing twice, and the application's own registrations win.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddBedrockSelectorUsage(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<LoggedUsagePricer>();
        services.TryAddSingleton<BillReconciler>();
        return services;
    }
}
