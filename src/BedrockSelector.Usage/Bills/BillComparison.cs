using System.Globalization;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;
using BedrockSelector.Statements;

namespace BedrockSelector.Bills;

/// <summary>One comparison: the lines of a bill and the records of logs in the same lanes and periods.</summary>
internal sealed class BillComparison
{
    private static readonly (string Name, TimeSpan Longest)[] Periods = [("hour", TimeSpan.FromHours(1)), ("day", TimeSpan.FromHours(25)), ("month", TimeSpan.MaxValue)];

    private readonly KnowledgeSnapshot _knowledge;
    private readonly TimeProvider? _time;
    private readonly BillReport _bill;
    private readonly BillMapper _mapper;
    private readonly string _period;
    private readonly Dictionary<(BillLane Lane, DateTimeOffset Period), LaneSlot> _slots = [];
    private readonly List<UnmappedLine> _unmapped = [];
    private readonly List<Finding> _findings = [];
    private UsageReport? _logs;

    public BillComparison(KnowledgeSnapshot knowledge, TimeProvider? time, BillReport bill)
    {
        (_knowledge, _time, _bill, _mapper) = (knowledge, time, bill, new(knowledge));
        var longest = bill.Cells.Where(static cell => cell.Charge == BillCharge.Usage).Select(static cell => cell.To - cell.From).DefaultIfEmpty(TimeSpan.Zero).Max();
        _period = Array.Find(Periods, period => longest <= period.Longest).Name;
        var prices = new PlacePrices(knowledge, [], time);
        foreach (var cell in bill.Cells.Where(static cell => cell.Charge == BillCharge.Usage))
        {
            Add(cell, prices);
        }
    }

    /// <summary>Adds the records of logs.</summary>
    public void Add(UsageReport logs, UsageQuestion question)
    {
        _logs = logs;
        var unpriced = 0L;
        foreach (var cell in new PricedUse(_knowledge, _time, logs, question).Cells)
        {
            unpriced += cell.IsWhole ? 0 : cell.Cell.Sums.Requests;
            foreach (var line in cell.Lines.Where(static line => line.Line is not null))
            {
                Slot(LaneOf(logs, question, cell, line), cell.Cell.Hour).AddLogged(line.Quantity, line.Line!.AmountUsd);
            }
        }

        if (unpriced > 0)
        {
            _findings.Add(Finding.Warning("logs-not-priced", string.Create(
                CultureInfo.InvariantCulture, $"{unpriced} logged calls have no price, as a whole or in parts; what they lack is not expected on the bill.")));
        }
    }

    public Reconciliation Result()
    {
        var parts = new DifferenceParts(_slots, _logs is not null);
        var differences = parts.Find().Concat(Charges()).Concat(_unmapped.Select(Unknown)).Where(static part => part.Usd != 0m || part.Quantity != 0m);
        if (_bill.UnreadLines > 0)
        {
            _findings.Add(Finding.Error("bill-lines-unread", string.Create(CultureInfo.InvariantCulture, $"{_bill.UnreadLines} lines of the bill could not be read; they count nowhere.")));
        }

        return new()
        {
            From = _bill.Cells.IsEmpty ? null : _bill.Cells.Min(static cell => cell.From),
            To = _bill.Cells.IsEmpty ? null : _bill.Cells.Max(static cell => cell.To),
            Period = _period,
            BilledUsd = _bill.Usd,
            ExpectedUsd = _slots.Values.Sum(slot => _logs is null ? slot.OurUsd : slot.LoggedUsd),
            Differences =
            [
                .. differences.OrderBy(static part => part.Explained).ThenBy(static part => part.Code, StringComparer.Ordinal)
                    .ThenBy(static part => part.ModelId, StringComparer.Ordinal).ThenBy(static part => part.From).ThenBy(static part => part.Region, StringComparer.Ordinal)
                    .ThenBy(static part => part.Scope, StringComparer.Ordinal).ThenBy(static part => part.Tier).ThenBy(static part => part.Meter, StringComparer.Ordinal)
                    .ThenBy(static part => part.Message, StringComparer.Ordinal),
            ],
            Lines = [.. Lines()],
            Unmapped = [.. _unmapped],
            PrivateRates = [.. parts.PrivateRates(_knowledge)],
            Files = [.. _bill.Files],
            LogFiles = [.. _logs?.Files ?? []],
            Findings = [.. _findings],
        };
    }

