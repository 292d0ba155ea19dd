using System.Collections.Concurrent;
using Amazon.Runtime;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.Costs;
using BedrockSelector.Extensions.AI.Comparison;
using BedrockSelector.Extensions.AI.Routing;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Refresh;
using BedrockSelector.Statements;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BedrockSelector.Extensions.AI.Tests.DependencyInjection;

/// <summary>Everything that the packages register, in a host that validates scopes and the whole graph, while prices change.</summary>
public sealed class HostTests
{
    [Test]
    public async Task Host_EveryService_ResolvesAndIsASingleton()
    {
        var builder = Builder();
        using var host = builder.Build();
        await host.StartAsync();
        await using var scope = host.Services.CreateAsyncScope();

        var ours = builder.Services.Where(static one => Ours(one.ServiceType) && !one.ServiceType.IsGenericTypeDefinition).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ours, Has.Length.GreaterThan(20));
            foreach (var service in ours)
            {
                var resolved = service.IsKeyedService
                    ? scope.ServiceProvider.GetRequiredKeyedService(service.ServiceType, service.ServiceKey)
                    : scope.ServiceProvider.GetRequiredService(service.ServiceType);
                Assert.That(resolved, Is.Not.Null, service.ServiceType.Name);
                Assert.That(service.Lifetime, Is.EqualTo(ServiceLifetime.Singleton), service.ServiceType.Name);
            }
        }

        await host.StopAsync();
    }

    [Test]
    public void Host_ServicesOfTheContainer_AreTheFacades()
    {
        using var host = Builder().Build();
        var bedrock = host.Services.GetRequiredService<BedrockAdvisor>();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(host.Services.GetRequiredService<ISelector>(), Is.SameAs(bedrock.Selector));
            Assert.That(host.Services.GetRequiredService<ICostEstimator>(), Is.SameAs(bedrock.Costs));
            Assert.That(host.Services.GetRequiredService<IKnowledgeSource>().Current, Is.SameAs(bedrock.Current));
        }
    }

    [Test]
    public void AddBedrockSelector_SectionOfAConfiguration_BindsEveryOption()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bedrock:Region"] = "eu-west-1",
            ["Bedrock:QualityWeight"] = "2",
            ["Bedrock:LatencyWeight"] = "3",
            ["Bedrock:CostWeight"] = "5",
            ["Bedrock:Scopes:0"] = "Geo",
            ["Bedrock:Scopes:1"] = "Global",
            ["Bedrock:Endpoints:0"] = "Runtime",
            ["Bedrock:MissingEvidence"] = "Allow",
        });
        builder.Services.AddBedrockSelector(options => builder.Configuration.GetSection("Bedrock")
            .Bind(options, static binder => binder.ErrorOnUnknownConfiguration = true));
        using var host = builder.Build();

        var defaults = host.Services.GetRequiredService<SelectionDefaults>();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(defaults.Region.Value, Is.EqualTo("eu-west-1"));
            Assert.That(defaults.Weights, Is.EqualTo(new SelectionWeights(2, 3, 5)));
            Assert.That(defaults.Scopes, Is.EqualTo(new[] { CallScope.Geo, CallScope.Global }));
            Assert.That(defaults.Endpoints, Is.EqualTo(new[] { ModelEndpoint.Runtime }));
            Assert.That(defaults.MissingEvidence, Is.EqualTo(MissingEvidence.Allow));
        }
    }

    [Test]
    [CancelAfter(10_000)]
    public async Task Swap_WhileEightThreadsAsk_EachAnswerIsOfOneSnapshotAndThenAllAreNew(CancellationToken cancellation)
    {
        const int Last = 30;
        using var host = Builder().Build();
        var services = host.Services;
        var source = services.GetRequiredService<RefreshableKnowledge>();
        var prepared = services.GetRequiredService<ISelector>().Prepare(MovingPrices.Among(Usage.Tokens(100_000m, 100_000m)));
        Func<decimal>[] questions =
        [
            () => MovingPrices.OfEstimate(services.GetRequiredService<ICostEstimator>()),
            () => MovingPrices.OfQuote(services.GetRequiredService<ICostEstimator>()),
            () => MovingPrices.OfSelection(services.GetRequiredService<ISelector>()),
            () => MovingPrices.OfChoice(prepared),
            () => MovingPrices.OfTraining(services.GetRequiredService<TrainingPlanner>()),
            () => MovingPrices.OfInference(services.GetRequiredService<InferencePlanner>()),
            () => MovingPrices.OfLogs(services.GetRequiredService<LoggedUsagePricer>()),
            () => MovingPrices.OfChatAsync(services.GetRequiredService<IChatClient>()).GetAwaiter().GetResult(),
        ];
        var (failures, answers, done) = (new ConcurrentQueue<string>(), new long[questions.Length], false);
        var threads = questions.Select((question, i) => new Thread(() =>
        {
            var seen = 1m;
            while (!Volatile.Read(ref done))
            {
                try
                {
                    // Prices only rise: an answer of an older document after one of a newer would be one from a snapshot kept too long.
                    var n = question();
                    if (n < seen || n > Last || n != decimal.Truncate(n))
                    {
                        failures.Enqueue($"question {i}: {n} after {seen}");
                    }

                    seen = n;
                    answers[i]++;
                }
                catch (Exception exception)
                {
                    failures.Enqueue($"question {i}: {exception}");
                }
            }
        })).ToArray();

        Array.ForEach(threads, static thread => thread.Start());
        for (var n = 2; n <= Last && failures.IsEmpty; n++)
        {
            Assert.That(await source.RefreshAsync("pushed", MovingPrices.Document(n), cancellation), Is.EqualTo(CatalogRefreshOutcome.Swapped));
            await Task.Delay(20, cancellation);
        }

        // Each thread asks at least once more after the last swap, and then all are at the new price.
        var before = answers.ToArray();
        while (failures.IsEmpty && answers.Zip(before).Any(static pair => pair.First <= pair.Second))
        {
            await Task.Delay(5, cancellation);
        }

        Volatile.Write(ref done, true);
        Array.ForEach(threads, static thread => thread.Join());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failures, Is.Empty);
            Assert.That(answers, Has.All.GreaterThan(1));
            Assert.That(questions.Select(static question => question()), Has.All.EqualTo((decimal)Last));
            Assert.That(services.GetRequiredService<ModelComparison>(), Is.Not.Null);
        }
    }

    private static bool Ours(Type type) =>
        (type.Namespace ?? "").StartsWith("BedrockSelector", StringComparison.Ordinal) || type == typeof(IChatClient)
        || type.GetGenericArguments().Any(Ours);

    private static HostApplicationBuilder Builder()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new() { ValidateScopes = true, ValidateOnBuild = true }));
        builder.Services.AddBedrockSelector().AddOverlay(MovingPrices.Layer(1)).AddCatalogRefresh(static _ => { });
        builder.Services.AddBedrockSelectorUsage();
        builder.Services.AddBedrockRuntime(static options =>
        {
            options.Region = "us-east-1";
            options.Credentials = new BasicAWSCredentials("AKIDEXAMPLE", "a key that signs nothing");
        });
        builder.Services
            .AddBedrockSelectorChatClient(static (_, _) => new CountingClient(), Prefer)
            .AddKeyedBedrockSelectorChatClient("keyed", static (_, _) => new CountingClient(), Prefer);
        return builder;

        static void Prefer(SelectingChatClientOptions options) => options.Preferences = MovingPrices.Among(Usage.None);
    }

    /// <summary>Answers after a moment, in which prices may change, and says what it used.</summary>
    private sealed class CountingClient : IChatClient
    {
        public async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            await Task.Delay(1, cancellationToken);
            return new(new ChatMessage(ChatRole.Assistant, "Mild.")) { Usage = new() { InputTokenCount = 10, OutputTokenCount = 3 } };
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
