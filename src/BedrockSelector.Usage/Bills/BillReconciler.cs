using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Statements;

namespace BedrockSelector.Bills;

/// <summary>Puts a bill beside the prices of the catalog and the quantities of logs, and says what differs and why.</summary>
/// <remarks>
/// Every line is mapped to model, region, meter and tier by the tables by which prices are imported; what these do not have is listed.
/// All amounts are decimal, and the parts add up exactly. All that one call compares is priced from the snapshot that is current when it
/// begins. Thread-safe.
/// </remarks>
public sealed class BillReconciler
{
    private readonly IKnowledgeSource _knowledge;
    private readonly TimeProvider? _time;

    /// <summary>Makes a reconciler.</summary>
    /// <param name="knowledge">The catalog, its rates and its names of the price list.</param>
    /// <param name="time">Tells today, for questions without a date; <see langword="null"/> for the system's clock.</param>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public BillReconciler(IKnowledgeSource knowledge, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        (_knowledge, _time) = (knowledge, time);
    }

    /// <summary>Compares a bill with prices alone.</summary>
    /// <param name="bill">What was read of the bill.</param>
    /// <returns>What is billed beside what the billed quantities cost at list prices.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bill"/> is <see langword="null"/>.</exception>
    public Reconciliation Reconcile(BillReport bill)
    {
        ArgumentNullException.ThrowIfNull(bill);
        return new BillComparison(_knowledge.Current, _time, bill).Result();
    }

    /// <summary>Compares a bill with prices and with logs.</summary>
    /// <param name="bill">What was read of the bill.</param>
    /// <param name="logs">What was read of the logs of the same time.</param>
    /// <param name="question">What holds where records do not say; its keys are not used.</param>
    /// <returns>What is billed beside what the logged quantities cost at list prices.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public Reconciliation Reconcile(BillReport bill, UsageReport logs, UsageQuestion question)
    {
        ArgumentNullException.ThrowIfNull(bill);
        ArgumentNullException.ThrowIfNull(logs);
        ArgumentNullException.ThrowIfNull(question);
        var comparison = new BillComparison(_knowledge.Current, _time, bill);
        comparison.Add(logs, question);
        return comparison.Result();
    }
}
