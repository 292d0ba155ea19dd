using System.Globalization;
using BedrockSelector.Calls.Capabilities;

namespace BedrockSelector.Selection.Columns;

/// <summary>Says why a model does not qualify whatever the offer.</summary>
internal sealed class ModelRejection(CompiledRequest compiled, int position, RejectionCode code) : RejectionText
{
    protected override RejectionWords Write()
    {
        var (request, region, model) = (compiled.Request, compiled.Request.Region, compiled.Region.Models.Models[position]);
        var end = model.Lifecycle.EndsOn(region);
        return code switch
        {
            RejectionCode.Excluded when IsExcludedByName() => new(model.Id.Value, null, $"{model.Name} is excluded by the request."),
            RejectionCode.Excluded => new(
                model.Provider, string.Join(", ", request.Providers), $"{model.Provider} is not among the providers asked for."),
            RejectionCode.CannotDo or RejectionCode.CapabilityUnknown => new(
                null,
                null,
                string.Join(" ", CapabilityChecker.Check(model, compiled.Needs(position), compiled.Date).Problems.Select(static problem => problem.Message))),
            RejectionCode.Ended => new(
                Iso(end),
                Iso(compiled.Date),
                model.Lifecycle.EndOfLifeOn is null ? $"{model.Name} had left AWS's list of models by {Iso(end)}." : $"{model.Name} ended on {Iso(end)}."),
            RejectionCode.EndsTooSoon when end is null => new(
                Iso(model.Lifecycle.PromisedUntil(compiled.Date)),
                Iso(request.SupportedUntil),
                $"No source promises {model.Name} until {Iso(request.SupportedUntil)}."),
            RejectionCode.EndsTooSoon => new(
                Iso(end), Iso(request.SupportedUntil), $"{model.Name} ends on {Iso(end)}; it is needed until {Iso(request.SupportedUntil)}."),
            RejectionCode.RegionUnknown => new(null, region.Value, $"No source says in which regions {model.Name} is offered."),
            _ => new(null, region.Value, $"{model.Name} is not offered in {region}."),
        };
    }

    private bool IsExcludedByName() => compiled.IsNamedOut(position);

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
