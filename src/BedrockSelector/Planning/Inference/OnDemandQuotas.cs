using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Documents;

namespace BedrockSelector.Planning.Inference;

/// <summary>AWS's default on-demand quotas, as far as a source gives them; an overlay corrects them.</summary>
/// <remarks>A model that no quota names has no known default: nothing is assumed of it. Immutable and thread-safe.</remarks>
internal sealed class OnDemandQuotas
{
    private readonly ImmutableArray<QuotaEntries.Quota> _quotas;
    private readonly ImmutableArray<QuotaEntries.BurnDown> _burnDowns;
    private readonly ImmutableArray<QuotaEntries.ReservedMinimum> _minima;
    private readonly ImmutableDictionary<string, CatalogSource> _sources;

    private OnDemandQuotas(KnowledgeSections sections)
    {
        // The longest beginning first, of one beginning that which names regions, and of several such that of the last layer.
        _quotas = [.. sections.Quotas.AsEnumerable().Reverse().OrderByDescending(static one => one.Models.Length).ThenBy(static one => one.Regions is null)];
        _burnDowns = [.. sections.OutputBurnDowns.OrderByDescending(static one => one.Models.Length)];
        _minima = [.. sections.ReservedMinima.OrderByDescending(static one => one.Models.Length)];
        _sources = sections.Sources;
    }

    /// <summary>Gets the quotas of a source's current snapshot.</summary>
    /// <param name="knowledge">The source.</param>
    /// <returns>The quotas; compiled once a snapshot.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="knowledge"/> is <see langword="null"/>.</exception>
    public static OnDemandQuotas Of(IKnowledgeSource knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return knowledge.Current.Compiled(static snapshot => new OnDemandQuotas(snapshot.Catalog.Sections));
    }

    /// <summary>Finds the default quota of a target.</summary>
    /// <param name="target">A model called from a region in a scope.</param>
    /// <returns>The quota, or <see langword="null"/> when no source gives one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is <see langword="null"/>.</exception>
    public OnDemandQuota? Find(CallTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var kind = (target.Subject, target.Scope) switch
        {
            (RateSubject.Custom, _) => "custom-deployment",
            (not RateSubject.Base, _) => null,
            (_, CallScope.InRegion) => "in-region",
            _ => "cross-region",
        };
        foreach (var quota in _quotas)
        {
            if (quota.Kind == kind && Starts(target.Model.Id, quota.Models)
                && (quota.Regions is null || quota.Regions.Contains(target.Region.Value))
                && (target.Subject != RateSubject.Base || target.Scope != CallScope.Global || quota.GlobalToo))
            {
                return new(
                    quota.RequestsPerMinute, quota.TokensPerMinute, quota.TokensPerDay, OutputBurnDown(target.Model.Id), _sources[quota.Source].Title);
            }
        }

        return null;
    }

    /// <summary>Gets how many quota tokens an output token takes.</summary>
    /// <param name="model">The model.</param>
    /// <returns>One or more; one for models that AWS does not list.</returns>
    public int OutputBurnDown(ModelId model) =>
        _burnDowns.FirstOrDefault(row => Starts(model, row.Models))?.TokensPerOutputToken ?? 1;

    /// <summary>Gets the least that one can reserve of a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>Thousands of input and output tokens a minute; zero where no source says.</returns>
    public (int InputKtpm, int OutputKtpm) ReservedMinimum(ModelId model) =>
        _minima.FirstOrDefault(row => Starts(model, row.Models)) is { } found ? (found.InputKtpm, found.OutputKtpm) : (0, 0);

    private static bool Starts(ModelId model, string beginning) => beginning == "*" || model.Value.StartsWith(beginning, StringComparison.Ordinal);
}
