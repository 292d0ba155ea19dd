using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Selection;
using Microsoft.Extensions.Options;

namespace BedrockSelector;

/// <summary>Checks options against each other and against the world outside.</summary>
internal sealed class SelectorOptionsCrossValidator : IValidateOptions<SelectorOptions>
{
    public ValidateOptionsResult Validate(string? name, SelectorOptions options)
    {
        var failures = new List<string>();
        if (!string.IsNullOrEmpty(options.Region) && !AwsRegion.IsValid(options.Region))
        {
            failures.Add($"{nameof(options.Region)}: '{options.Region}' is not an AWS region; regions look like 'us-east-1'.");
        }

        if ((options.QualityWeight ?? 1) + (options.LatencyWeight ?? 1) + (options.CostWeight ?? 1) is 0 or double.NaN)
        {
            failures.Add("QualityWeight, LatencyWeight and CostWeight are all zero; one must be above zero.");
        }

        if (!Enum.IsDefined(options.MissingEvidence))
        {
            failures.Add(
                $"{nameof(options.MissingEvidence)}: {(int)options.MissingEvidence} is not {nameof(MissingEvidence.Reject)} or {nameof(MissingEvidence.Allow)}.");
        }

        failures.AddRange(from scope in options.Scopes where !Enum.IsDefined(scope) select $"Scopes: {(int)scope} is not a scope.");
        failures.AddRange(from endpoint in options.Endpoints where !Enum.IsDefined(endpoint) select $"Endpoints: {(int)endpoint} is not an endpoint.");
        failures.AddRange(from path in options.OverlayFiles where !File.Exists(path) select $"OverlayFiles: '{path}' does not exist.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
