using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Storage;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Custom;

/// <summary>
/// Plans a custom model: quantities of each phase, their prices, the cheapest serving, and the break-even against a base model.
/// </summary>
/// <remarks>
/// <para>
/// Break-even requests = (training + storage + capacity held) / (price of a request on the base − price of a request on the
/// custom model). Where the plan mixes capacity and on demand, there is no single price of a request, and the answer says so.
/// </para>
/// <para>Immutable and thread-safe.</para>
/// </remarks>
public sealed class CustomPlanner
{
    private readonly IKnowledgeSource _knowledge;
    private readonly TimeProvider? _time;
    private readonly AwsRegion? _region;

    /// <summary>Makes a planner.</summary>
    /// <param name="knowledge">The catalog and its rates.</param>
    /// <param name="time">Tells today, for questions without a date; <see langword="null"/> for the system's clock.</param>
    /// <param name="region">The region where a request names none; <see langword="null"/> to want one in each request.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public CustomPlanner(IKnowledgeSource knowledge, TimeProvider? time = null, AwsRegion? region = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _time, _region) = (knowledge, time, region);
    }

    /// <summary>Plans.</summary>
    /// <param name="request">The quantities of each phase.</param>
    /// <returns>The three rows; what has no price is named as missing in its row.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The quantities do not fit the method or the billing; the message says what to give.</exception>
    /// <exception cref="ModelResolutionException">A model or the region is unknown, or regions conflict.</exception>
    public CustomPlan Plan(CustomPlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var knowledge = _knowledge.Current;
        var training = new TrainingPlanner(knowledge, _time, _region).Plan(request.Training with { MonthsStored = 0m });
        var storage = new StoragePlanner(knowledge, _time, _region).Plan(new()
        {
            Model = request.Training.Model,
            Region = request.Training.Region,
            Method = request.Training.Method,
            Months = request.MonthsStored,
            UnitsPerCopy = request.Training.UnitsPerCopy,
            Conditions = request.Training.Conditions,
            DerivedRates = request.Training.DerivedRates,
            AsOf = request.Training.AsOf,
        });
        var inference = request.Inference is { } serving ? new InferencePlanner(knowledge, _time, _region).Plan(serving) : null;
        return new()
        {
            Training = training,
            Storage = storage,
            Inference = inference,
            BreakEven = inference is null ? null : BreakEven(new CostEstimator(knowledge, _time), request, training, storage, inference),
        };
    }

    private static CustomBreakEven BreakEven(
        CostEstimator estimator, CustomPlanRequest request, TrainingPhase training, StoragePhase storage, InferencePhase inference)
    {
        var volumes = inference.BreakEven;
        var even = new CustomBreakEven
        {
            InputShare = volumes?.InputShare,
            AgainstOnDemand = volumes?.AgainstOnDemand ?? [],
            BetweenTerms = volumes?.BetweenTerms ?? [],
            Series = volumes?.Series ?? [],
        };
        return request is { CompareWith: { } other, Requests: { } requests }
            ? Compared(estimator, even, other, requests, request.Inference!, training, storage, inference)
            : even;
    }

    private static CustomBreakEven Compared(
        CostEstimator estimator,
        CustomBreakEven even,
        ComparisonRequest other,
        decimal requests,
        InferenceRequest serving,
        TrainingPhase training,
        StoragePhase storage,
        InferencePhase inference)
    {
        var pricer = new PlanPricer(estimator, inference.Region, serving.AsOf, serving.DerivedRates, serving.Resolver);
        var part = pricer.Price(other.Model, other.Usage, new() { Requests = requests });
        var comparison = new PlanComparison
        {
            Model = other.Model.Text,
            Need = string.Create(CultureInfo.InvariantCulture, $"{requests:#,0.##} requests of {other.Usage} on {other.Model.Text}"),
            TotalUsd = part.TotalUsd,
            Lines = part.Lines,
            Missing = part.Missing,
            Findings = part.Findings,
        };
        var baseRequest = pricer.Price(other.Model, other.Usage).TotalUsd;
        string[] missing =
        [
            .. training.TotalUsd is null ? new[] { "training" } : [],
            .. storage.TotalUsd is null ? new[] { "storage" } : [],
            .. inference.TotalUsd is null ? new[] { "serving" } : [],
            .. baseRequest is null ? new[] { other.Model.Text } : [],
        ];
        if (missing.Length > 0)
        {
            return even with { Comparison = comparison, Explanation = $"Undecided: no cost is known of {string.Join(", ", missing)}." };
        }

        var saving = comparison.TotalUsd - training.TotalUsd - storage.TotalUsd - inference.TotalUsd;
        if (inference.Billing == "mixed")
        {
            return even with
            {
                Comparison = comparison,
                SavingUsd = saving,
                Explanation = "The plan mixes capacity and on demand, so no single price of a request breaks even; the saving is that of the planned volume.",
            };
        }

        var metered = inference.Billing == "metered";
        var customRequest = metered ? pricer.Price(serving.Model, serving.RequestUsage ?? Usage.None, new() { Custom = serving.CustomModel }).TotalUsd ?? 0m : 0m;
        var fixedUsd = training.TotalUsd!.Value + storage.TotalUsd!.Value + (metered ? 0m : inference.TotalUsd!.Value);
        if (baseRequest <= customRequest)
        {
            return even with
            {
                Comparison = comparison,
                SavingUsd = saving,
                Explanation = $"Never: a request costs {baseRequest.Value.Plain()} USD on {other.Model.Text} and {customRequest.Plain()} USD on the custom model.",
            };
        }

        var least = Math.Ceiling(fixedUsd / (baseRequest!.Value - customRequest));
        var way = metered ? "on demand" : "by provisioned capacity";
        return even with
        {
            Comparison = comparison,
            Requests = least,
            SavingUsd = saving,
            Explanation = string.Create(
                CultureInfo.InvariantCulture, $"From {least:#,0} requests on, served {way}, the custom model is cheaper than {other.Model.Text}."),
        };
    }
}
