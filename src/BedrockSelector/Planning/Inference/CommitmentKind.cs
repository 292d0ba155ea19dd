using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>A term on offer: how many hours a commitment that starts in an hour covers and is paid for.</summary>
/// <remarks>By months of the calendar the hours differ from start to start; otherwise one entry holds for all.</remarks>
internal sealed class CommitmentKind
{
    private readonly int[] _whole;
    private readonly decimal[] _paid;
    private readonly decimal _usdPerHour;

    private CommitmentKind(CommitmentTerm term, decimal usdPerHour, decimal[] paid)
    {
        (Term, _usdPerHour, _paid) = (term, usdPerHour, paid);
        _whole = [.. paid.Select(static hours => (int)Math.Min(decimal.Floor(hours), int.MaxValue / 2))];
    }

    public CommitmentTerm Term { get; }

    /// <summary>What the dearest start costs.</summary>
    public decimal MostUsd => _usdPerHour * _paid.Max();

    public static CommitmentKind Of(UnitTermPrice price, decimal hoursPerMonth) =>
        new(price.Term, price.UsdPerUnitHour, [price.Term.Months() * hoursPerMonth]);

    public static CommitmentKind ByCalendar(UnitTermPrice price, DateTimeOffset start, int hours)
    {
        var utc = start.UtcDateTime;
        var paid = new decimal[hours];
        for (var hour = 0; hour < hours; hour++)
        {
            var from = utc.AddHours(hour);
            paid[hour] = (decimal)(from.AddMonths(price.Term.Months()) - from).TotalHours;
        }

        return new(price.Term, price.UsdPerUnitHour, paid);
    }

    /// <summary>Whole hours covered.</summary>
    public int Length(int hour) => _whole[Math.Min(hour, _whole.Length - 1)];

    public decimal PaidHours(int hour) => _paid[Math.Min(hour, _paid.Length - 1)];

    public decimal Usd(int hour) => _usdPerHour * PaidHours(hour);
}
