using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Costs;

/// <summary>What is asked of a price ladder.</summary>
internal readonly struct PriceQuestion
{
    public PriceQuestion(in PriceBasis basis, RateSubject subject, long inputTokens)
    {
        (Day, InputTokens, Subject, Conditions) = (basis.Date.DayNumber, inputTokens, subject, basis.Conditions);
        AllowsDerived = basis.DerivedRates == DerivedRates.Allow;
        IsPlain = subject == RateSubject.Base && !AllowsDerived && Conditions.IsEmpty;
    }

    public int Day { get; }

    /// <summary>Gets how many tokens one request sends, rounded up: thresholds are whole.</summary>
    public long InputTokens { get; private init; }

    public RateSubject Subject { get; }

    public PriceConditions Conditions { get; }

    public bool AllowsDerived { get; private init; }

    /// <summary>Gets whether a base model is asked for and nothing else is stated, as it mostly is.</summary>
    public bool IsPlain { get; private init; }

    public PriceQuestion Sending(long inputTokens) => this with { InputTokens = inputTokens };

    public PriceQuestion AllowingDerived() => this with { AllowsDerived = true, IsPlain = false };
}
