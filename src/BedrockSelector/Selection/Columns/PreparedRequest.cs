using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>A prepared request: the plan of the day, compiled anew when the day is another.</summary>
internal sealed class PreparedRequest(SelectionRequest request, SelectionColumns columns, TimeProvider time, Action<Meter> checkMeter) : IPreparedRequest
{
    private ChoicePlan _plan = new(columns.Compile(request, DateOf(request, time)));

    public SelectionRequest Request { get; } = request;

    public bool TryChoose(out Choice choice) => TryChoose(Request.Usage, out choice);

    public bool TryChoose(Usage usage, out Choice choice)
    {
        ArgumentNullException.ThrowIfNull(usage);
        if (usage.Entries.IsEmpty)
        {
            throw new ArgumentException("The usage is empty; give one meter or more.", nameof(usage));
        }

        var date = DateOf(Request, time);
        var plan = Volatile.Read(ref _plan);
        if (plan.Date != date)
        {
            Volatile.Write(ref _plan, plan = new(columns.Compile(Request, date)));
        }

        if (!plan.TryChoose(usage, checkMeter, out var best))
        {
            choice = default;
            return false;
        }

        choice = new(best.Candidate, best.Contributions.Total, best.Figures.CostUsd, best.Figures.Seconds);
        return true;
    }

    private static DateOnly DateOf(SelectionRequest request, TimeProvider time) => request.AsOf ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
