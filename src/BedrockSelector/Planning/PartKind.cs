using BedrockSelector.Quantities;

namespace BedrockSelector.Planning;

/// <summary>Which rates a part of a plan asks for.</summary>
internal readonly record struct PartKind
{
    /// <summary>How many times the usage is paid for; <c>null</c> for once.</summary>
    public decimal? Requests { get; init; }

    /// <summary>The commitment of capacity.</summary>
    public CommitmentTerm Term { get; init; }

    /// <summary>Whether a custom model is meant.</summary>
    public bool Custom { get; init; }

    /// <summary>Whether the part pays for a teacher's answers.</summary>
    public bool Teacher { get; init; }

    /// <summary>The version of custom model units; <c>null</c> for the default one.</summary>
    public string? UnitVersion { get; init; }
}
