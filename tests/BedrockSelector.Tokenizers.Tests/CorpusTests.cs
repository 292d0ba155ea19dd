using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace BedrockSelector.Tokenizers.Tests;

/// <summary>Counts a corpus as other implementations did; Corpus/README.md says how to make both again.</summary>
[Explicit("Needs a corpus, the counts of it and the vocabularies, which are in no repository.")]
public sealed class CorpusTests
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("TOKEN_CORPUS") ?? "";

    [TestCase("o200k", "o200k", "")]
    [TestCase("o200k", "o200k", "gptoss")]
    [TestCase("llama-3", "llama-3", "llama3_1")]
    [TestCase("llama-3-js", "llama-3", "llama3_1")]
    [TestCase("qwen-3", "qwen-3", "qwen3")]
    [TestCase("deepseek", "deepseek", "deepseek_v3")]
    [TestCase("gemma-3", "gemma-3", "gemma3")]
    [TestCase("claude-2", "claude-2", "claude")]
    [TestCase("mistral-tekken", "mistral-tekken", "tekken.json")]
    [TestCase("mistral-v1", "mistral-v1", "mistral-v1.model")]
    [TestCase("mistral-v3", "mistral-v3", "mistral-v3.model")]
    public void Count_Corpus_EqualsTheReference(string counts, string family, string vocabulary)
    {
        var tokenizer = vocabulary.Length == 0 ? TextTokenizer.CreateO200k() : TextTokenizer.Load(PathOf(vocabulary), family);
        var expected = File.ReadLines(Path.Combine(Folder, "counts", counts + ".csv")).Skip(1).Select(static line => line.Split(','))
            .ToDictionary(static cells => int.Parse(cells[0], CultureInfo.InvariantCulture), static cells => int.Parse(cells[1], CultureInfo.InvariantCulture));
        var texts = File.ReadLines(Path.Combine(Folder, "corpus.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement)
            .Select(static root => (Id: root.GetProperty("id").GetInt32(), Text: root.GetProperty("text").GetString()!)).ToArray();
        var clock = Stopwatch.StartNew();
        var differing = texts.Select(text => (text.Id, Ours: tokenizer.Count(text.Text), Theirs: expected[text.Id])).Where(static pair => pair.Ours != pair.Theirs).ToArray();
        var speed = texts.Sum(static text => (long)text.Text.Length) / clock.Elapsed.TotalSeconds;
        TestContext.Out.WriteLine($"{counts} {vocabulary}: {texts.Length - differing.Length} of {texts.Length} equal, {speed:0} characters a second");

        Assert.That(differing, Is.Empty);
    }

    private static string PathOf(string vocabulary) => vocabulary.Contains('.')
        ? Path.Combine(Folder, "vocabularies", vocabulary)
        : Path.Combine(Folder, "npm", "node_modules", "@lenml", "tokenizer-" + vocabulary, "models", "tokenizer.json");
}
