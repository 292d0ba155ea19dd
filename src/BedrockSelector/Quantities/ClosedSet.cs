using System.Diagnostics.CodeAnalysis;

namespace BedrockSelector.Quantities;

/// <summary>The names of closed sets in data files, on command lines, in JSON and in text.</summary>
/// <remarks>
/// An enumeration declares its names itself: a member's name is its identifier in lower-case words joined by hyphens, such as
/// <c>latency-optimized</c>, but where the member is marked with another. Nothing else lists them.
/// </remarks>
public static class ClosedSet
{
    /// <summary>Gets the name of a member.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="value">A member.</param>
    /// <returns>Lower-case words joined by hyphens, such as <c>latency-optimized</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not a member.</exception>
    public static string Name<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(this T value)
        where T : struct, Enum => ClosedSetTable<T>.NameOf(value);

    /// <summary>Gets every name of a set.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <returns>In the order of the members; one or more.</returns>
    public static ValueList<string> Names<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum => ClosedSetTable<T>.Names;

    /// <summary>Finds a member by its name.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="name">A name, compared ordinally; <see langword="null"/> names nothing.</param>
    /// <param name="value">The member, or the one that is 0.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParse<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? name, out T value)
        where T : struct, Enum => ClosedSetTable<T>.TryFind(name, out value);
}