    private static BillDifference Unknown(UnmappedLine line) => new()
    {
        Code = "unmapped",
        Explained = false,
        Region = line.Region.Length > 0 ? line.Region : null,
        Usd = line.Usd,
        Message = $"{MetText.Shown(line.Service)} {MetText.Shown(line.UsageType)}: {line.Reason}",
    };

    private void Add(BillCell cell, PlacePrices prices)
    {
        if (_mapper.Map(cell, out var reason) is not { } use)
        {
            var same = _unmapped.FindIndex(line => (line.Service, line.Product, line.UsageType, line.Region, line.Unit, line.Reason)
                == (cell.Service, cell.Product, cell.UsageType, cell.Region, cell.Unit, reason));
            var before = same < 0 ? new(cell.Service, cell.Product, cell.UsageType, cell.Region, 0, 0m, cell.Unit, 0m, reason) : _unmapped[same];
            var after = before with { Lines = before.Lines + cell.Sums.Lines, Quantity = before.Quantity + cell.Quantity, Usd = before.Usd + cell.Sums.Usd };
            _unmapped.RemoveAll(line => ReferenceEquals(line, before));
            _unmapped.Insert(same < 0 ? _unmapped.Count : same, after);
            return;
        }

        var (price, missing) = prices.Quote(use.Place, use.Lane.Meter, use.Lane.Conditions);
        Slot(use.Lane, cell.From).AddBilled(cell.Sums, use.Content, price, price is null ? missing ?? "There is no price." : null);
    }

    private BillLane LaneOf(UsageReport logs, UsageQuestion question, CellPrice cell, CellLine line)
    {
        var target = cell.Target!;
        var conditions = line.Meter == Meter.Images
            ? MediaSize.Of(target.Model, line.Meter, cell.Cell.Width, cell.Cell.Height, cell.Cell.Quality)[0].Conditions
            : PriceConditions.None;
        var isLong = BillMapper.TryThreshold(target.Model, out var above) && LengthBands.LengthIn(logs.Options.Lengths, cell.Cell.Band) >= above;
        return new(
            _mapper.Billed(target.Model.Id.Value), target.Region.Value, target.Scope == CallScope.Global, cell.Cell.Tier ?? question.Tier, line.Meter, isLong, conditions);
    }

    private LaneSlot Slot(BillLane lane, DateTimeOffset time)
    {
        var start = _period switch
        {
            "hour" => new DateTimeOffset(time.Year, time.Month, time.Day, time.Hour, 0, 0, TimeSpan.Zero),
            "day" => new DateTimeOffset(time.Year, time.Month, time.Day, 0, 0, 0, TimeSpan.Zero),
            _ => new DateTimeOffset(time.Year, time.Month, 1, 0, 0, 0, TimeSpan.Zero),
        };
        if (!_slots.TryGetValue((lane, start), out var slot))
        {
            _slots.Add((lane, start), slot = new());
        }

        return slot;
    }

    private IEnumerable<BillDifference> Charges() => _bill.Cells.Where(static cell => cell.Charge != BillCharge.Usage)
        .GroupBy(static cell => cell.Charge).OrderBy(static group => group.Key).Select(static group => new BillDifference
        {
            Code = group.Key == BillCharge.Other ? "other-charge" : group.Key.Name(),
            Explained = group.Key != BillCharge.Other,
            Usd = group.Sum(static cell => cell.Sums.Usd),
            Message = string.Create(CultureInfo.InvariantCulture, $"{group.Sum(static cell => cell.Sums.Lines)} lines of the bill are of the kind {group.Key.Name()}."),
        });

    private IEnumerable<ReconciledLine> Lines() => _slots.GroupBy(static pair => pair.Key.Lane, static pair => pair.Value)
        .OrderBy(static group => group.Key.ToString(), StringComparer.Ordinal).Select(group => new ReconciledLine
        {
            ModelId = group.Key.Model,
            Region = group.Key.Region,
            Scope = group.Key.Scope,
            Tier = group.Key.Tier,
            Meter = group.Key.Meter,
            LongContext = group.Key.LongContext,
            BilledQuantity = group.Sum(static slot => slot.Quantity + slot.RepeatedQuantity),
            BilledUsd = group.Sum(static slot => slot.Billed.Usd),
            ListUsd = group.Any(static slot => slot.Reason is not null) ? null : group.Sum(static slot => slot.OurUsd),
            LoggedQuantity = _logs is null ? null : group.Sum(static slot => slot.LoggedQuantity),
            LoggedUsd = _logs is null ? null : group.Sum(static slot => slot.LoggedUsd),
        });
}
