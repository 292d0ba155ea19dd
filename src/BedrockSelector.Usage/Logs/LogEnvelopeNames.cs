namespace BedrockSelector.Logs;

/// <summary>The names of envelopes.</summary>
public static class LogEnvelopeNames
{
    /// <summary>Names every envelope in a set.</summary>
    /// <param name="envelopes">The set.</param>
    /// <returns>Names such as <c>lines</c> or <c>log-events</c>, in the order of their declaration; empty for none.</returns>
    public static IEnumerable<string> All(LogEnvelopes envelopes) =>
        Enum.GetValues<LogEnvelopes>().Where(one => one != LogEnvelopes.None && envelopes.HasFlag(one)).Select(Of);

    internal static string Of(LogEnvelopes one) => one switch
    {
        LogEnvelopes.Lines => "lines",
        LogEnvelopes.Documents => "documents",
        LogEnvelopes.LogEvents => "log-events",
        LogEnvelopes.Export => "export",
        LogEnvelopes.Subscription => "subscription",
        LogEnvelopes.Stream => "stream",
        LogEnvelopes.Insights => "insights",
        LogEnvelopes.Metrics => "metrics",
        _ => "none",
    };
}
