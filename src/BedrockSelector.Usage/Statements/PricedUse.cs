using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>Use with its prices, and what its records leave open.</summary>
internal sealed class PricedUse
{
    // Copies of an imported model are billed for windows of five minutes.
    private const long WindowSeconds = 300;

    private static readonly PricingTier[] OtherTiers = [PricingTier.Flex, PricingTier.Priority];

    private readonly PlacePrices _prices;
    private readonly UsageQuestion _question;
    private readonly Dictionary<string, AwsRegion> _regions;
    private readonly Dictionary<(string Model, long Hour), decimal> _windows;

    public PricedUse(KnowledgeSnapshot knowledge, TimeProvider? time, UsageReport report, UsageQuestion question)
    {
        _question = question;
        _regions = knowledge.Catalog.Regions.ToDictionary(static info => info.Region.Value, static info => info.Region, StringComparer.Ordinal);
        _prices = new(knowledge, report.Options.Lengths, time);
        _windows = WindowsOf(report);
        Cells = [.. report.Cells.Select(Price)];
    }

    public ImmutableArray<CellPrice> Cells { get; }

    /// <summary>What the records do not say, with the number of records and the money that it could move.</summary>
    public IEnumerable<Finding> Findings()
    {
        Finding?[] all = [Counts(), Media(), Times(), Regions(), Tiers(), Failed(), Provisioned(), Copies()];
        return all.OfType<Finding>();
    }

    private static Finding Doubt(string code, FindingSeverity severity, long records, decimal low, decimal high, string message) => new()
    {
        Code = code,
        Severity = severity,
        Value = records == 1 ? "1 record" : string.Create(CultureInfo.InvariantCulture, $"{records} records"),
        Limit = $"{low.Plain()} to {high.Plain()} USD",
        Message = message,
    };

