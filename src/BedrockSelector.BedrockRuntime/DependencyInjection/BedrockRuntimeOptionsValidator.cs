using BedrockSelector.BedrockRuntime.Http;
using Microsoft.Extensions.Options;

namespace BedrockSelector.BedrockRuntime.DependencyInjection;

/// <summary>Checks <see cref="BedrockRuntimeOptions"/>; one failure lists every mistake.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class BedrockRuntimeOptionsValidator : IValidateOptions<BedrockRuntimeOptions>
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public ValidateOptionsResult Validate(string? name, BedrockRuntimeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    internal static void ThrowIfInvalid(BedrockRuntimeOptions options)
    {
        if (Failures(options).ToList() is { Count: > 0 } failures)
        {
            throw new ArgumentException(string.Join(' ', failures), nameof(options));
        }
    }

    private static IEnumerable<string> Failures(BedrockRuntimeOptions options)
    {
        if (options.Region is { } region && !IsRegion(region))
        {
            yield return $"Region '{region}' is not an AWS region; regions look like 'us-east-1'.";
        }

        if (options.Profile is { } profile && string.IsNullOrWhiteSpace(profile))
        {
            yield return "Profile is blank; name a profile of the AWS configuration files, or leave it null.";
        }

        if (options.ApiKey is { } key && string.IsNullOrWhiteSpace(key))
        {
            yield return "ApiKey is blank; give a Bedrock API key, or leave it null.";
        }

        if (options.ApiKey is not null && options.Credentials is not null)
        {
            yield return "ApiKey and Credentials are both set; a call carries one of them.";
        }

        foreach (var (label, uri) in new[] { ("Endpoint", options.Endpoint), ("ControlEndpoint", options.ControlEndpoint) })
        {
            if (uri is not null && !(uri.IsAbsoluteUri && uri.Scheme is "http" or "https" && uri.Query.Length == 0))
            {
                yield return $"{label} '{uri}' is not an absolute http or https address without a query.";
            }
        }

        if (options.ApplicationId is { } id && !UserAgent.IsName(id))
        {
            yield return $"ApplicationId '{id}' is not 1 to 50 letters, digits and !$%&*+-.,^_`|~.";
        }

        foreach (var (label, time) in new[]
        {
            ("ConnectTimeout", options.ConnectTimeout), ("ResponseTimeout", options.ResponseTimeout), ("IdleTimeout", options.IdleTimeout),
        })
        {
            if (time <= TimeSpan.Zero || time > MaxTime)
            {
                yield return $"{label} is {time}; it must be more than zero and at most {MaxTime}.";
            }
        }

        if (options.MaxRetries is < 0 or > 20)
        {
            yield return $"MaxRetries is {options.MaxRetries}; it must be from 0 to 20.";
        }

        if (options.RetryBaseDelay < TimeSpan.Zero)
        {
            yield return $"RetryBaseDelay is {options.RetryBaseDelay}; it must be zero or more.";
        }

        if (options.RetryMaxDelay < options.RetryBaseDelay || options.RetryMaxDelay > MaxTime)
        {
            yield return $"RetryMaxDelay is {options.RetryMaxDelay}; it must be from RetryBaseDelay ({options.RetryBaseDelay}) to {MaxTime}.";
        }

        if (options.Jitter is null)
        {
            yield return "Jitter is null; it must give numbers from 0 to 1.";
        }
    }

    private static readonly TimeSpan MaxTime = TimeSpan.FromDays(1);

    private static bool IsRegion(string region) =>
        region.Length is > 4 and <= 32 && region.Contains('-', StringComparison.Ordinal)
        && region.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
