using BedrockSelector.Extensions.AI.Routing;
using Microsoft.Extensions.Options;

namespace BedrockSelector.Extensions.AI.DependencyInjection;

/// <summary>Checks <see cref="SelectingChatClientOptions"/>; one failure lists every mistake.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class SelectingChatClientOptionsValidator : IValidateOptions<SelectingChatClientOptions>
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public ValidateOptionsResult Validate(string? name, SelectingChatClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    internal static void ThrowIfInvalid(SelectingChatClientOptions options)
    {
        if (Failures(options).ToList() is { Count: > 0 } failures)
        {
            throw new ArgumentException(string.Join(' ', failures), nameof(options));
        }
    }

    private static IEnumerable<string> Failures(SelectingChatClientOptions options)
    {
        if (options.Preferences is null)
        {
            yield return "Preferences is null; leave it as it is to ask for nothing but what a chat needs.";
        }

        if (options.ExpectedOutputTokens is < 1 or > 1_000_000)
        {
            yield return $"ExpectedOutputTokens is {options.ExpectedOutputTokens}; it must be from 1 to 1000000.";
        }

        if (options.MaxModelsPerCall is < 1 or > 100)
        {
            yield return $"MaxModelsPerCall is {options.MaxModelsPerCall}; it must be from 1 to 100.";
        }

        if (options.BudgetPerCallUsd < 0m)
        {
            yield return $"BudgetPerCallUsd is {options.BudgetPerCallUsd}; it must be zero or more.";
        }

        if (options.CircuitFailures is < 1 or > 1000)
        {
            yield return $"CircuitFailures is {options.CircuitFailures}; it must be from 1 to 1000.";
        }

        if (options.CircuitOpenFor <= TimeSpan.Zero || options.CircuitOpenFor > TimeSpan.FromDays(1))
        {
            yield return $"CircuitOpenFor is {options.CircuitOpenFor}; it must be more than zero and at most a day.";
        }

        if (options.Classify is null)
        {
            yield return "Classify is null; ChatFailures.Classify is the default.";
        }

        if (options.Respond is null)
        {
            yield return "Respond is null; ChatFailures.Respond is the default.";
        }

        if (options.SwitchGain is not (>= 0d and <= double.MaxValue))
        {
            yield return FormattableString.Invariant($"SwitchGain is {options.SwitchGain}; it must be zero or more.");
        }

        if (!Enum.IsDefined(options.CacheTokens))
        {
            yield return $"CacheTokens is {(int)options.CacheTokens}, which is not a placement.";
        }
    }
}
