using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>Prices cells: each distinct model, region, tier, length, day and meter is looked up once, all its counts are multiplied by it.</summary>
internal sealed class PlacePrices(KnowledgeSnapshot knowledge, ImmutableArray<long> lengths, TimeProvider? time)
{
    private readonly CostEstimator _estimator = new(knowledge, time);
    private readonly Dictionary<(Place, Meter, MediaSize), Priced> _prices = [];
    private readonly Dictionary<(string, AwsRegion), (CallTarget? Target, string? Problem)> _targets = [];

    public CellPrice Price(UsageCell cell, Place place, decimal importedMinutes = 0m)
    {
        place = place with { Length = LengthBands.LengthIn(lengths, cell.Band) };
        var (target, problem) = TargetOf(place.Model, place.Region);
        if (target is null)
        {
            return new(cell, null, problem, []);
        }

        if (target.Reference.Kind == ModelReferenceKind.ProvisionedModel)
        {
            return new(cell, target, null, []);
        }

        if (target.Subject == RateSubject.Imported)
        {
            return new(cell, target, null, importedMinutes > 0m ? [Line(place, target, Meter.CustomModelUnitMinutes, importedMinutes, cell)] : []);
        }

        var sums = cell.Sums;
        var lines = ImmutableArray.CreateBuilder<CellLine>();
        void Add(Meter meter, long quantity)
        {
            if (quantity > 0)
            {
                lines.Add(Line(place, target, meter, quantity, cell));
            }
        }

        Add(Meter.InputTokens, sums.Input);
        Add(Meter.OutputTokens, sums.Output);
        Add(Meter.CacheReadTokens, sums.CacheRead);
        Add(Meter.CacheWrite5mTokens, sums.CacheWrite5m + sums.CacheWriteUnstated);
        Add(Meter.CacheWrite30mTokens, sums.CacheWrite30m);
        Add(Meter.CacheWrite1hTokens, sums.CacheWrite1h);
        Add(Meter.Images, sums.Images);
        Add(Meter.VideoSeconds, sums.VideoSeconds);
        if (sums.Uncounted > 0)
        {
            lines.Add(new(Meter.OutputTokens, 0m, null, new(Meter.OutputTokens, MissingCode.NotPriced, string.Create(
                CultureInfo.InvariantCulture, $"{sums.Uncounted} records of {cell.ModelId} state no counts, neither beside the bodies nor in them."))));
        }

        return new(cell, target, null, lines.ToImmutable());
    }

    /// <summary>What a quantity of a meter costs at a place; null where it has no price.</summary>
    public decimal? AmountOf(UsageCell cell, Place place, Meter meter, decimal quantity)
    {
        place = place with { Length = LengthBands.LengthIn(lengths, cell.Band) };
        return TargetOf(place.Model, place.Region).Target is not null && Find(place, meter, MediaSize.None).Line is { } line
            ? Scaled(line, quantity).AmountUsd
            : null;
    }

    /// <summary>What a unit of a meter costs at a place, under conditions of the rate's own; or why it has no price.</summary>
    public (CostLine? Line, string? Reason) Quote(Place place, Meter meter, PriceConditions conditions)
    {
        if (TargetOf(place.Model, place.Region) is { Target: null, Problem: { } problem })
        {
            return (null, problem);
        }

        var found = Find(place, meter, new(conditions));
        return (found.Line, found.Missing?.Reason);
    }

    private static CostLine Scaled(CostLine line, decimal quantity) => line with { Quantity = quantity, AmountUsd = line.Price.AmountOf(quantity) };

    private (CallTarget? Target, string? Problem) TargetOf(string model, AwsRegion region)
    {
        if (_targets.TryGetValue((model, region), out var known))
        {
            return known;
        }

        (CallTarget?, string?) found;
        if (!ModelReference.TryParse(model, out var reference))
        {
            found = (null, $"'{Findings.MetText.Shown(model)}' is no model id, inference-profile id or ARN.");
        }
        else
        {
            try
            {
                found = (knowledge.Catalog.Resolve(reference, reference.Region ?? region), null);
            }
            catch (ModelResolutionException exception)
            {
                found = (null, exception.Message);
            }
        }

        _targets.Add((model, region), found);
        return found;
    }

    private CellLine Line(Place place, CallTarget target, Meter meter, decimal quantity, UsageCell cell)
    {
        if (meter != Meter.Images && meter != Meter.VideoSeconds)
        {
            var found = Find(place, meter, MediaSize.None);
            return found.Line is { } line ? new(meter, quantity, Scaled(line, quantity), null) : new(meter, quantity, null, found.Missing);
        }

        // What was made is priced by its size and quality; what the records leave open, must not matter.
        var sizes = MediaSize.Of(target.Model, meter, cell.Width, cell.Height, cell.Quality);
        var amounts = sizes.Select(size => (Size: size, Found: Find(place, meter, size))).Where(static one => one.Found.Line is not null)
            .Select(one => Scaled(one.Found.Line!, quantity)).ToArray();
        if (amounts.Length == 0)
        {
            return new(meter, quantity, null, Find(place, meter, sizes[0]).Missing);
        }

        var (low, high) = (amounts.Min(static line => line.AmountUsd), amounts.Max(static line => line.AmountUsd));
        return low == high
            ? new(meter, quantity, amounts[0], null)
            : new(
                meter,
                quantity,
                null,
                new(meter, MissingCode.ConditionsNotPriced, string.Create(
                    CultureInfo.InvariantCulture,
                    $"The records do not say the size or quality of {quantity} {meter.Name} of {target.Model.Name}: {low.Plain()} to {high.Plain()} USD.")),
                low,
                high);
    }

    private Priced Find(Place place, Meter meter, MediaSize size)
    {
        if (_prices.TryGetValue((place, meter, size), out var known))
        {
            return known;
        }

        // The length of a request decides on its prices, whatever it is that is asked for.
        UsageEntry[] entries = IsInput(meter) ? [new(meter, Math.Max(1, place.Length))]
            : place.Length > 0 ? [new(Meter.InputTokens, place.Length), new(meter, 1m)] : [new(meter, 1m)];
        Priced found;
        try
        {
            var reference = ModelReference.Parse(place.Model);
            var estimate = _estimator.Estimate(size.On(new()
            {
                Model = reference,
                Region = reference.Region ?? place.Region,
                Usage = Usage.Of(entries),
                Tier = place.Tier,
                AsOf = place.Date,
                CustomModel = place.Custom,
            }));
            var line = estimate.Lines.FirstOrDefault(line => line.Meter == meter);
            found = new(line, line is null ? estimate.Missing.First(one => one.Meter == meter) : null);
        }
        catch (UnknownMeterException exception)
        {
            found = new(null, new(meter, MissingCode.NotPriced, exception.Message));
        }

        _prices.Add((place, meter, size), found);
        return found;
    }

    private static bool IsInput(Meter meter) =>
        meter == Meter.InputTokens || meter == Meter.CacheReadTokens || meter == Meter.CacheWrite5mTokens
        || meter == Meter.CacheWrite30mTokens || meter == Meter.CacheWrite1hTokens;

    private sealed record Priced(CostLine? Line, MissingRate? Missing);
}
