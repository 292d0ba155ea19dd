using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Storage;

/// <summary>Costs the storage of a custom model, which is paid by the month until the model is deleted.</summary>
/// <remarks>
/// A trained model costs a rate a month; an imported one costs a rate a month for each custom model unit of a copy
/// (<see href="https://aws.amazon.com/bedrock/pricing/"/>, read 2026-07-24). Immutable and thread-safe.
/// </remarks>
public sealed class StoragePlanner
{
    private readonly IKnowledgeSource _knowledge;
    private readonly TimeProvider? _time;
    private readonly AwsRegion? _region;

    /// <summary>Makes a planner.</summary>
    /// <param name="knowledge">The catalog and its rates.</param>
    /// <param name="time">Tells today, for questions without a date; <see langword="null"/> for the system's clock.</param>
    /// <param name="region">The region where a request names none; <see langword="null"/> to want one in each request.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public StoragePlanner(IKnowledgeSource knowledge, TimeProvider? time = null, AwsRegion? region = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _time, _region) = (knowledge, time, region);
    }

    /// <summary>Costs the storage.</summary>
    /// <param name="request">The model, how it came about and for how long it is kept.</param>
    /// <returns>The phase; what has no price is in <see cref="StoragePhase.Missing"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ModelResolutionException">The model or the region is unknown, or regions conflict.</exception>
    public StoragePhase Plan(StorageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = request with { Region = request.Model.RegionFor(request.Region, _region) };
        var knowledge = _knowledge.Current;
        var pricer = new PlanPricer(new CostEstimator(knowledge, _time), request.Region, request.AsOf, request.DerivedRates);
        var months = request.Months;
        var time = $"{Number(months)} {(months == 1m ? "month" : "months")}";
        if (months == 0m)
        {
            return new() { Need = "nothing stored", Months = 0m, MonthlyUsd = null, TotalUsd = 0m, Lines = [], Missing = [] };
        }

        if (request.Method != CustomizationKind.Import)
        {
            var part = pricer.Price(request.Model, Usage.Of(new UsageEntry(Meter.ModelStorageMonths, months)), new() { Custom = true });
            return Phase($"1 custom model × {time}", months, part, []);
        }

        var target = knowledge.Catalog.Resolve(request.Model, request.Region);
        var support = target.Model.Customizations.FirstOrDefault(static one => one.Kind == CustomizationKind.Import);
        if ((request.UnitsPerCopy ?? support?.UnitsPerCopy) is not { } units)
        {
            return new()
            {
                Need = $"1 imported model × {time}",
                Months = months,
                MonthlyUsd = null,
                TotalUsd = null,
                Lines = [],
                Missing =
                [
                    new(Meter.ModelStorageMonths.Name, "quantity-unknown",
                        $"How many custom model units a copy of {target.Model.Name} takes is known only after its import, as customModelUnitsPerModelCopy of GetImportedModel; supply it."),
                ],
            };
        }

        var priced = pricer.Price(
            ModelReference.Parse(ImportModel(knowledge.Catalog, target).Id.Value),
            Usage.Of(new UsageEntry(Meter.ModelStorageMonths, units * months)),
            new() { Conditions = request.Conditions.Or(support?.Conditions ?? default) });
        return Phase(
            $"1 imported model of {Number(units)} custom model {(units == 1m ? "unit" : "units")} × {time}",
            months,
            priced,
            support is null ? [Finding.Warning("import-unsupported", $"No source says that {target.Model.Name} can be imported.", target.Model.Id.Value)] : []);
    }

    // Imports are priced apart from every base: by the entry of the catalog that has rates for imported models.
    private static FoundationModel ImportModel(ModelCatalog catalog, CallTarget target) =>
        HasImportRates(target.Model) ? target.Model : catalog.Models.FirstOrDefault(HasImportRates) ?? target.Model;

    private static bool HasImportRates(FoundationModel model) =>
        model.Rates.Any(static rate => rate.Conditions[Dimension.Subject] == RateSubject.Imported.Name() && rate.Meter == Meter.ModelStorageMonths);

    private static StoragePhase Phase(string need, decimal months, PricedPart part, Finding[] findings) => new()
    {
        Need = need,
        Months = months,
        MonthlyUsd = part.Lines is [var line] && part.Missing.IsEmpty ? line.UnitPriceUsd * (line.Quantity / months) / line.Per : null,
        TotalUsd = part.TotalUsd,
        Lines = part.Lines,
        Missing = part.Missing,
        Findings = [.. findings, .. part.Findings],
    };

    private static string Number(decimal value) => value.ToString("#,0.############################", CultureInfo.InvariantCulture);
}
