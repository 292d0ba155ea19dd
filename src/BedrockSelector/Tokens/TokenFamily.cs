using BedrockSelector.Knowledge;

namespace BedrockSelector.Tokens;

/// <summary>A family of models that share a tokenizer, with what is known of how it counts.</summary>
public sealed record TokenFamily
{
    /// <summary>Gets the key.</summary>
    /// <value>Such as <c>llama-3</c>.</value>
    public required string Id { get; init; }

    /// <summary>Gets what belongs to it.</summary>
    /// <value>Such as <c>Llama 3</c>.</value>
    public required string Name { get; init; }

    /// <summary>Gets what its figures rest on.</summary>
    /// <value>Measured, calibrated or assumed; assumed where the family stands in for a model that it is not known to fit.</value>
    public required TokenEstimateBasis Basis { get; init; }

    /// <summary>Gets the source.</summary>
    /// <value>Never <see langword="null"/>.</value>
    public required CatalogSource Source { get; init; }

    /// <summary>Gets a remark: from what the figures come, or why the family stands in for a model.</summary>
    /// <value>A sentence, or <see langword="null"/>.</value>
    public string? Note { get; init; }

    /// <summary>Gets how many characters of plain English prose a token holds: what two families are compared by.</summary>
    internal double EnglishCharactersPerToken
    {
        get
        {
            const string Prose = "The order was placed on the first day of the month, and the parcel should arrive within a week. "
                + "Please write to us when something is missing; we will send it again at no cost.";
            return Prose.Length / TokenEstimator.Estimate(this, Prose).Expected;
        }
    }

    // A required member of a public type would have to be public.
    internal FamilyScale Scale { get; init; } = null!;
}
