using BedrockSelector.BedrockRuntime.ControlPlane;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BedrockSelector.BedrockRuntime.Tests;

public sealed class DependencyInjectionTests : LoopbackTests
{
    [Test]
    public async Task AddBedrockRuntime_CalledTwice_RegistersOneClientWithAllOptions()
    {
        Service.Always(Micro, new Answer("ok"));
        var ours = Options();
        var services = new ServiceCollection()
            .AddBedrockRuntime(options => (options.Region, options.Endpoint) = (ours.Region, ours.Endpoint))
            .AddBedrockRuntime(options => options.Credentials = ours.Credentials);
        await using var provider = services.BuildServiceProvider();

        var response = await provider.GetRequiredService<IBedrockRuntime>().ConverseAsync(Ask(Micro));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StopReason, Is.EqualTo("end_turn"));
            Assert.That(services.Count(static service => service.ServiceType == typeof(IBedrockRuntime)), Is.EqualTo(1));
            Assert.That(provider.GetRequiredService<BedrockControlPlane>(), Is.Not.Null);
        }
    }

    [Test]
    public async Task AddBedrockRuntime_WrongOptions_FailAtStartNamingEach()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddBedrockRuntime(static options =>
        {
            options.Region = "Frankfurt";
            options.Endpoint = new("ftp://example.com");
            options.MaxRetries = -1;
            options.IdleTimeout = TimeSpan.Zero;
            options.RetryMaxDelay = TimeSpan.FromMilliseconds(1);
            options.Profile = " ";
        });
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.That(
            failure!.Failures.Select(static message => message.Split(' ')[0]),
            Is.EquivalentTo(["Region", "Profile", "Endpoint", "IdleTimeout", "MaxRetries", "RetryMaxDelay"]));
    }
}
