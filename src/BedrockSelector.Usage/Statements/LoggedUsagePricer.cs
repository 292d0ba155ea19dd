using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Planning;
using BedrockSelector.Quantities;

namespace BedrockSelector.Statements;

/// <summary>Prices logged use as Amazon Bedrock bills it, and as other calls would have been billed.</summary>
/// <remarks>
/// Each record is priced by its own model, region, tier, length, size, cache times and day. What a record does not say is a finding with
/// the number of records and the money that it could move. Totals are what estimates of the single records add up to, to the last digit.
/// All that one call prices is priced from the snapshot that is current when it begins. Thread-safe.
/// </remarks>
public sealed class LoggedUsagePricer
{
    private readonly IKnowledgeSource _knowledge;
    private readonly TimeProvider? _time;

    /// <summary>Makes a pricer.</summary>
    /// <param name="knowledge">The catalog and its rates.</param>
    /// <param name="time">Tells today, for questions without a date; <see langword="null"/> for the system's clock.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public LoggedUsagePricer(IKnowledgeSource knowledge, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _time) = (knowledge, time);
    }

    /// <summary>Prices use and adds it up by keys.</summary>
    /// <param name="report">What was read.</param>
    /// <param name="question">The keys, and what holds where records do not say.</param>
    /// <returns>The statement; its total is <see langword="null"/> when anything has no price.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A key is not known, or is an attribute that the reader did not tell apart.</exception>
    public UsageStatement Statement(UsageReport report, UsageQuestion question)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(question);
        var keys = new UsageKeys(question.By, report.Options);
        var work = new PricedUse(_knowledge.Current, _time, report, question);
        var rows = work.Cells.GroupBy(keys.Of).OrderBy(static group => string.Join('\n', group.Key), StringComparer.Ordinal).Select(Row).ToArray();
        return new()
        {
            By = question.By,
            From = report.Cells.IsEmpty ? null : report.Cells[0].Hour,
            To = report.Cells.IsEmpty ? null : report.Cells[^1].Hour.AddHours(1),
            Records = report.Records,
            TotalUsd = Array.TrueForAll(rows, static row => row.Usd is not null) ? rows.Sum(static row => row.Usd!.Value) : null,
            PricedUsd = rows.Sum(static row => row.PricedUsd),
            Rows = [.. rows],
            Files = [.. report.Files],
            Findings = [.. work.Findings()],
        };
    }

    /// <summary>Prices use as rows of the FinOps Open Cost and Usage Specification: one an hour, kind of call and meter.</summary>
    /// <param name="report">What was read; its attribute <c>account</c> is the row's account, others are its tags.</param>
    /// <param name="question">What holds where records do not say; its keys are not used.</param>
    /// <returns>The rows, by hour; what has no price has no cost.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public IEnumerable<FocusRow> FocusRows(UsageReport report, UsageQuestion question)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(question);
        var names = report.Options.Attributes;
        return new PricedUse(_knowledge.Current, _time, report, question).Cells.SelectMany(cell => cell.Lines.Select(line => Focus(names, question, cell, line)));
    }

    /// <summary>Explains how the cost of use changed, in parts that add up exactly.</summary>
    /// <param name="before">What was read of the earlier time.</param>
    /// <param name="after">What was read of the later time.</param>
    /// <param name="question">What holds where records do not say; its keys are not used.</param>
    /// <returns>The change; calls and meters without a price are in none of its costs.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public UsageChange Change(UsageReport before, UsageReport after, UsageQuestion question)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(question);
        var knowledge = _knowledge.Current;
        return ChangeSteps.Between(new PricedUse(knowledge, _time, before, question).Cells, new PricedUse(knowledge, _time, after, question).Cells);
    }

    /// <summary>Prices the calls of each logged id in the other tiers and scopes of its model.</summary>
    /// <param name="report">What was read.</param>
    /// <param name="question">What holds where records do not say; its keys are not used.</param>
    /// <returns>The alternatives in which every call has a price.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public UsageAlternatives Alternatives(UsageReport report, UsageQuestion question)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(question);
        return new() { Rows = [.. new AlternativePrices(new(_knowledge.Current, _time, report, question)).Of()] };
    }

    /// <summary>Forecasts what the month of the last record will cost.</summary>
    /// <param name="report">What was read; best some weeks of it.</param>
    /// <param name="question">What holds where records do not say; its keys are not used.</param>
    /// <param name="budgetUsd">The budget of the month in US dollars; <see langword="null"/> for none.</param>
    /// <returns>The forecast; <see langword="null"/> where nothing was read.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> or <paramref name="question"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="budgetUsd"/> is below zero.</exception>
    public UsageForecast? Forecast(UsageReport report, UsageQuestion question, decimal? budgetUsd = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfNegative(budgetUsd ?? 0m);
        return CostForecast.Of(new PricedUse(_knowledge.Current, _time, report, question).Cells, budgetUsd);
    }

    /// <summary>Prices the use of each logged model at its own rates.</summary>
    /// <param name="report">What was read.</param>
    /// <param name="question">What holds where records do not say.</param>
    /// <returns>One entry a model, ordinal by its id as logged.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public ImmutableArray<LoggedCost> AsLogged(UsageReport report, UsageQuestion question)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(question);
        var work = new PricedUse(_knowledge.Current, _time, report, question);
        return
        [
            .. work.Cells.GroupBy(static cell => cell.Cell.ModelId, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal)
                .Select(static group => Logged(group.Key, [.. group])),
        ];
    }

    /// <summary>Prices use as if all of it had been calls of one model.</summary>
    /// <param name="report">What was read.</param>
    /// <param name="question">The model, region, tier and date; its usage and number of requests are not used.</param>
    /// <param name="keepTiers">Whether calls keep the tier that their records state where the model has it; else all are of the question's.</param>
    /// <returns>What the calls would cost; imported and provisioned calls count their tokens.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ModelResolutionException">The model or the region is unknown, or regions conflict.</exception>
    public MovedUse On(UsageReport report, CostRequest question, bool keepTiers = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(question);
        var move = new UseMove(_knowledge.Current, _time, report.Options.Lengths, question, keepTiers);
        var cells = report.Cells.Select(move.Price).ToArray();
        return new()
        {
            Estimate = move.Total(cells),
            ByModel =
            [
                .. cells.GroupBy(static cell => cell.Cell.ModelId, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal)
                    .Select(static group => Logged(group.Key, [.. group])),
            ],
            Findings = [.. move.Findings()],
        };
    }

    internal static IEnumerable<CostLine> LinesOf(IEnumerable<CellPrice> cells) => cells.SelectMany(static cell => cell.Lines)
        .Where(static line => line.Line is not null)
        .GroupBy(static line => line.Line! with { Quantity = 0m, AmountUsd = 0m })
        .Select(static group => group.Key with { Quantity = group.Sum(static line => line.Quantity), AmountUsd = group.Sum(static line => line.Line!.AmountUsd) });

    private static FocusRow Focus(ImmutableArray<string> names, UsageQuestion question, CellPrice cell, CellLine line)
    {
        var account = names.IndexOf("account");
        return new()
        {
            Hour = cell.Cell.Hour,
            Account = account < 0 ? "" : cell.Cell.Attributes[account],
            Region = cell.Cell.Region ?? "",
            CalledId = cell.Cell.ModelId,
            ModelId = cell.Target?.Model.Id.Value ?? cell.Cell.ModelId,
            Provider = cell.Target?.Model.Provider ?? "",
            Tier = cell.Cell.Tier ?? question.Tier,
            Meter = line.Meter,
            Quantity = line.Quantity,
            Unit = line.Line?.Unit ?? "",
            UnitPriceUsd = line.Line is { } priced ? priced.UnitPriceUsd / priced.Per : null,
            CostUsd = line.Line?.AmountUsd,
            Tags = [.. names.Zip(cell.Cell.Attributes, static (name, text) => new NamedText(name, text)).Where(static tag => tag.Name != "account" && tag.Text.Length > 0)],
        };
    }

    private static LoggedCost Logged(string modelId, CellPrice[] cells)
    {
        var sums = cells.Aggregate(default(UsageSums), static (sum, cell) => sum + cell.Cell.Sums);
        return new()
        {
            ModelId = modelId,
            Requests = sums.Requests,
            Tokens = new(sums.Input, sums.Output, sums.CacheRead, sums.CacheWrite),
            Images = sums.Images,
            VideoSeconds = sums.VideoSeconds,
            Lines = [.. LinesOf(cells)],
            Missing = [.. cells.SelectMany(static cell => cell.MissingRates).Distinct()],
            Problem = cells.Select(static cell => cell.Problem).FirstOrDefault(static problem => problem is not null),
        };
    }

    private static UsageRow Row(IGrouping<ValueList<string>, CellPrice> group)
    {
        var sums = group.Aggregate(default(UsageSums), static (sum, cell) => sum + cell.Cell.Sums);
        var priced = group.Sum(static cell => cell.PricedUsd);
        return new()
        {
            Keys = group.Key,
            Requests = sums.Requests,
            InputTokens = sums.Input,
            OutputTokens = sums.Output,
            CacheReadTokens = sums.CacheRead,
            CacheWriteTokens = sums.CacheWrite,
            Images = sums.Images,
            VideoSeconds = sums.VideoSeconds,
            Usd = group.All(static cell => cell.Usd is not null) ? priced : null,
            PricedUsd = priced,
            Missing = [.. group.SelectMany(static cell => cell.Missing).Distinct(StringComparer.Ordinal)],
        };
    }
}
