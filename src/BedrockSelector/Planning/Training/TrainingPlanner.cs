using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Training;

/// <summary>Costs the training phase of a custom model.</summary>
/// <remarks>
/// <para>
/// Metered billing follows <see href="https://aws.amazon.com/bedrock/pricing/"/> (read 2026-07-24): text training costs
/// tokens of the set × epochs, image training steps × batch size, reinforcement hours; a distillation adds the
/// teacher's answers at the teacher's own price; import jobs cost nothing; storage is monthly per custom model. AWS
/// does not bill training by model units: provisioned billing is for callers who reserve capacity for it all the same.
/// </para>
/// <para>A plan is made from the snapshot that is current when it begins. Thread-safe.</para>
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
        var estimator = new CostEstimator(knowledge, _time);
        var target = knowledge.Catalog.Resolve(request.Model, request.Region);
        var needs = new List<string>();
        var lines = ImmutableArray.CreateBuilder<TrainingLine>();
        var missing = ImmutableArray.CreateBuilder<MissingRate>();
        var warnings = new List<string>();
        DateOnly? asOf = null;

        if (Teacher(request, needs) is { } teacher)
        {
            Take(estimator.Estimate(new() { Model = teacher, Region = request.Region, Usage = request.TeacherUsage!, AsOf = request.AsOf }), isTeacher: true);
        }

        var usage = Training(request, needs);
        if (request.MonthsStored > 0m)
        {
            usage.Add(new(Meter.ModelStorageMonths, request.MonthsStored));
            needs.Add($"{Number(request.MonthsStored)} {(request.MonthsStored == 1m ? "month" : "months")} of storage");
        }

        foreach (var entry in usage)
        {
            Take(Estimate(estimator, request, entry), isTeacher: false);
        }

        if (Unsupported(target, request.Method) is { } unsupported)
        {
            warnings.Add(unsupported);
        }

        return new()
        {
            Model = target.Model.Id,
            Region = target.Region,
            Method = request.Method,
            Billing = request.Billing,
            Need = string.Join("; ", needs),
            AsOf = asOf ?? estimator.Estimate(new() { Model = request.Model, Region = request.Region, Usage = Usage.None, AsOf = request.AsOf }).AsOf,
            Lines = lines.ToImmutable(),
            Missing = missing.ToImmutable(),
            Warnings = [.. warnings.Distinct(StringComparer.Ordinal)],
        };

        void Take(CostEstimate estimate, bool isTeacher)
        {
            asOf = estimate.AsOf;
            foreach (var line in estimate.Lines)
            {
                if (line.Derived && !isTeacher && !request.AllowDerivedRates)
                {
                    missing.Add(new(line.Meter, MissingCode.NotPriced, $"No source gives a price of {line.Meter} for {estimate.Model.Name}; the catalog has only a computed one. {line.Note}".Trim()));
                    continue;
                }

                lines.Add(new(estimate.Model.ModelId, isTeacher, line));
                if (line.Derived)
                {
                    warnings.Add($"The price of {line.Meter} of {estimate.Model.Name} is computed, not published. {line.Note}".Trim());
                }
            }

            missing.AddRange(estimate.Missing);
            warnings.AddRange(estimate.Findings.Select(static finding => finding.Message));
        }
    }

    // Units for a custom model have the custom model's price where it differs, else the base model's.
    private static CostEstimate Estimate(CostEstimator estimator, TrainingRequest request, UsageEntry entry)
    {
        var question = new CostRequest
        {
            Model = request.Model,
            Region = request.Region,
            Usage = Usage.Of(entry),
            Term = request.Term,
            AsOf = request.AsOf,
            CustomModel = true,
            DerivedRates = DerivedRates.Allow,
        };
        var custom = estimator.Estimate(question);
        if (custom.Missing.IsEmpty || entry.Meter != Meter.ModelUnitHours)
        {
            return custom;
        }

        var plain = estimator.Estimate(question with { CustomModel = false });
        return plain.Missing.IsEmpty ? plain : custom;
    }

    private static ModelReference? Teacher(TrainingRequest request, List<string> needs)
    {
        if (request.Method != CustomizationKind.Distillation)
        {
            return request.Teacher is null && request.TeacherUsage is null
                ? null
                : throw new ArgumentException("Only a distillation has a teacher; leave out the teacher and its usage.", nameof(request));
        }

        if (request.Teacher is null || request.TeacherUsage is null)
        {
            throw new ArgumentException("A distillation needs a teacher and what its answers use: give both the teacher model and its usage.", nameof(request));
        }

        needs.Add($"answers of the teacher {request.Teacher} ({request.TeacherUsage})");
        return request.Teacher;
    }

    private static List<UsageEntry> Training(TrainingRequest request, List<string> needs)
    {
        if (request.Billing == TrainingBilling.Provisioned)
        {
            if (request.Units is not { } units || request.UnitHours is not { } hours)
            {
                throw new ArgumentException("Provisioned billing needs model units and hours; give both.", nameof(request));
            }

            needs.Add($"{Number(units)} model {(units == 1m ? "unit" : "units")} × {Number(hours)} hours = {Number(units * hours)} model-unit hours, term {request.Term.Name()}");
            return [new(Meter.ModelUnitHours, units * hours)];
        }

        if (request.Units is not null || request.UnitHours is not null)
        {
            throw new ArgumentException("Model units and hours belong to provisioned billing; metered billing takes tokens, images or training hours.", nameof(request));
        }

        if (request.Method == CustomizationKind.Import)
        {
            needs.Add("an import job, which costs nothing");
            return [];
        }

        return Metered(request, needs);
    }

    private static List<UsageEntry> Metered(TrainingRequest request, List<string> needs)
    {
        var usage = new List<UsageEntry>();
        if (request.DatasetTokens is { } tokens)
        {
            var processed = tokens * request.Epochs;
            usage.Add(new(Meter.TrainingTokens, processed));
            needs.Add($"{Number(processed)} tokens processed ({Number(tokens)} × {Number(request.Epochs)} {(request.Epochs == 1m ? "epoch" : "epochs")})");
        }

        if (request.Steps is null != request.BatchSize is null)
        {
            throw new ArgumentException("Images seen are steps × batch size; give both, or the number of images.", nameof(request));
        }

        if (request.Steps is { } steps && request.BatchSize is { } batch)
        {
            if (request.Images is not null)
            {
                throw new ArgumentException("Give either steps and batch size or the number of images, not both.", nameof(request));
            }

            usage.Add(new(Meter.TrainingImages, steps * batch));
            needs.Add($"{Number(steps * batch)} images seen ({Number(steps)} steps × batches of {Number(batch)})");
        }
        else if (request.Images is { } images)
        {
            usage.Add(new(Meter.TrainingImages, images));
            needs.Add($"{Number(images)} images seen");
        }

        if (request.Hours is { } hours)
        {
            usage.Add(new(Meter.TrainingHours, hours));
            needs.Add($"{Number(hours)} hours of training");
        }

        return usage.Count switch
        {
            1 => usage,
            0 => throw new ArgumentException(
                "The amount of training is missing: give the tokens of the training set, or steps and batch size, or images, or training hours.", nameof(request)),
            _ => throw new ArgumentException("Training is billed by tokens, by images or by hours; give one of them.", nameof(request)),
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
            { Withdrawn: true } => $"AWS no longer offers {name} of {target.Model.Name}.",
            { Regions.IsEmpty: false } when !known.Regions.Contains(target.Region) =>
                $"Jobs of {name} of {target.Model.Name} run in {string.Join(", ", known.Regions)}, not in {target.Region}.",
            _ => null,
        };
    }

    private static string Number(decimal value) => value.ToString("#,0.############################", CultureInfo.InvariantCulture);
}
