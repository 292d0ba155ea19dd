namespace BedrockSelector.Planning.Simulation;

/// <summary>How a refused request is tried again: after a time drawn evenly from zero to a limit that doubles from try to try.</summary>
public sealed record RetryRule
{
    /// <summary>Gets how often a request is tried.</summary>
    /// <value>One or more; 5 unless set, as in AWS's SDKs counting the first.</value>
    public int Attempts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 5;

    /// <summary>Gets the limit of the first wait.</summary>
    /// <value>Seconds, above zero; 1 unless set.</value>
    public double BaseSeconds
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 1d;

    /// <summary>Gets the limit of any wait.</summary>
    /// <value>Seconds, above zero; 20 unless set.</value>
    public double MostSeconds
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 20d;
}
