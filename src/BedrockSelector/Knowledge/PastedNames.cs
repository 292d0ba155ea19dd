using System.Collections.Immutable;

namespace BedrockSelector.Knowledge;

/// <summary>Says of a text that is no id of Amazon Bedrock what to drop from it, or which model it names, for the error message only.</summary>
internal static class PastedNames
{
    /// <summary>Finds the id within an id of another library, such as <c>bedrock/us.…</c>, <c>bedrock:…</c> or <c>…[1m]</c>.</summary>
    /// <returns>One sentence; <see langword="null"/> where nothing is known to drop.</returns>
    public static string? WhatToDrop(string text)
    {
        var dropped = new List<string>();
        var rest = text.Trim();
        if (rest.EndsWith(']') && rest.LastIndexOf('[') is > 0 and var bracket)
        {
            dropped.Add(rest[bracket..]);
            rest = rest[..bracket];
        }

        if (!rest.StartsWith("arn:", StringComparison.Ordinal) && rest.LastIndexOf('/') is >= 0 and var slash)
        {
            dropped.Insert(0, rest[..(slash + 1)]);
            rest = rest[(slash + 1)..];
        }

        // "bedrock:us.maker.model": an id's own colon stands behind its first dot.
        if (rest.IndexOf(':') is > 0 and var colon && colon < rest.IndexOf('.') && !rest.StartsWith("arn:", StringComparison.Ordinal))
        {
            dropped.Insert(0, rest[..(colon + 1)]);
            rest = rest[(colon + 1)..];
        }

        return dropped.Count > 0 && rest.Contains('.') && ModelId.IsValid(rest)
            ? $"drop {string.Join(" and ", dropped.Select(static part => $"'{part}'"))} and write '{rest}'"
            : null;
    }

    /// <summary>Finds the models that a text names as people do: by its name, with or without its maker, or by its id without maker, date and version.</summary>
    public static ImmutableArray<string> Meant(string text, IEnumerable<FoundationModel> models)
    {
        var name = Letters(text);
        return name.Length < 3 ? [] :
        [
            .. models.Where(model => Letters(model.Name) == name || Letters(model.Provider + model.Name) == name || Letters(ShortId(model.Id.Value)) == name)
                .Select(static model => model.Id.Value).Order(StringComparer.Ordinal).Take(3),
        ];
    }

    // anthropic.claude-sonnet-4-5-20250929-v1:0 is claude-sonnet-4-5.
    private static string ShortId(string id)
    {
        var parts = id[(id.IndexOf('.') + 1)..].Split(':')[0].Split('-').ToList();
        while (parts.Count > 1 && (parts[^1] is ['v', ..] or { Length: 8 }) && parts[^1].Skip(parts[^1][0] == 'v' ? 1 : 0).All(char.IsAsciiDigit))
        {
            parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('-', parts);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
