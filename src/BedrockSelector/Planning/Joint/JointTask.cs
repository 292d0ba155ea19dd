using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Joint;

/// <summary>A task with its demand, and the models that may serve it.</summary>
public sealed record JointTask
{
    /// <summary>Gets the name.</summary>
    /// <value>Any text, one a task.</value>
    public required string Name { get; init; }

    /// <summary>Gets the demand.</summary>
    /// <value>A series as long as that of every other task.</value>
    public required DemandSeries Demand { get; init; }

    /// <summary>Gets the models that may serve the task.</summary>
    /// <value>One or more, those that keep the task's quality floor.</value>
    public required ValueList<JointCandidate> Candidates { get; init; }

    /// <summary>Gets how much the task's quality counts.</summary>
    /// <value>Above zero; 1 unless set.</value>
    public decimal Weight
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 1m;
}
