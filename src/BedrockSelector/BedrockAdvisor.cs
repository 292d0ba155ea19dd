using BedrockSelector.Calls;
using BedrockSelector.Calls.Capabilities;
using BedrockSelector.Calls.Requests;
using BedrockSelector.Costs;
using BedrockSelector.Evidence;
using BedrockSelector.Evidence.Latency;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Custom;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Storage;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using Microsoft.Extensions.Options;

namespace BedrockSelector;

/// <summary>The front door: one source of knowledge, and the services that answer from it.</summary>
/// <remarks>
/// <para>
/// Without dependency injection, <see cref="Load"/> one; with it, <c>AddBedrockSelector</c> registers one, and what it registers besides are this one's
/// services. Questions in text are for beginnings; the services take everything that can be asked.
/// </para>
/// <para>
/// Each question is answered from the snapshot that is current when it is asked. Where several answers must fit together, ask
/// <see cref="Pinned"/>. Thread-safe; it is meant to live as long as the application.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var bedrock = BedrockAdvisor.Load();
/// var result = bedrock.Select("input-tokens=1500,output-tokens=400", task: "chat");
/// Console.WriteLine($"{result.Best?.Candidate.CallId} costs {result.Best?.CostUsd} USD a request");
/// </code>
/// </example>
public sealed class BedrockAdvisor : IKnowledgeSource
{
    private readonly IKnowledgeSource _knowledge;
    private readonly SelectionDefaults _defaults;
    private readonly TimeProvider _time;
    private readonly LatencyObserver? _latency;

