using Microsoft.Extensions.DependencyInjection;

namespace BedrockSelector.DependencyInjection;

/// <summary>Adds to the registered services.</summary>
public interface IBedrockSelectorBuilder
{
    /// <summary>Gets the services.</summary>
    /// <value>The collection being configured.</value>
    IServiceCollection Services { get; }
}
