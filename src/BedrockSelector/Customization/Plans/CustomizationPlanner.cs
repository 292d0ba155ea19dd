using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Plans;

/// <summary>Plans a custom model: training, storage, serving, and the break-even against a base model with a longer prompt.</summary>
/// <remarks>
/// <para>
/// Training is charged by tokens of the data set times epochs, by images seen (steps times batch size) or by hours; a distillation's
/// teacher answers at its own price (<see href="https://aws.amazon.com/bedrock/pricing/"/>, read 2026-07-24). Break-even requests =
/// (training + storage + fixed serving) / (price of a request on the base − price of a request on the custom model).
/// </para>
/// <para>A rate that nobody publishes is missing, never zero. Immutable and safe for use by several threads.</para>
/// </remarks>
public sealed class CustomizationPlanner
{
    private const decimal HoursOfAnExampleMonth = 744m;

    private static readonly CommitmentTerm[] Terms = [CommitmentTerm.None, CommitmentTerm.OneMonth, CommitmentTerm.SixMonths];

    private readonly IKnowledgeSource _knowledge;
    private readonly TimeProvider? _time;
    private readonly CustomizationFacts _facts;

    /// <summary>Makes a planner.</summary>
    /// <param name="knowledge">The catalog and its rates.</param>
    /// <param name="facts">The facts about customization; <see langword="null"/> takes those that come with the library.</param>
    /// <param name="time">Tells today, for plans without a date; <see langword="null"/> for the system's clock.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public CustomizationPlanner(IKnowledgeSource knowledge, CustomizationFacts? facts = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _facts, _time) = (knowledge, facts ?? CustomizationFacts.Embedded, time);
    }

    /// <summary>Plans.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="job">The job made from it.</param>
    /// <param name="training">The check of the training data; <see langword="null"/> when the file is not at hand.</param>
    /// <param name="validation">The check of the validation data; <see langword="null"/> when there is none at hand.</param>
    /// <param name="options">How to cost it.</param>
    /// <returns>The plan; what cannot be costed is named as missing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="spec"/>, <paramref name="job"/> or <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The base, the method or the region of <paramref name="job"/> is not known.</exception>
    /// <exception cref="FormatException">A usage or a model of the specification is malformed, or a figure of its plan is out of range.</exception>
    /// <exception cref="ModelResolutionException">A model of the specification is not in the catalog.</exception>
    public CustomizationPlan Plan(CustomizationSpec spec, CustomizationJobResult job, DataSetReport? training, DataSetReport? validation, CustomizationPlanOptions options)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(options);
        if (job is not { Base: { } model, Method: { } method, Region: { } region })
        {
            throw new ArgumentException("The job's base, method or region is not known; mend the specification first.", nameof(job));
        }

        var pricing = new PlanPricing(new CostEstimator(_knowledge.Current, _time), ModelReference.Parse(model.ModelId.Value), region, options);
        var months = Amount("plan.months", spec.Plan?.Months, 1m, aboveZero: true);
        var trainingCost = new TrainingCosts(pricing, _facts).Of(spec, job, method, training);
        var storage = pricing.Cost(Text($"1 custom model × {months} months"), Usage.Of(new UsageEntry(Meter.ModelStorageMonths, months)));
        var serving = Serving(spec, model, region, months, pricing);
        return new()
        {
            Job = job,
            TrainingData = training,
            ValidationData = validation,
            Months = months,
            Training = trainingCost,
            Storage = storage,
            Serving = serving,
            BreakEven = BreakEven(spec, months, trainingCost, storage, serving, pricing),
        };
    }

    private static ImmutableArray<ServingPlan> Serving(CustomizationSpec spec, CustomizableModel model, AwsRegion region, decimal months, PlanPricing pricing)
    {
        if (spec.Plan is not { Usage: { } usageText } plan)
        {
            return [];
        }

        var usage = Usage.Parse(usageText);
        var requests = Amount("plan.requestsPerMonth", plan.RequestsPerMonth, 0m) * months;
        var ways = new List<ServingPlan>();
        if (model.Serving.FirstOrDefault(static option => option.Way == ServingWay.OnDemand) is { } onDemand)
        {
            var need = Text($"{requests:#,0.##} requests of {usage}");
            ways.Add(new(ServingWay.OnDemand, CommitmentTerm.None, onDemand.Regions.Contains(region)
                ? pricing.Cost(need, usage, requests, custom: true)
                : PlanPricing.Gap(need, "on-demand", $"A custom model of {model.Name} is deployed on demand in {string.Join(", ", onDemand.Regions)}, not in {region}.")));
        }

        if (model.Serving.FirstOrDefault(static option => option.Way == ServingWay.Provisioned) is { } provisioned)
        {
            ways.AddRange(Provisioned(plan, model, region, months, provisioned, pricing));
        }

        return [.. ways.OrderBy(static way => way.Cost.TotalUsd ?? decimal.MaxValue).ThenBy(static way => way.Way).ThenBy(static way => way.Term)];
    }

    private static IEnumerable<ServingPlan> Provisioned(PlanSpec plan, CustomizableModel model, AwsRegion region, decimal months, ServingOption option, PlanPricing pricing)
    {
        if (plan.ModelUnits is null)
        {
            yield return new(ServingWay.Provisioned, CommitmentTerm.None, PlanPricing.Gap("provisioned throughput", "plan.modelUnits",
                "Undecided: AWS publishes no throughput of a model unit. Give plan.modelUnits; the account team knows the figure."));
            yield break;
        }

        var units = Amount("plan.modelUnits", plan.ModelUnits, 0m, aboveZero: true);
        var hours = units * Amount("plan.hoursPerMonth", plan.HoursPerMonth, HoursOfAnExampleMonth, aboveZero: true) * months;
        foreach (var term in Terms)
        {
            // A term is paid to its end, used or not.
            var paid = Math.Ceiling(months / Math.Max(1, term.Months())) * Math.Max(1, term.Months());
            var termHours = term == CommitmentTerm.None ? hours : hours / months * paid;
            var need = Text($"{units:0.##} model units × {termHours / units:#,0.##} hours, billed while idle");
            yield return new(ServingWay.Provisioned, term, option.Regions.Contains(region)
                ? pricing.Cost(need, Usage.Of(new UsageEntry(Meter.ModelUnitHours, termHours)), custom: true, term: term)
                : PlanPricing.Gap(need, "provisioned", $"Provisioned throughput for {model.Name} is listed in {string.Join(", ", option.Regions)}, not in {region}."));
        }
    }

    private static BreakEvenPlan? BreakEven(CustomizationSpec spec, decimal months, PlannedCost training, PlannedCost storage, ImmutableArray<ServingPlan> serving, PlanPricing pricing)
    {
        if (spec.Plan is not { CompareWith: { } compareWith, Usage: not null } plan)
        {
            return null;
        }

        var compareUsage = Usage.Parse(plan.CompareUsage ?? plan.Usage);
        var requests = Amount("plan.requestsPerMonth", plan.RequestsPerMonth, 0m) * months;
        var other = pricing.For(ModelReference.Parse(compareWith));
        var comparison = other.Cost(Text($"{requests:#,0.##} requests of {compareUsage} on {compareWith}"), compareUsage, requests);
        var baseRequest = other.Cost("one request", compareUsage).TotalUsd;
        var best = serving.FirstOrDefault(static way => way.Cost.TotalUsd is not null);
        string[] missing =
        [
            .. training.TotalUsd is null ? new[] { "training" } : [],
            .. storage.TotalUsd is null ? new[] { "storage" } : [],
            .. best is null ? new[] { "serving" } : [],
            .. baseRequest is null ? new[] { compareWith } : [],
        ];
        if (missing.Length > 0)
        {
            return new() { Comparison = comparison, Requests = null, SavingUsd = null, Explanation = $"Undecided: no cost is known of {string.Join(", ", missing)}." };
        }

        var isOnDemand = best!.Way == ServingWay.OnDemand;
        var customRequest = isOnDemand ? pricing.Cost("one request", Usage.Parse(plan.Usage), custom: true).TotalUsd!.Value : 0m;
        var fixedUsd = training.TotalUsd!.Value + storage.TotalUsd!.Value + (isOnDemand ? 0m : best.Cost.TotalUsd!.Value);
        var saving = comparison.TotalUsd - training.TotalUsd - storage.TotalUsd - best.Cost.TotalUsd;
        if (baseRequest <= customRequest)
        {
            return new()
            {
                Comparison = comparison,
                Requests = null,
                SavingUsd = saving,
                Explanation = $"Never: a request costs {baseRequest.Value.Plain()} USD on {compareWith} and {customRequest.Plain()} USD on the custom model.",
            };
        }

        var even = Math.Ceiling(fixedUsd / (baseRequest!.Value - customRequest));
        return new()
        {
            Comparison = comparison,
            Requests = even,
            SavingUsd = saving,
            Explanation = Text($"From {even:#,0} requests on, served {best.Name}, the custom model is cheaper than {compareWith}."),
        };
    }

    private static decimal Amount(string field, decimal? value, decimal otherwise, bool aboveZero = false)
    {
        var amount = value ?? otherwise;
        return amount < 0m || (aboveZero && amount == 0m) || amount > 1_000_000_000_000m
            ? throw new FormatException($"'{field}' is {amount.Plain()}; a number {(aboveZero ? "above 0" : "from 0")} to 1000000000000 is accepted.")
            : amount;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
