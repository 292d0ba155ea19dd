using System.Globalization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Bills;

/// <summary>Finds the causes of quantities that differ: each gap is met by one of the opposite sign and the same size, or stands alone.</summary>
internal sealed class QuantityCauses
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private static readonly (string Code, Func<BillLane, BillLane> Leveled, string Words)[] Others =
    [
        ("foreign-region", static lane => lane with { Region = "" }, "region"),
        ("other-tier", static lane => lane with { Tier = default }, "tier"),
        ("other-scope", static lane => lane with { Global = false }, "scope"),
        ("other-length", static lane => lane with { LongContext = false }, "length"),
        ("other-cache-time", static lane => lane with { Meter = Write(lane.Meter) ? Meter.CacheWrite5mTokens : lane.Meter }, "cache time"),
    ];

    private readonly List<QuantityGap> _open;
    private readonly List<BillDifference> _found = [];

    public QuantityCauses(IEnumerable<QuantityGap> gaps) => _open = [.. gaps];

    public IReadOnlyList<BillDifference> Find()
    {
        foreach (var (code, leveled, words) in Others)
        {
            Pair(gap => (leveled(gap.Lane), gap.Period), (billed, logged) => Moved(code, words, billed, logged));
        }

        Delays();
        foreach (var gap in _open)
        {
            _found.Add(Alone(gap));
        }

        return _found;
    }

    private static bool Write(Meter meter) => meter == Meter.CacheWrite30mTokens || meter == Meter.CacheWrite1hTokens;

    private static BillDifference Moved(string code, string words, QuantityGap billed, QuantityGap logged) => Part(
        code,
        true,
        billed,
        billed.Quantity,
        billed.Usd + logged.Usd,
        $"{billed.Quantity.Plain()} {billed.Lane.Meter.Name} of {billed.Lane.Model} are billed in another {words} than logged: {Of(words, billed.Lane)} instead of {Of(words, logged.Lane)}.");

    private static string Of(string words, BillLane lane) => words switch
    {
        "region" => lane.Region,
        "tier" => lane.Tier.Name(),
        "scope" => lane.Scope,
        "length" => lane.LongContext ? "long inputs" : "short inputs",
        _ => lane.Meter.Name,
    };

    private static BillDifference Alone(QuantityGap gap)
    {
        var what = $"{Math.Abs(gap.Quantity).Plain()} {gap.Lane.Meter.Name} of {gap.Lane.Model} in {gap.Lane.Region}, {gap.Lane.Tier.Name()}";
        return gap switch
        {
            { Quantity: > 0m, AnyLogged: false } => Part("traffic-without-logs", true, gap, gap.Quantity, gap.Usd, $"{what}, are billed and no log of the period has any."),
            { Quantity: < 0m, AnyBilled: false } => Part("not-billed", false, gap, gap.Quantity, gap.Usd, $"{what}, are logged and not billed."),
            { Quantity: 0m } => Part("list-price-differs", false, gap, 0m, gap.Usd, $"Prices of {gap.Lane.Model} changed within the period."),
            _ => Part("quantity-differs", false, gap, gap.Quantity, gap.Usd, $"{what}, are {(gap.Quantity > 0m ? "billed beyond what is logged" : "logged beyond what is billed")}."),
        };
    }

    private static BillDifference Part(string code, bool explained, QuantityGap gap, decimal quantity, decimal usd, string message) => new()
    {
        Code = code,
        Explained = explained,
        ModelId = gap.Lane.Model,
        Region = gap.Lane.Region,
        Scope = gap.Lane.Scope,
        Tier = gap.Lane.Tier,
        Meter = gap.Lane.Meter.Name,
        From = gap.Period,
        Quantity = quantity,
        Usd = usd,
        Message = message,
    };

    // Of gaps alike but for one property, those that cancel out are one quantity in the wrong place.
    private void Pair<T>(Func<QuantityGap, T> alike, Func<QuantityGap, QuantityGap, BillDifference> part)
        where T : notnull
    {
        foreach (var group in _open.GroupBy(alike).Where(static group => group.Count() > 1).ToArray())
        {
            var rest = group.OrderBy(static gap => gap.Lane.ToString(), StringComparer.Ordinal).ToList();
            foreach (var billed in rest.Where(static gap => gap.Quantity > 0m).ToArray())
            {
                if (rest.Find(gap => gap.Quantity == -billed.Quantity) is { } logged)
                {
                    _found.Add(part(billed, logged));
                    rest.Remove(logged);
                    _open.Remove(billed);
                    _open.Remove(logged);
                }
            }
        }
    }

    // What is logged at one time and billed within a day after it.
    private void Delays()
    {
        foreach (var group in _open.GroupBy(static gap => gap.Lane).ToArray())
        {
            var rest = group.OrderBy(static gap => gap.Period).ToList();
            foreach (var logged in rest.Where(static gap => gap.Quantity < 0m).ToArray())
            {
                if (rest.Find(gap => gap.Quantity == -logged.Quantity && gap.Period > logged.Period && gap.Period - logged.Period <= LongestDelay) is { } billed)
                {
                    _found.Add(Part("billed-later", true, billed, billed.Quantity, billed.Usd + logged.Usd, string.Create(
                        CultureInfo.InvariantCulture,
                        $"{billed.Quantity.Plain()} {billed.Lane.Meter.Name} of {billed.Lane.Model} of {logged.Period:yyyy-MM-dd HH:mm} are billed at {billed.Period:yyyy-MM-dd HH:mm}.")));
                    rest.Remove(billed);
                    _open.Remove(billed);
                    _open.Remove(logged);
                }
            }
        }
    }
}
