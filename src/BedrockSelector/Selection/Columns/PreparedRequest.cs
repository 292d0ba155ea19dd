using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>A prepared request: the plan of the day and the snapshot, compiled anew when either is another.</summary>
internal sealed class PreparedRequest : IPreparedRequest
{
    private readonly IKnowledgeSource _knowledge;
    private readonly TimeProvider _time;
    private ChoicePlan _plan;

    public PreparedRequest(SelectionRequest request, IKnowledgeSource knowledge, TimeProvider time)
    {
        (Request, _knowledge, _time) = (request, knowledge, time);
        _plan = Compile(SelectionColumns.Of(knowledge.Current), Today);
    }

    public SelectionRequest Request { get; }

    private DateOnly Today => Request.AsOf ?? DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);

    public bool TryChoose(out Choice choice) => TryChoose(Request.Usage, out choice);

    public bool TryChoose(Usage usage, out Choice choice)
    {
        ArgumentNullException.ThrowIfNull(usage);
        if (usage.Entries.IsEmpty)
        {
            throw new ArgumentException("The usage is empty; give one meter or more.", nameof(usage));
        }

        var (date, columns) = (Today, SelectionColumns.Of(_knowledge.Current));
        var plan = Volatile.Read(ref _plan);
        if (plan.Date != date || plan.Columns != columns)
        {
            Volatile.Write(ref _plan, plan = Compile(columns, date));
        }

        if (!plan.TryChoose(usage, out var best))
        {
            choice = default;
            return false;
        }

        choice = new(best.Candidate, best.Contributions.Total, best.Figures.CostUsd, best.Figures.Seconds);
        return true;
    }

    private ChoicePlan Compile(SelectionColumns columns, DateOnly date)
    {
        columns.Check(Request);
        return new(columns, columns.Compile(Request, date));
    }
}
