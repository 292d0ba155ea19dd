using System.Collections.Immutable;

namespace BedrockSelector.Knowledge.Rules;

/// <summary>Which models a rule is about.</summary>
internal sealed record RuleModels
{
    /// <summary>The word in lists of texts that stands for the times to live of the model's cache.</summary>
    public const string CacheTtls = "model.cache-ttls";

    /// <summary>Gets ids, each with at most one star at its end; empty for all.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];

    /// <summary>Gets ids left out, as <see cref="Ids"/>.</summary>
    public ImmutableArray<string> Except { get; init; } = [];

    /// <summary>Gets makers; empty for all.</summary>
    public ImmutableArray<string> Providers { get; init; } = [];

    /// <summary>Gets a feature that the model must have.</summary>
    public Feature? Has { get; init; }

    /// <summary>Gets a feature that the model must be said to lack.</summary>
    public Feature? Lacks { get; init; }

    /// <summary>Gets a feature of which no source speaks.</summary>
    public Feature? Unknown { get; init; }

    /// <summary>Gets a modality that the model is said not to take.</summary>
    public Modality? TakesNot { get; init; }

    /// <summary>Gets a modality that the model is said not to give.</summary>
    public Modality? GivesNot { get; init; }

    public bool Match(FoundationModel model) =>
        (Ids.IsEmpty || Ids.Any(id => Named(id, model.Id.Value)))
        && !Except.Any(id => Named(id, model.Id.Value))
        && (Providers.IsEmpty || Providers.Contains(model.Provider))
        && (Has is not { } has || model.Has(has) == true)
        && (Lacks is not { } lacks || model.Has(lacks) == false)
        && (Unknown is not { } unknown || model.Has(unknown) is null)
        && (TakesNot is not { } modality || (!model.InputModalities.IsEmpty && !model.InputModalities.Contains(modality)))
        && (GivesNot is not { } output || (!model.OutputModalities.IsEmpty && !model.OutputModalities.Contains(output)));

    private static bool Named(string pattern, string id) =>
        pattern.EndsWith('*') ? id.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal) : id == pattern;
}