    /// <summary>Makes an advisor.</summary>
    /// <param name="knowledge">Catalog, prices and evidence: a catalog, a snapshot, or a source that is refreshed.</param>
    /// <param name="defaults">What is assumed where a question says nothing; <see langword="null"/> for the usual.</param>
    /// <param name="time">Tells today, for questions without a date; <see langword="null"/> for the system's clock.</param>
    /// <param name="latency">What the application measures of the offers it calls; <see langword="null"/> to go by published figures alone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public BedrockAdvisor(
        IKnowledgeSource knowledge, SelectionDefaults? defaults = null, TimeProvider? time = null, LatencyObserver? latency = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _defaults, _time, _latency) = (knowledge, defaults ?? new(), time ?? TimeProvider.System, latency);
        Selector = new Selector(knowledge, _time, _defaults, latency);
        Costs = new CostEstimator(knowledge, _time, _defaults.Region);
        Evidence = new EvidenceStore(knowledge);
        Latency = new(Evidence, latency);
        Requests = new(knowledge);
        Training = new(knowledge, _time, _defaults.Region);
        Storage = new(knowledge, _time, _defaults.Region);
        Inference = new(knowledge, _time, _defaults.Region);
        Custom = new(knowledge, _time, _defaults.Region);
    }

    /// <inheritdoc/>
    public KnowledgeSnapshot Current => _knowledge.Current;

    /// <summary>Gets what ranks.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public ISelector Selector { get; }

    /// <summary>Gets what prices.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public ICostEstimator Costs { get; }

    /// <summary>Gets what has been measured of models.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public IEvidenceStore Evidence { get; }

    /// <summary>Gets what checks and repairs whole requests.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public RequestChecker Requests { get; }

    /// <summary>Gets what estimates times by percentile, from published figures and the application's own measurements.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public LatencyEstimator Latency { get; }

    /// <summary>Gets what costs the training of custom models.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public TrainingPlanner Training { get; }

    /// <summary>Gets what plans the serving of models.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public InferencePlanner Inference { get; }

    /// <summary>Gets the planner of the storage of custom models.</summary>
    /// <value>Costs months of storage.</value>
    public StoragePlanner Storage { get; }

    /// <summary>Gets the planner of custom models as a whole.</summary>
    /// <value>Plans training, storage and inference, apart.</value>
    public CustomPlanner Custom { get; }

    /// <summary>Makes an advisor over the knowledge that the package carries.</summary>
    /// <param name="configure">Sets region, weights, overlay files and more; <see langword="null"/> for the defaults.</param>
    /// <returns>The advisor. Its knowledge never changes; the constructor takes a source that is refreshed.</returns>
    /// <exception cref="OptionsValidationException">An option is out of its range; the error lists all.</exception>
    /// <exception cref="CatalogDataException">An overlay file is broken: names document, model and field.</exception>
    /// <exception cref="IOException">An overlay file cannot be read.</exception>
    public static BedrockAdvisor Load(Action<SelectorOptions>? configure = null)
    {
        var options = new SelectorOptions();
        configure?.Invoke(options);
        SelectorOptionsReader.ThrowIfInvalid(options);
        return new(SelectorOptionsReader.Knowledge(options, [], TimeProvider.System), SelectorOptionsReader.Defaults(options));
    }

    /// <summary>Makes an advisor that stays with the snapshot in use, for a piece of work that asks several questions.</summary>
    /// <returns>The advisor; whatever is refreshed, all its answers are of one snapshot.</returns>
    /// <remarks>Costs next to nothing: what is compiled belongs to the snapshot. Measurements of latency go on being heeded.</remarks>
    public BedrockAdvisor Pinned() => new(Current, _defaults, _time, _latency);

    /// <summary>Ranks every offer that qualifies for a workload, with the default region, weights and scopes.</summary>
    /// <param name="usage">What one request uses, such as <c>input-tokens=1500,output-tokens=400</c>.</param>
    /// <param name="task">The class of tasks by which quality is judged, such as <c>chat</c>, <c>coding</c> or <c>vision</c>; chat unless given.</param>
    /// <returns>The ranking; empty with reasons when nothing qualifies.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The usage is empty, or names a meter that calls do not use.</exception>
    /// <exception cref="FormatException">The usage or the task is malformed.</exception>
    /// <exception cref="UnknownMeterException">The usage names a meter that no layer prices.</exception>
    public SelectionResult Select(string usage, string task = "chat") => Select(new() { Usage = Usage.Parse(usage), Task = TaskClass.Parse(task) });

    /// <inheritdoc cref="ISelector.Select"/>
    public SelectionResult Select(SelectionRequest request) => Selector.Select(request);

    /// <summary>Prices requests of a model line by line.</summary>
    /// <param name="model">A model id, an inference-profile id or an ARN.</param>
    /// <param name="usage">What one request uses, such as <c>input-tokens=1500,output-tokens=400</c>.</param>
    /// <param name="requests">How many such requests; from 0 to <see cref="UsageEntry.MaxQuantity"/>, 1 unless given.</param>
    /// <returns>The estimate; what has no price is in <see cref="CostEstimate.Missing"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="requests"/>, or a quantity times it, is out of range.</exception>
    /// <exception cref="FormatException">The model or the usage is malformed.</exception>
    /// <exception cref="ModelResolutionException">The model or its variant is unknown.</exception>
    /// <exception cref="UnknownMeterException">The usage names a meter that no layer prices.</exception>
    public CostEstimate Estimate(string model, string usage, decimal requests = 1m) =>
        Estimate(new() { Model = Current.Catalog.Refer(model), Usage = Usage.Parse(usage), Requests = requests });

    /// <inheritdoc cref="ICostEstimator.Estimate"/>
    public CostEstimate Estimate(CostRequest request) => Costs.Estimate(request);

    /// <summary>Says whether a model can do a request.</summary>
    /// <param name="model">A model id, an inference-profile id or an ARN.</param>
    /// <param name="request">What the request needs.</param>
    /// <returns>Every problem and warning, as of today.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The model is malformed.</exception>
    /// <exception cref="ModelResolutionException">The model, its variant or the region is unknown, or regions conflict.</exception>
    public CheckReport Check(string model, CapabilityRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reference = Current.Catalog.Refer(model);
        var target = Current.Catalog.Resolve(reference, reference.RegionFor(request.Region, _defaults.Region));
        return Requests.Check(target, request, DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime));
    }

    /// <summary>Says whether AWS would take a request, and why not.</summary>
    /// <param name="model">A model id, an inference-profile id or an ARN.</param>
    /// <param name="request">The request as it is sent.</param>
    /// <param name="streaming">Whether the answer is streamed.</param>
    /// <returns>Everything found, as of today.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The model is malformed.</exception>
    /// <exception cref="ModelResolutionException">The model, its variant or the region is unknown, or regions conflict.</exception>
    public CheckReport Check(string model, RequestDocument request, bool streaming = false)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reference = Current.Catalog.Refer(model);
        var target = Current.Catalog.Resolve(reference, reference.RegionFor(null, _defaults.Region));
        return Requests.Check(request, target, new() { Date = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime), Streaming = streaming });
    }

    /// <inheritdoc cref="TrainingPlanner.Plan"/>
    public TrainingPhase Plan(TrainingRequest request) => Training.Plan(request);

    /// <inheritdoc cref="CustomPlanner.Plan"/>
    public CustomPlan Plan(CustomPlanRequest request) => Custom.Plan(request);

    /// <inheritdoc cref="InferencePlanner.Plan"/>
    public InferencePhase Plan(InferenceRequest request) => Inference.Plan(request);
}
