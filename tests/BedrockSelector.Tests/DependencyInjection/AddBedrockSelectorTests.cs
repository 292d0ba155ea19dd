using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BedrockSelector.Tests.DependencyInjection;

public class AddBedrockSelectorTests
{
    private static readonly Type[] Services =
    [
        typeof(IKnowledgeSource), typeof(BedrockAdvisor), typeof(ICostEstimator), typeof(IEvidenceStore), typeof(ISelector),
        typeof(SelectionDefaults), typeof(TimeProvider),
    ];

    [TestCaseSource(nameof(Services))]
    public void AddBedrockSelector_Service_IsOneSingleton(Type service)
    {
        var services = new ServiceCollection();
        services.AddBedrockSelector();

        Assert.That(services.Count(descriptor => descriptor.ServiceType == service), Is.EqualTo(1));
        Assert.That(services.Single(descriptor => descriptor.ServiceType == service).Lifetime, Is.EqualTo(ServiceLifetime.Singleton));
    }

    [Test]
    public void AddBedrockSelector_Resolved_AnswersAndSharesOneSnapshot()
    {
        using var provider = Build(static services => services.AddBedrockSelector());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(provider.GetRequiredService<BedrockAdvisor>().Current, Is.SameAs(provider.GetRequiredService<IKnowledgeSource>().Current));
            Assert.That(provider.GetService<IModelCatalog>(), Is.Null, "a service that kept it would answer from old prices for ever");
            Assert.That(provider.GetRequiredService<ISelector>().Select(new() { Usage = Usage.Tokens(1500, 400) }).Best, Is.Not.Null);
        }
    }

    [Test]
    public void AddBedrockSelector_Twice_IsOnce()
    {
        var once = new ServiceCollection();
        once.AddBedrockSelector();
        var twice = new ServiceCollection();
        twice.AddBedrockSelector();
        twice.AddBedrockSelector();

        Assert.That(twice.Where(IsOurs).Select(static one => one.ServiceType), Is.EqualTo(once.Where(IsOurs).Select(static one => one.ServiceType)));

        // Start-up validation is what the framework adds again at each call; it validates the same options.
        static bool IsOurs(ServiceDescriptor descriptor) =>
            descriptor.ServiceType.Assembly == typeof(ModelCatalog).Assembly || descriptor.ServiceType == typeof(TimeProvider);
    }

    [Test]
    public void AddBedrockSelector_Twice_ReportsAMistakeOnce()
    {
        using var provider = Build(static services =>
        {
            services.AddBedrockSelector(static options => options.Region = "nowhere");
            services.AddBedrockSelector();
        });

        var failures = Assert.Throws<OptionsValidationException>(() => _ = provider.GetRequiredService<IOptions<SelectorOptions>>().Value)!.Failures.ToArray();

        Assert.That(failures, Is.Unique, string.Join("\n", failures));
    }

    [Test]
    public void AddBedrockSelector_OwnRegistrations_Win()
    {
        var time = new FixedTime(new DateTimeOffset(2025, 11, 30, 0, 0, 0, TimeSpan.Zero));
        var catalog = TestCatalogs.Of(TestCatalogs.TextModel("a.one", 1m, 2m, 50, 1));
        using var provider = Build(services =>
        {
            services.AddSingleton<TimeProvider>(time);
            services.AddSingleton<IKnowledgeSource>(catalog);
            services.AddBedrockSelector();
        });

        var result = provider.GetRequiredService<ISelector>().Select(new() { Usage = Usage.Tokens(1, 1) });

        Assert.That(result.AsOf, Is.EqualTo(new DateOnly(2025, 11, 30)));
        Assert.That(result.Best!.Candidate.Model.Id.Value, Is.EqualTo("a.one"));
    }

    [Test]
    public void AddOverlay_FilesThenLayers_ApplyInOrder()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(path, TestCatalogs.Document("""{ "id": "amazon.nova-micro-v1:0", "limits": { "contextWindow": 1 } }"""));
        try
        {
            using var provider = Build(services => services.AddBedrockSelector(options => options.OverlayFiles.Add(path))
                .AddOverlay(Window("first", 2)).AddOverlay(Window("second", 3)));

            var catalog = provider.GetRequiredService<IKnowledgeSource>().Current.Catalog;

            Assert.That(catalog.Layers, Is.EqualTo(new[] { CatalogLayer.EmbeddedName, Path.GetFileName(path), "first", "second" }));
            Assert.That(catalog.GetModel(new("amazon.nova-micro-v1:0")).ContextWindow, Is.EqualTo(3));
        }
        finally
        {
            File.Delete(path);
        }

        static CatalogLayer Window(string name, int tokens) =>
            TestCatalogs.Layer(name, $$"""{ "id": "amazon.nova-micro-v1:0", "limits": { "contextWindow": {{tokens}} } }""");
    }

    [Test]
    public void AddBedrockSelector_Options_BecomeTheDefaultsOfTheSelector()
    {
        using var provider = Build(static services => services.AddBedrockSelector(static options =>
        {
            options.Region = "eu-west-1";
            options.CostWeight = 5;
            options.Scopes.Add(CallScope.Global);
            options.Endpoints.Add(ModelEndpoint.Runtime);
            options.MissingEvidence = MissingEvidence.Allow;
        }));

        var request = provider.GetRequiredService<ISelector>().Select(new() { Usage = Usage.Tokens(1, 1), AsOf = new(2026, 9, 1) }).Request;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Region, Is.EqualTo(new AwsRegion("eu-west-1")));
            Assert.That(request.Weights, Is.EqualTo(new SelectionWeights(1, 1, 5)));
            Assert.That(request.Scopes, Is.EqualTo(new[] { CallScope.Global }));
            Assert.That(request.Endpoints, Is.EqualTo(new[] { ModelEndpoint.Runtime }));
            Assert.That(request.MissingEvidence, Is.EqualTo(MissingEvidence.Allow));
        }
    }

    [Test]
    public void StartupValidation_ManyMistakes_AreAllInOneError()
    {
        // What a host calls before it starts anything.
        using var provider = Build(static services => services.AddBedrockSelector(static options =>
        {
            options.Region = "Virginia";
            options.QualityWeight = -1;
            options.LatencyWeight = double.NaN;
            options.MissingEvidence = (MissingEvidence)9;
            options.Scopes.Add((CallScope)9);
            options.Endpoints.Add((ModelEndpoint)9);
            options.OverlayFiles.Add("/nowhere/at-all.json");
        }));

        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate())!;

        using (Assert.EnterMultipleScope())
        {
            foreach (var words in new[] { "'Virginia' is not an AWS region", "QualityWeight", "LatencyWeight", "MissingEvidence: 9", "Scopes: 9", "Endpoints: 9", "'/nowhere/at-all.json' does not exist" })
            {
                Assert.That(error.Failures, Has.Some.Contains(words));
            }
        }
    }

    [Test]
    public void StartupValidation_AllWeightsZero_IsAMistake()
    {
        using var provider = Build(static services => services.AddBedrockSelector(static options => (options.QualityWeight, options.LatencyWeight, options.CostWeight) = (0, 0, 0)));

        Assert.That(
            () => provider.GetRequiredService<IStartupValidator>().Validate(),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("are all zero"));
    }

    [Test]
    public void StartupValidation_Defaults_Pass()
    {
        using var provider = Build(static services => services.AddBedrockSelector());

        Assert.That(() => provider.GetRequiredService<IStartupValidator>().Validate(), Throws.Nothing);
    }

    [Test]
    public void AddBedrockSelector_NullArguments_Throw()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(static () => ((IServiceCollection)null!).AddBedrockSelector(), Throws.ArgumentNullException);
            Assert.That(static () => new ServiceCollection().AddBedrockSelector().AddOverlay(null!), Throws.ArgumentNullException);
        }
    }

    private static ServiceProvider Build(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        configure(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
