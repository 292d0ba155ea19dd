using BedrockSelector.Knowledge.Documents;

namespace BedrockSelector.Knowledge.Verification;

/// <summary>Finds a null where the schema has none: the reader checks that members are there, not that they and their elements have a value.</summary>
internal static class NullFinder
{
    public static string? Find(CatalogDocument document) =>
        Required("sources", document.Sources, static source => source.Key is null || source.Title is null || source.Kind is null)
        ?? Required("regions", document.Regions, static region => region.Id is null || region.Name is null || region.Geography is null)
        ?? Required("meters", document.Meters, static meter => meter.Id is null || meter.Unit is null || meter.Kind is null || meter.Description is null
            || (meter.Increment is { } step && (step.Per is null || step.Source is null)))
        ?? Required("dimensions", document.Dimensions, static entry => entry.Id is null || entry.Description is null || Lists(entry).Any(static list => list is not null && HasNull(list)))
        ?? Required("models", document.Models, static model => model.Id is null)
        ?? Required("requestRules", document.RequestRules, static rule =>
            rule.Code is null || rule.Message is null || rule.Severity is null || rule.Confidence is null || HasNull(rule.Sources) || HasNull(rule.When)
            || rule.When.Any(static test => test.Of is null || (test.In is not null && HasNull(test.In)) || (test.NotIn is not null && HasNull(test.NotIn)))
            || new[] { rule.Apis, rule.Models?.Ids, rule.Models?.Except, rule.Models?.Providers }.Any(static list => list is not null && HasNull(list)))
        ?? document.Models.Select(Find).FirstOrDefault(static field => field is not null);

    private static string? Find(ModelEntry model)
    {
        var field = Optional("aliases", model.Aliases) ?? Optional("input", model.Input) ?? Optional("output", model.Output)
            ?? Optional("cacheTtls", model.CacheTtls) ?? Optional("contextVariants", model.ContextVariants)
            ?? Optional("disagreements", model.Disagreements, static entry => entry.Field is null || entry.Note is null)
            ?? Optional("customizations", model.Customizations, static entry => entry.Kind is null || entry.Source is null || HasNull(entry.Regions))
            ?? Optional("offers", model.Offers, static offer =>
                offer.Inference is null || offer.Endpoint is null || offer.Scope is null || offer.Source is null || HasNull(offer.Regions)
                || offer.Routes is null || offer.Routes.Any(static route => route is null || HasNull(route.From) || HasNull(route.To)))
            ?? Optional("rates", model.Rates, static rate =>
                rate.Tier is null || rate.Source is null || rate.Meters is null || HasNull(rate.Scopes) || HasNull(rate.Regions)
                || rate.Others?.Values.Any(static others => HasNull(others) || others.Any(static other => other.Source is null || other.Reason is null)) == true)
            ?? Optional("quality", model.Quality, static entry => entry.Task is null || entry.Mode is null || entry.Source is null || (entry.Benchmarks is not null && HasNull(entry.Benchmarks)))
            ?? (model.QualityBenchmarks?.Values.Any(HasNull) == true ? "qualityBenchmarks" : null)
            ?? Optional("latency", model.Latency, static entry =>
                entry.Mode is null || entry.Tier is null || entry.Host is null || entry.Source is null || entry.TtftSeconds is null || entry.OutputTokensPerSecond is null)
            ?? Optional("sources", model.Sources?.Values.ToArray())
            ?? (model.DistillationStudents is { } students && (students.Source is null || HasNull(students.Students) || HasNull(students.Regions)) ? "distillationStudents" : null)
            ?? (model.Lifecycle is { } lifecycle ? Required("lifecycle.regions", lifecycle.Regions, static entry => entry.Region is null) : null);
        return field is null ? null : $"models[{model.Id}].{field}";
    }

    private static IEnumerable<string[]?> Lists(DimensionEntry entry) =>
        [entry.Values, entry.RequiredIn, entry.IgnoredKinds, entry.StrictValues, entry.StrictKinds];

    private static bool HasNull<T>(T[]? values)
        where T : class => values is null || Array.Exists(values, static value => value is null);

    private static string? Required<T>(string field, T[]? values, Func<T, bool> hasNull)
        where T : class => values is null ? field : Optional(field, values, hasNull);

    private static string? Optional<T>(string field, T[]? values, Func<T, bool>? hasNull = null)
        where T : class
    {
        for (var i = 0; i < values?.Length; i++)
        {
            if (values[i] is null || hasNull?.Invoke(values[i]) == true)
            {
                return $"{field}[{i}]";
            }
        }

        return null;
    }
}
