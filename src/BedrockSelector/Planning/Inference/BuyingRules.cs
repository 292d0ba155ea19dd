using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>How capacity is bought: what is held already, how fast it comes, how long it stays and how much is allowed.</summary>
public sealed record BuyingRules
{
    /// <summary>Gets the rules that ask for nothing.</summary>
    /// <value>Nothing held, no delay, no minimum, no limit.</value>
    public static BuyingRules Free { get; } = new();

    /// <summary>Gets what is held already.</summary>
    /// <value>Empty unless set.</value>
    public ValueList<HeldUnits> Held { get; init; } = [];

    /// <summary>Gets how long a unit without commitment is held at least.</summary>
    /// <value>Hours, one or more; one unless set. Hours of a commitment that it goes on from count.</value>
    public int MinimumHoldHours
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>Gets how long it takes from an order until a unit serves.</summary>
    /// <value>Hours, zero or more: nothing new serves before, and decisions fall so much earlier.</value>
    public int DelayHours
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Gets what starting one model unit costs the caller beyond its price.</summary>
    /// <value>US dollars, zero or more; a unit that goes on from a commitment of the plan does not start anew.</value>
    public decimal SwitchingUsd
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Gets how many model units may be held on commitments at once, beside those held already.</summary>
    /// <value>Zero or more; <see langword="null"/> for no limit.</value>
    public int? MaxCommittedUnits { get; init; }

    /// <summary>Gets how many model units may be held without commitment at once.</summary>
    /// <value>Zero or more; <see langword="null"/> for no limit. Not together with a minimum hold or a switching cost.</value>
    public int? MaxUncommittedUnits { get; init; }

    /// <summary>Gets whether a month is a month of the calendar.</summary>
    /// <value>
    /// <see langword="false"/> unless set: a month has the hours that the plan says. Otherwise a commitment ends on the same day of a
    /// later month, in UTC, which needs dated demand.
    /// </value>
    public bool CalendarMonths { get; init; }

    /// <summary>Gets how long before its end a commitment must be stopped.</summary>
    /// <value>Hours, zero or more; AWS publishes none.</value>
    public int NoticeHours
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Gets how many purchases the plan may have.</summary>
    /// <value>Zero or more, a commitment that renews counting once; <see langword="null"/> for no limit.</value>
    public int? MaxPurchases { get; init; }

    /// <summary>Gets whether units without commitment must be decided with the commitments.</summary>
    internal bool Holds => MinimumHoldHours > 1 || SwitchingUsd > 0m;
}
