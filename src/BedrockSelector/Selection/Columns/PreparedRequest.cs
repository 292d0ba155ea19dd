using BedrockSelector.Evidence.Latency;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>A prepared request: the plan of the day, the snapshot and the latency published, compiled anew when one of them is another.</summary>
internal sealed class PreparedRequest : IPreparedRequest
{
    private readonly IKnowledgeSource _knowledge;
    private readonly TimeProvider _time;
    private readonly LatencyObserver? _latency;
    private ChoicePlan _plan;

    public PreparedRequest(SelectionRequest request, IKnowledgeSource knowledge, TimeProvider time, LatencyObserver? latency)
    {
        (Request, _knowledge, _time, _latency) = (request, knowledge, time, latency);
        _plan = Compile(SelectionColumns.Of(knowledge.Current), Today, Observed);
    }

    public SelectionRequest Request { get; }

    private DateOnly Today => Request.AsOf ?? DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);

    private ObservedLatencies Observed => _latency?.Published ?? ObservedLatencies.None;

    public bool TryChoose(out Choice choice) => TryChoose(Request.Usage, out choice);

    public bool TryChoose(Usage usage, out Choice choice)
    {
        ArgumentNullException.ThrowIfNull(usage);
        if (usage.Entries.IsEmpty)
        {
            throw new ArgumentException("The usage is empty; give one meter or more.", nameof(usage));
        }

        var (date, columns, observed) = (Today, SelectionColumns.Of(_knowledge.Current), Observed);
        var plan = Volatile.Read(ref _plan);
        if (plan.Date != date || plan.Columns != columns || plan.Observed != observed)
        {
            Volatile.Write(ref _plan, plan = Compile(columns, date, observed));
        }

        if (!plan.TryChoose(usage, out var best))
        {
            choice = default;
            return false;
        }

        choice = new(best.Candidate, best.Contributions.Total, best.Figures.CostUsd, best.Figures.Seconds);
        return true;
    }

    private ChoicePlan Compile(SelectionColumns columns, DateOnly date, ObservedLatencies observed)
    {
        columns.Check(Request);
        return new(columns, columns.Compile(Request, date, observed));
    }
}
