namespace BedrockSelector.Tokenizers.Tests;

/// <summary>A vocabulary small enough to work counts out by hand: all bytes, and a few merges.</summary>
internal static class TestVocabulary
{
    private static readonly (string Left, string Right)[] Merges = [("h", "e"), ("l", "l"), ("he", "ll"), ("hell", "o"), ("Ġ", "hello"), ("a", "b"), ("b", "c")];

    /// <summary>Writes a tokenizer.json.</summary>
    public static string Json(string preTokenizer, string normalizer = "null", string addedTokens = "[]", bool ignoreMerges = false, bool byteFallback = false, string[]? whole = null)
    {
        var tokens = byteFallback
            ? Enumerable.Range(0, 256).Select(static value => $"<0x{value:X2}>").Concat("abcdehloĠ▁ ".Select(static c => c.ToString()))
            : Enumerable.Range(0, 256).Select(static value => Merging.ByteLetters.Letters[value].ToString());
        var list = tokens.Concat(Merges.Select(static merge => merge.Left + merge.Right)).Concat(whole ?? []).Distinct().Index()
            .Select(static pair => $"{System.Text.Json.JsonSerializer.Serialize(pair.Item)}:{pair.Index}");
        var merges = Merges.Select(static merge => $"\"{merge.Left} {merge.Right}\"");
        return $$"""
            {"added_tokens":{{addedTokens}},"normalizer":{{normalizer}},"pre_tokenizer":{{preTokenizer}},
            "model":{"type":"BPE","ignore_merges":{{(ignoreMerges ? "true" : "false")}},"byte_fallback":{{(byteFallback ? "true" : "false")}},
            "vocab":{ {{string.Join(',', list)}} },"merges":[{{string.Join(',', merges)}}] } }
            """;
    }

    /// <summary>Writes a text to a file that the fixture's folder holds.</summary>
    public static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
