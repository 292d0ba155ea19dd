using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace BedrockSelector.Knowledge.Rules;

/// <summary>One test of a rule: of the places of a part, those that pass all that is set here.</summary>
internal sealed record RuleTest
{
    public required RequestPart Of { get; init; }

    /// <summary>Gets whether there must be a place that passes; otherwise there must be none.</summary>
    public bool Present { get; init; } = true;

    /// <summary>Gets what the place's number must be above.</summary>
    public RuleLimit? Over { get; init; }

    /// <summary>Gets what the place's number must be at or above.</summary>
    public RuleLimit? From { get; init; }

    /// <summary>Gets what the place's number must be below.</summary>
    public RuleLimit? Under { get; init; }

    /// <summary>Gets texts of which the place's must be one; the word <c>model.cache-ttls</c> stands for those of the model.</summary>
    public ImmutableArray<string> In { get; init; } = [];

    /// <summary>Gets texts of which the place's must be none; as <see cref="In"/>.</summary>
    public ImmutableArray<string> NotIn { get; init; } = [];

    /// <summary>Gets a pattern that the place's text must fail; without backtracking, so that no document can stall the check.</summary>
    public Lazy<Regex>? NotMatching { get; init; }

    /// <summary>Gets what the number of places must be above: the first place too many is the one that counts.</summary>
    public RuleLimit? CountOver { get; init; }

    /// <summary>Gets what the sum of the places' numbers must be above.</summary>
    public RuleLimit? SumOver { get; init; }

    /// <summary>Gets whether only places count whose text an earlier place has.</summary>
    public bool Repeated { get; init; }
}