    private static string Number(long records, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{records} {(records == 1 ? "record" : "records")} {what}");

    private static Dictionary<(string, long), decimal> WindowsOf(UsageReport report)
    {
        var windows = new Dictionary<(string, long), decimal>();
        foreach (var (model, seconds) in report.ImportedSeconds)
        {
            var end = long.MinValue;
            foreach (var second in seconds.Where(second => second >= end))
            {
                end = second + WindowSeconds;
                var key = (model, second / 3_600);
                windows[key] = windows.GetValueOrDefault(key) + (WindowSeconds / 60m);
            }
        }

        return windows;
    }

    /// <summary>What a cell would cost at another place than its own.</summary>
    public CellPrice PriceElsewhere(CellPrice cell, Func<Place, Place> move) => _prices.Price(cell.Cell, move(PlaceOf(cell.Cell)));

    private Place PlaceOf(UsageCell cell) => new(
        cell.ModelId,
        cell.Region is { } region ? _regions[region] : _question.Region,
        cell.Tier ?? _question.Tier,
        _question.AsOf ?? DateOnly.FromDateTime(cell.Hour.UtcDateTime));

    private CellPrice Price(UsageCell cell)
    {
        if (cell.Region is { } region && !_regions.ContainsKey(region))
        {
            return new(cell, null, $"'{MetText.Shown(region)}' is no region that the catalog knows.", []);
        }

        // Windows of an hour are billed once, whatever kinds of calls fell into them.
        _windows.Remove((cell.ModelId, cell.Hour.UtcTicks / TimeSpan.TicksPerHour), out var minutes);
        return _prices.Price(cell, PlaceOf(cell), minutes);
    }

    private Finding? Counts()
    {
        var records = Cells.Sum(static cell => cell.Cell.Sums.Uncounted);
        return records == 0 ? null : Finding.Error("counts-unstated", $"{Number(records, "state no counts")}; what they cost is not known.") with
        {
            Value = Number(records, "").Trim(),
        };
    }

    private Finding? Media()
    {
        var cells = Cells.Where(static cell => cell.Lines.Any(static line => line.HighUsd > line.LowUsd)).ToArray();
        return cells.Length == 0 ? null : Doubt(
            "size-unstated",
            FindingSeverity.Error,
            cells.Sum(static cell => cell.Cell.Sums.Requests),
            cells.Sum(static cell => cell.Lines.Sum(static line => line.LowUsd)),
            cells.Sum(static cell => cell.Lines.Sum(static line => line.HighUsd)),
            "Images or videos of an unstated size or quality have no one price; log the bodies of requests to know it.");
    }

    private Finding? Times()
    {
        var (records, low, high) = (0L, 0m, 0m);
        foreach (var cell in Cells.Where(static cell => cell.Target is not null && cell.Cell.Sums.CacheWriteUnstated > 0))
        {
            var place = PlaceOf(cell.Cell);
            var tokens = cell.Cell.Sums.CacheWriteUnstated;
            var five = _prices.AmountOf(cell.Cell, place, Meter.CacheWrite5mTokens, tokens);
            var hour = _prices.AmountOf(cell.Cell, place, Meter.CacheWrite1hTokens, tokens);
            if (five is not null && hour is not null && five != hour)
            {
                records += cell.Cell.Sums.UnstatedWrites;
                low += Math.Min(0m, hour.Value - five.Value);
                high += Math.Max(0m, hour.Value - five.Value);
            }
        }

        return records == 0 ? null : Doubt(
            "cache-time-unstated",
            FindingSeverity.Warning,
            records,
            low,
            high,
            $"{Number(records, "write to the prompt cache for an unstated time")}; they are priced as five minutes. As an hour they would cost {high.Plain()} USD more.");
    }

    private Finding? Regions()
    {
        var cells = Cells.Where(static cell => cell.Cell.Region is null && !cell.Cell.ModelId.StartsWith("arn:", StringComparison.Ordinal)).ToArray();
        var records = cells.Sum(static cell => cell.Cell.Sums.Requests);
        return cells.Length == 0 ? null : Doubt(
            "region-unstated",
            FindingSeverity.Warning,
            records,
            0m,
            cells.Sum(static cell => cell.PricedUsd),
            $"{Number(records, "do not say their region")}; they are priced in {_question.Region}.");
    }

    private Finding? Tiers()
    {
        var (records, low, high) = (0L, 0m, 0m);
        foreach (var cell in Cells.Where(static cell => cell.Cell.Tier is null && !cell.Cell.Failed && cell.PricedUsd > 0m))
        {
            var differences = OtherTiers.Where(tier => HasRates(cell, tier)).Select(tier => _prices.Price(cell.Cell, PlaceOf(cell.Cell) with { Tier = tier }).Usd - cell.PricedUsd)
                .OfType<decimal>().ToArray();
            if (differences.Length > 0)
            {
                records += cell.Cell.Sums.Requests;
                low += Math.Min(0m, differences.Min());
                high += Math.Max(0m, differences.Max());
            }
        }

        return records == 0 ? null : Doubt(
            "tier-unstated",
            FindingSeverity.Note,
            records,
            low,
            high,
            $"{Number(records, "do not say their tier")}; they are priced as {_question.Tier.Name()}. As another tier they would cost between {low.Plain()} and {high.Plain()} USD more.");
    }

    // Asking for a price that cannot be there costs an explanation of why it is not.
    private static bool HasRates(CellPrice cell, PricingTier tier)
    {
        var target = cell.Target!;
        return cell.Lines.All(line => target.Model.Rates.Any(rate => rate.Tier == tier && rate.Meter == line.Meter && rate.Regions.Contains(target.Region) && rate.Scopes.Contains(target.Scope)));
    }

    private Finding? Failed()
    {
        var cells = Cells.Where(static cell => cell.Cell.Failed && cell.PricedUsd > 0m).ToArray();
        var usd = cells.Sum(static cell => cell.PricedUsd);
        return cells.Length == 0 ? null : Doubt(
            "failed-calls",
            FindingSeverity.Warning,
            cells.Sum(static cell => cell.Cell.Sums.Requests),
            -usd,
            0m,
            $"Failed calls state tokens worth {usd.Plain()} USD, which are counted; no source says whether they are charged. Without them the total is lower by that.");
    }

    private Finding? Provisioned()
    {
        var cells = Cells.Where(static cell => cell.Target?.Reference.Kind == ModelReferenceKind.ProvisionedModel).ToArray();
        return cells.Length == 0 ? null : Finding.Warning(
            "provisioned-calls",
            $"{Number(cells.Sum(static cell => cell.Cell.Sums.Requests), "are of provisioned capacity")}, which is paid by the hour and not by the call; they add nothing here.");
    }

    private Finding? Copies()
    {
        var cells = Cells.Where(static cell => cell.Target?.Subject == RateSubject.Imported).ToArray();
        return cells.Length == 0 ? null : Doubt(
            "copies-unstated",
            FindingSeverity.Warning,
            cells.Sum(static cell => cell.Cell.Sums.Requests),
            0m,
            cells.Sum(static cell => cell.PricedUsd),
            "Imported models are billed by windows of five minutes for each copy and custom model unit; records do not say how many, and one is priced.");
    }
}
