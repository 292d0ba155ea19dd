using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Storage;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Training;

/// <summary>Costs the training phase of a custom model.</summary>
/// <remarks>
/// <para>
/// Metered billing follows <see href="https://aws.amazon.com/bedrock/pricing/"/> (read 2026-07-24): text training costs
/// tokens of the set × epochs, image training steps × batch size, reinforcement hours; a distillation adds the
/// teacher's answers at the teacher's own price; import jobs cost nothing; storage is monthly per custom model. AWS
/// does not bill training by model units: provisioned billing is for callers who reserve capacity for it all the same,
/// and the phase says what both come to.
/// </para>
/// <para>Immutable and thread-safe.</para>
/// </remarks>
public sealed class TrainingPlanner
{
    private readonly IKnowledgeSource _knowledge;
    private readonly TimeProvider? _time;
    private readonly AwsRegion? _region;

    /// <summary>Makes a planner.</summary>
    /// <param name="knowledge">The catalog and its rates.</param>
    /// <param name="time">Tells today, for questions without a date; <see langword="null"/> for the system's clock.</param>
    /// <param name="region">The region where a request names none; <see langword="null"/> to want one in each request.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public TrainingPlanner(IKnowledgeSource knowledge, TimeProvider? time = null, AwsRegion? region = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _time, _region) = (knowledge, time, region);
    }

    /// <summary>Costs a training phase.</summary>
    /// <param name="request">The model, method and quantities.</param>
    /// <returns>The phase; what has no price is in <see cref="TrainingPhase.Missing"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The quantities do not fit the method or the billing; the message says what to give.</exception>
    /// <exception cref="ModelResolutionException">A model or the region is unknown, or regions conflict.</exception>
    public TrainingPhase Plan(TrainingRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = request with { Region = request.Model.RegionFor(request.Region, _region) };
        var knowledge = _knowledge.Current;
        var target = knowledge.Catalog.Resolve(request.Model, request.Region);
        var pricer = new PlanPricer(new CostEstimator(knowledge, _time), request.Region, request.AsOf, request.DerivedRates);
        var amount = TrainingAmount.Of(request);
        var provisioned = Provisioned(request, pricer, out var units);
        var metered = request.Billing == TrainingBilling.Metered;
        if (metered && amount is null)
        {
            throw new ArgumentException(
                "The amount of training is missing: give the tokens of the training set, or steps and batch size, or images, or training hours.", nameof(request));
        }

        if (!metered && units is null)
        {
            throw new ArgumentException("Provisioned billing needs model units and hours; give both.", nameof(request));
        }

        var teacher = Teacher(request, pricer);
        var student = amount is null ? null : Metered(request, pricer, amount);
        var storage = request.MonthsStored > 0m ? Storage(request, knowledge) : null;
        PricedPart?[] parts = [teacher, metered ? student : units];
        var lines = parts.OfType<PricedPart>().SelectMany(static part => part.Lines).Concat(storage?.Lines ?? []).ToArray();
        var missing = parts.OfType<PricedPart>().SelectMany(static part => part.Missing).Concat(storage?.Missing ?? []).ToArray();
        var unsupported = Unsupported(target, request.Method);
        return new()
        {
            ModelId = target.Model.Id,
            Region = target.Region,
            Method = request.Method,
            Billing = request.Billing,
            Need = string.Join("; ", Needs(request, metered ? amount!.Need : ProvisionedNeed(request))),
            AsOf = pricer.AsOf(request.Model),
            TotalUsd = missing.Length == 0 ? lines.Sum(static line => line.AmountUsd) : null,
            Band = missing.Length == 0 && metered ? TrainingBand.Of(request, pricer, teacher, student!, storage?.TotalUsd ?? 0m) : null,
            Lines = [.. lines],
            Missing = [.. missing],
            Metered = Option(amount, teacher, student),
            Provisioned = provisioned,
            Findings =
            [
                .. parts.OfType<PricedPart>().SelectMany(static part => part.Findings).Concat(storage?.Findings ?? []).Distinct(),
                .. request.Method == CustomizationKind.ReinforcementFineTuning
                    ? [Finding.Note(
                        "grader-not-counted",
                        "The grader runs on your bill too: a Lambda function, or a judge model at its own price. It is not in this figure.",
                        request.Method.Name())]
                    : Array.Empty<Finding>(),
                .. unsupported is null ? Array.Empty<Finding>() : [Finding.Warning("method-unsupported", unsupported, request.Method.Name())],
            ],
        };
    }

    private static IEnumerable<string> Needs(TrainingRequest request, string training)
    {
        if (request.Method == CustomizationKind.Distillation)
        {
            yield return request is { Teacher: { } teacher, TeacherUsage: { } usage } ? $"answers of the teacher {teacher} ({usage})" : "answers of the teacher";
        }

        yield return training;
        if (request.MonthsStored > 0m)
        {
            yield return $"{TrainingAmount.Number(request.MonthsStored)} {(request.MonthsStored == 1m ? "month" : "months")} of storage";
        }
    }

    private static PricedPart? Teacher(TrainingRequest request, PlanPricer pricer)
    {
        if (request.Method != CustomizationKind.Distillation)
        {
            return request.Teacher is null && request.TeacherUsage is null
                ? null
                : throw new ArgumentException("Only a distillation has a teacher; leave out the teacher and its usage.", nameof(request));
        }

        return request.Teacher is { } teacher && request.TeacherUsage is { } usage
            ? pricer.Price(teacher, usage, new() { Teacher = true })
            : request.TeacherUnknown is { } gap ? pricer.Price(request.Model, Usage.None) with { Missing = [gap] }
            : throw new ArgumentException("A distillation needs a teacher and what its answers use: give both the teacher model and its usage.", nameof(request));
    }

    private static PricedPart Metered(TrainingRequest request, PlanPricer pricer, TrainingAmount amount)
    {
        var priced = pricer.Price(request.Model, amount.Entry is { } entry ? Usage.Of(entry) : Usage.None, new() { Custom = true });
        return amount.Unknown is { } gap ? priced with { Missing = [gap] } : priced;
    }

    private StoragePhase Storage(TrainingRequest request, KnowledgeSnapshot knowledge) => new StoragePlanner(knowledge, _time).Plan(new()
    {
        Model = request.Model,
        Region = request.Region,
        Method = request.Method,
        Months = request.MonthsStored,
        UnitsPerCopy = request.UnitsPerCopy,
        Conditions = request.Conditions,
        DerivedRates = request.DerivedRates,
        AsOf = request.AsOf,
    });

    private static MeteredOption Option(TrainingAmount? amount, PricedPart? teacher, PricedPart? student)
    {
        if (amount is null || student is null)
        {
            return new() { Unknown = "The amount of training is not given: tokens of the training set, images seen, or hours." };
        }

        var total = (teacher is null ? 0m : teacher.TotalUsd) + student.TotalUsd;
        return new()
        {
            Need = amount.Need,
            TotalUsd = total,
            Unknown = total is null ? string.Join(" ", (teacher?.Missing ?? []).Concat(student.Missing).Select(static gap => gap.Reason).Distinct()) : null,
        };
    }

    private static string ProvisionedNeed(TrainingRequest request)
    {
        var (units, hours) = (request.Units!.Value, request.UnitHours!.Value);
        return $"{TrainingAmount.Number(units)} model {(units == 1m ? "unit" : "units")} × {TrainingAmount.Number(hours)} hours"
            + $" = {TrainingAmount.Number(units * hours)} model-unit hours, term {request.Term.Name()}";
    }

    private static ProvisionedOption Provisioned(TrainingRequest request, PlanPricer pricer, out PricedPart? units)
    {
        units = null;
        if (!pricer.IsPriced(Meter.ModelUnitHours))
        {
            return new() { Units = request.Units, Hours = request.UnitHours, Unknown = "No model unit has a price." };
        }

        var unitHours = request.Units is { } count && request.UnitHours is { } hours ? count * hours : (decimal?)null;
        var part = pricer.Price(request.Model, Usage.Of(new UsageEntry(Meter.ModelUnitHours, unitHours ?? 1m)), new() { Custom = true, Term = request.Term });
        units = unitHours is null ? null : part;
        decimal? price = part.Missing.IsEmpty ? part.Lines[0].UnitPriceUsd / part.Lines[0].Per : null;
        return new()
        {
            Units = request.Units,
            Hours = request.UnitHours,
            Term = request.Term,
            UsdPerUnitHour = price,
            TotalUsd = unitHours is null ? null : part.TotalUsd,
            Unknown = price is null ? string.Join(" ", part.Missing.Select(static gap => gap.Reason))
                : unitHours is null ? "AWS trains on no capacity of the caller's, so nothing says how many model units and hours a training would take; supply both."
                : null,
        };
    }

    private static string? Unsupported(CallTarget target, CustomizationKind method)
    {
        var known = target.Model.Customizations.FirstOrDefault(support => support.Kind == method);
        var name = method.Name();
        if (known is null)
        {
            return $"No source says that {target.Model.Name} supports {name}.";
        }

        return known switch
        {
            { Status: MethodStatus.Withdrawn } => $"AWS no longer offers {name} of {target.Model.Name}.",
            { Status: MethodStatus.Unavailable } => $"AWS lists {name} of {target.Model.Name} as unavailable for now.",
            { Regions.IsEmpty: false } when !known.Regions.Contains(target.Region) =>
                $"Jobs of {name} of {target.Model.Name} run in {string.Join(", ", known.Regions)}, not in {target.Region}.",
            _ => null,
        };
    }
}
