using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Evidence;

/// <summary>The shipped evidence as a prior of the caller's own results.</summary>
public static class EvidencePrior
{
    /// <summary>Makes a prior of the evidence of a catalog.</summary>
    /// <param name="catalog">Tells which model a name means: a model id, an alias, an inference-profile id or an ARN.</param>
    /// <param name="evidence">What was measured.</param>
    /// <param name="mode">The mode whose evidence is preferred; a model measured in one mode only is judged by that.</param>
    /// <returns>
    /// For <see cref="EvidenceFitOptions.Prior"/>: the quality at the class of tasks that the task names; <see langword="null"/> for a task that names no
    /// class with evidence, and for a model that the catalog does not know or nobody measured.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static Func<string, string, QualityPrior?> Of(IModelCatalog catalog, IEvidenceStore evidence, ReasoningMode mode = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(evidence);
        return (task, name) =>
        {
            if (!TaskClass.TryParse(task, out var kind)
                || !ModelReference.TryParse(name, out var reference)
                || reference.ModelId is not { } id
                || !catalog.TryGetModel(id, out var model))
            {
                return null;
            }

            var measured = evidence.Quality(model.Id).Where(one => one.Task == kind && one.StandardError > 0).ToArray();
            var chosen = Array.Find(measured, one => one.Mode == mode) ?? measured.FirstOrDefault();
            return chosen is null ? null : new QualityPrior(chosen.Score, chosen.StandardError);
        };
    }
}
