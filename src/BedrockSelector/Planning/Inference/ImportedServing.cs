using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>
/// Serving an imported model: copies of so many custom model units each, billed while calls come, in windows of five minutes.
/// </summary>
/// <remarks>An hour with traffic is taken to have calls in each of its windows; idle copies are taken down and cost nothing.</remarks>
internal sealed record ImportedServing(decimal? UnitsPerCopy, decimal? UsdPerCopyHour, string? Undecided)
{
    public ImmutableArray<UnitTermPrice> Terms => UsdPerCopyHour is { } usd ? [new(CommitmentTerm.None, usd)] : [];

    public static ImportedServing Of(InferenceRequest request, CallTarget target, InferencePrices prices)
    {
        var support = target.Model.Customizations.FirstOrDefault(static one => one.Kind == CustomizationKind.Import);
        var hour = prices.ImportedUnitHour(request.Conditions.Or(support?.Conditions ?? default));
        if ((request.UnitsPerCopy ?? support?.UnitsPerCopy) is not { } units)
        {
            return new(null, null, $"How many custom model units a copy of {target.Model.Name} takes is known only after its import, "
                + "as customModelUnitsPerModelCopy of GetImportedModel; supply it.");
        }

        return new(units, hour * units, request.UnitCapacity is null && request.UnitsAtPeak is null
            ? "What one copy carries is not published by AWS; supply its input and output tokens a minute, from a load test."
            : null);
    }

    public static CapacityPlan Label(CapacityPlan plan) => plan with
    {
        Rows = [.. plan.Rows.Select(static row => row.Kind == CapacityKind.ModelUnits ? row with { Kind = CapacityKind.ImportedCopies } : row)],
    };

    public string Note() => UnitsPerCopy is { } units && UsdPerCopyHour is { } usd
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"Copies of {units:0.##} custom model units at {usd.Plain()} USD an hour, billed in windows of five minutes while calls come.")
        : "By custom model units and minutes, in windows of five minutes.";
}
