using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Selection;
using Microsoft.Extensions.Options;

namespace BedrockSelector.DependencyInjection;

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

        if (options.QualityWeight + options.LatencyWeight + options.CostWeight is 0 or double.NaN)
        {
            failures.Add("QualityWeight, LatencyWeight and CostWeight are all zero; one must be above zero.");
        }

        if (!Enum.IsDefined(options.MissingEvidence))
        {
            failures.Add($"{nameof(options.MissingEvidence)}: {(int)options.MissingEvidence} is not {nameof(MissingEvidence.Reject)} or {nameof(MissingEvidence.Allow)}.");
        }

        failures.AddRange(options.Scopes.Where(static scope => !Enum.IsDefined(scope)).Select(static scope => $"Scopes: {(int)scope} is not a scope."));
        failures.AddRange(options.Endpoints.Where(static endpoint => !Enum.IsDefined(endpoint)).Select(static endpoint => $"Endpoints: {(int)endpoint} is not an endpoint."));
        failures.AddRange(options.OverlayFiles.Where(static path => !File.Exists(path)).Select(static path => $"OverlayFiles: '{path}' does not exist."));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
