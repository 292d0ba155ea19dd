using System.Text.Json.Serialization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Life;

/// <summary>What was asked for in the life of a custom model, so that a program that is run again asks for nothing twice.</summary>
/// <remarks>A document: compared by value, and JSON both ways. It holds no credentials.</remarks>
public sealed record LifeState
{
    /// <summary>Gets the kind and version of the document.</summary>
    /// <value><c>customize-state/1</c>.</value>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "customize-state/1";

    /// <summary>Gets what was asked for.</summary>
    /// <value>In the order of asking; may be empty.</value>
    public ValueList<LifeStateEntry> Entries { get; init; }

    /// <summary>Finds what was asked for last and not closed.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name; <see langword="null"/> for any.</param>
    /// <returns>The entry, or <see langword="null"/>.</returns>
    public LifeStateEntry? Open(LifeResourceKind kind, string? name = null) =>
        Entries.LastOrDefault(entry => entry.Kind == kind && entry.ClosedAt is null && (name is null || entry.Name == name));

    /// <summary>Finds an entry by its ARN.</summary>
    /// <param name="arn">The ARN.</param>
    /// <returns>The entry, or <see langword="null"/>.</returns>
    public LifeStateEntry? Of(string arn) => Entries.LastOrDefault(entry => entry.Arn == arn && entry.ClosedAt is null);

    /// <summary>Counts what was asked for under a name, closed or not.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name.</param>
    /// <returns>Zero or more.</returns>
    public int Attempts(LifeResourceKind kind, string name) => Entries.Count(entry => entry.Kind == kind && entry.Name == name);

    /// <summary>Gives the state with an entry added, or put in the place of the one with its token.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The new state.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="entry"/> is <see langword="null"/>.</exception>
    public LifeState With(LifeStateEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Entries.Any(one => one.Token == entry.Token)
            ? this with { Entries = [.. Entries.Select(one => one.Token == entry.Token ? entry : one)] }
            : this with { Entries = [.. Entries, entry] };
    }
}
