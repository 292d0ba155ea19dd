using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization.Jobs;

/// <summary>Checks the hyperparameters of a specification and adds the defaults.</summary>
internal sealed class JobHyperparameters(CustomizationSpec spec, CustomizationMethod? method, JobProblems problems)
{
    public ImmutableArray<HyperparameterSetting> Check()
    {
        if (method is null)
        {
            return [];
        }

        var settings = ImmutableArray.CreateBuilder<HyperparameterSetting>();
        foreach (var rule in method.Hyperparameters)
        {
            var given = spec.Hyperparameters.FirstOrDefault(parameter => parameter.Name == rule.Name);
            settings.Add(new(rule.Name, given?.Value ?? rule.Default, given is null, rule));
            if (given is null && rule.Default is null)
            {
                problems.Add(JobProblemCode.HyperparameterNotGiven, "hyperparameters." + rule.Name,
                    $"'{rule.Name}' has no published default: give {rule.Accepts}{(rule.Example is null ? "" : $", such as {rule.Example} in AWS's example")}.");
            }

            // A rule that other sources of the method do not have is said to be one source's.
            if (given is not null && rule.Source.Key != method.Source.Key && rule.Note is { } note && method.Hyperparameters.Any(other => other.Source.Key != rule.Source.Key))
            {
                problems.Add(JobProblemCode.Suspicious, "hyperparameters." + rule.Name, $"'{rule.Name}' ({rule.Source.Title}): {note}");
            }

            if (given is not null && rule.Check(given.Value) is { } problem)
            {
                problems.Add(JobProblemCode.HyperparameterOutOfRange, "hyperparameters." + rule.Name, problem);
            }
        }

        foreach (var parameter in spec.Hyperparameters.Where(parameter => !method.TryGetHyperparameter(parameter.Name, out _)))
        {
            settings.Add(new(parameter.Name, parameter.Value, false, null));
            CheckUnknown(parameter);
        }

        CheckConflicts(settings);
        return settings.ToImmutable();
    }

    private void CheckUnknown(HyperparameterValue parameter)
    {
        var field = "hyperparameters." + parameter.Name;
        if (method!.Hyperparameters.IsEmpty)
        {
            problems.Add(JobProblemCode.HyperparameterNotChecked, field, $"'{parameter.Name}' cannot be checked: no hyperparameters are published for this base and method.");
            return;
        }

        var near = method.Hyperparameters.FirstOrDefault(rule => string.Equals(rule.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))?.Name
            ?? method.Hyperparameters.FirstOrDefault(rule => rule.Name.StartsWith(parameter.Name, StringComparison.OrdinalIgnoreCase) || parameter.Name.StartsWith(rule.Name, StringComparison.OrdinalIgnoreCase))?.Name;
        problems.Add(JobProblemCode.UnknownHyperparameter, field,
            $"'{parameter.Name}' is no hyperparameter of this base and method{(near is null ? "" : $", perhaps '{near}' is meant")}; {string.Join(", ", method.Hyperparameters.Select(static rule => rule.Name))} are.");
    }

    private void CheckConflicts(ImmutableArray<HyperparameterSetting>.Builder settings)
    {
        if (!spec.Validation.IsEmpty && spec.Hyperparameters.Any(static parameter => parameter.Name == "evalPercentage"))
        {
            problems.Add(JobProblemCode.Conflict, "hyperparameters.evalPercentage",
                "'evalPercentage' takes a share of the training data for evaluation when there is no validation set; a validation set is given.");
        }

        // Some length limits are published for a few batch sizes alone.
        var batch = settings.FirstOrDefault(static setting => setting.Name == "batchSize")?.Value;
        var lengths = method!.Limits.Where(static limit => limit.BatchFrom is not null).ToArray();
        if (int.TryParse(batch, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && lengths.Length > 0
            && !lengths.Any(limit => size >= limit.BatchFrom && size <= limit.BatchTo))
        {
            problems.Add(JobProblemCode.Suspicious, "hyperparameters.batchSize",
                $"No length limit is published for a batch size of {size}; for {lengths[^1].BatchFrom} to {lengths[^1].BatchTo} it is {lengths[^1]}, and less for larger ones.");
        }
    }
}
