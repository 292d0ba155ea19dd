using Amazon.Runtime;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.ChatClient;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using BedrockSelector.Extensions.AI.Comparison;
using BedrockSelector.Extensions.AI.Routing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BedrockSelector.Extensions.AI.Tests.DependencyInjection;

public sealed class ChatRegistrationTests : LiveTests
{
    private static IChatClient ClientOf(IServiceProvider services, ChatClientArguments arguments) =>
        new BedrockChatClient(services.GetRequiredService<IBedrockRuntime>(), arguments.Model.Text);

    private IServiceCollection Services() => new ServiceCollection().AddBedrockRuntime(options =>
    {
        (options.Region, options.Endpoint) = (LoopbackBedrock.Region, Service.Endpoint);
        options.Credentials = new BasicAWSCredentials(LoopbackBedrock.AccessKey, LoopbackBedrock.SecretKey);
    });

    [Test]
    public async Task AddBedrockSelectorChatClient_PlainAndKeyed_ChooseByTheirOwnOptions()
    {
        Service.Always(Micro, new Answer("Micro.")).Always(Pro, new Answer("Pro."));
        await using var provider = Services()
            .AddBedrockSelectorChatClient(ClientOf, static options => options.Preferences = Among(Micro))
            .AddBedrockSelectorChatClient(ClientOf)
            .AddKeyedBedrockSelectorChatClient("thorough", ClientOf, static options => options.Preferences = Among(Pro))
            .BuildServiceProvider();

        var plain = await provider.GetRequiredService<IChatClient>().GetResponseAsync("Hello");
        var keyed = await provider.GetRequiredKeyedService<IChatClient>("thorough").GetResponseAsync("Hello");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((plain.Text, keyed.Text), Is.EqualTo(("Micro.", "Pro.")));
            Assert.That(provider.GetServices<IChatClient>(), Has.Exactly(1).Items);
            Assert.That(provider.GetRequiredService<ModelComparison>(), Is.Not.Null);
        }
    }

    [Test]
    public async Task AddBedrockSelectorChatClient_WrongOptions_FailAtStartNamingEach()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddBedrockSelectorChatClient(ClientOf, static options =>
        {
            (options.ExpectedOutputTokens, options.MaxModelsPerCall, options.CircuitFailures) = (0, 0, 0);
            (options.BudgetPerCallUsd, options.CircuitOpenFor) = (-1m, TimeSpan.Zero);
        });
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.That(failure!.Failures.Select(static message => message.Split(' ')[0]), Is.EquivalentTo(
            ["ExpectedOutputTokens", "MaxModelsPerCall", "BudgetPerCallUsd", "CircuitFailures", "CircuitOpenFor"]));
    }
}
