using System.Collections.Immutable;

namespace BedrockSelector.Customization.Jobs;

/// <summary>The problems found so far.</summary>
internal sealed class JobProblems
{
    private readonly List<JobProblem> _problems = [];

    public bool HasErrors { get; private set; }

    public void Add(JobProblemCode code, string field, string message)
    {
        _problems.Add(new(code, field, message));
        HasErrors |= !code.IsWarning();
    }

    /// <summary>Adds what a rule says of a value, if there is a value.</summary>
    public void Rule(string field, string? value, Func<string, string?> rule) => Rule(field, value is null ? null : rule(value));

    /// <summary>Adds what a rule said, if it said anything.</summary>
    public void Rule(string field, string? problem)
    {
        if (problem is not null)
        {
            Add(JobProblemCode.InvalidValue, field, problem);
        }
    }

    /// <summary>Wants a value, and holds it to a rule.</summary>
    /// <returns>Whether it is there and good.</returns>
    public bool Required(string field, string? value, Func<string, string?> rule)
    {
        if (string.IsNullOrEmpty(value))
        {
            Add(JobProblemCode.MissingField, field, $"'{field}' is missing.");
            return false;
        }

        var problem = rule(value);
        Rule(field, problem);
        return problem is null;
    }

    public ImmutableArray<JobProblem> ToArray() => [.. _problems.OrderBy(static problem => problem.IsWarning)];
}
