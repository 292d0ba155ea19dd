using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;

namespace BedrockSelector.Quantities;

/// <summary>The members of one closed set with their names, read once from its declaration.</summary>
internal static class ClosedSetTable<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>
    where T : struct, Enum
{
    private static readonly T[] Members = Enum.GetValues<T>();

    private static readonly ImmutableArray<string> All = [.. Members.Select(static member => Read(member.ToString()))];

    public static ValueList<string> Names => All;

    public static string NameOf(T value) => Array.IndexOf(Members, value) is >= 0 and var index
        ? All[index]
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"'{value}' is no {typeof(T).Name}.");

    public static bool TryFind(string? name, out T value)
    {
        var index = name is null ? -1 : All.IndexOf(name, StringComparer.Ordinal);
        value = index < 0 ? default : Members[index];
        return index >= 0;
    }

    private static string Read(string member) =>
        typeof(T).GetField(member)?.GetCustomAttribute<NamedAttribute>()?.Name ?? JsonNamingPolicy.KebabCaseLower.ConvertName(member);
}
