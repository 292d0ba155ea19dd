using System.Text;

namespace BedrockSelector.Tokenizers.Tests;

public sealed class TextTokenizerTests
{
    private const string Gpt2 = """{"type":"ByteLevel","add_prefix_space":false,"use_regex":true}""";

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("tokenizers-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    // The vocabulary merges he, ll, hell, hello and " hello"; ab before bc. By hand: "hello hello" is [hello][ hello]; "abc" is [ab][c].
    [TestCase("hello hello", 2)]
    [TestCase("hellx", 2)]
    [TestCase("abc", 2)]
    [TestCase("bc", 1)]
    [TestCase("", 0)]
    [TestCase("é", 2)]
    [TestCase("𝒜", 4)]
    public void Count_ByteLevel_IsWhatMergingLeaves(string text, int expected) =>
        Assert.That(Load(TestVocabulary.Json(Gpt2)).Count(text), Is.EqualTo(expected));

    // A run longer than the short path: 200 times "ab" and one c more.
    [Test]
    public void Count_LongPiece_IsTheSameByTheHeap()
    {
        var tokenizer = Load(TestVocabulary.Json(Gpt2));

        Assert.That(tokenizer.Count(string.Concat(Enumerable.Repeat("ab", 200)) + "c"), Is.EqualTo(201));
    }

    // Half a character is one replacement character of three bytes.
    [Test]
    public void Count_HalfACharacter_IsAReplacement() => Assert.That(Load(TestVocabulary.Json(Gpt2)).Count("a\uD800"), Is.EqualTo(4));

    [Test]
    public void Count_ComposedText_IsNormalizedFirst()
    {
        var tokenizer = Load(TestVocabulary.Json(Gpt2, """{"type":"NFC"}"""), "qwen-3");
        var canCompose = "e\u0301".Normalize().Length == 1;

        // e with a combining accent is é once composed: two bytes, not three. A process without cultures cannot compose.
        Assert.That(tokenizer.Count("e\u0301"), Is.EqualTo(canCompose ? 2 : 3));
    }

    // Each pattern splits within the pieces of the one before: 12|3 apart, then letters.
    [Test]
    public void Count_SequenceOfSplits_IsOneWithinAnother()
    {
        const string Splits = """
            {"type":"Sequence","pretokenizers":[
              {"type":"Split","pattern":{"Regex":"b"},"behavior":"Isolated","invert":false},
              {"type":"Split","pattern":{"Regex":"\\p{L}+"},"behavior":"Isolated","invert":false},
              {"type":"ByteLevel","add_prefix_space":false,"use_regex":false}]}
            """;

        // Without the first split "ab" would be one token.
        Assert.That(Load(TestVocabulary.Json(Splits)).Count("ab"), Is.EqualTo(2));
    }

    [Test]
    public void Count_WholePieces_AreTokensWithoutMerges()
    {
        var tokens = new[] { "cab" };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Load(TestVocabulary.Json(Gpt2, ignoreMerges: true, whole: tokens)).Count("cab"), Is.EqualTo(1));
            Assert.That(Load(TestVocabulary.Json(Gpt2, ignoreMerges: false, whole: tokens)).Count("cab"), Is.EqualTo(2));
        }
    }

    [Test]
    public void Count_ByteFallback_TakesUnknownCharactersByTheirBytes()
    {
        var json = TestVocabulary.Json(
            """{"type":"Split","pattern":{"String":" "},"behavior":"MergedWithPrevious","invert":false}""",
            """{"type":"Replace","pattern":{"String":" "},"content":"▁"}""", byteFallback: true);

        // [hello][▁] and the three bytes of the sign.
        Assert.That(Load(json).Count("hello €"), Is.EqualTo(5));
    }

    [Test]
    public void Count_AddedTokens_AreCutOutFirst()
    {
        const string Added = """[{"content":"<|end|>","special":true},{"content":"<|end|>!","special":false}]""";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Load(TestVocabulary.Json(Gpt2, addedTokens: Added)).Count("ab<|end|>ab"), Is.EqualTo(3));
            Assert.That(Load(TestVocabulary.Json(Gpt2, addedTokens: Added)).Count("<|end|>!"), Is.EqualTo(1));
        }
    }

    // Counted by tiktoken: "hello world" has 2 tokens, a mathematical letter is a letter although it lies beyond the basic plane.
    [TestCase("hello world", 2)]
    [TestCase("", 0)]
    [TestCase("The quick brown fox jumps over the lazy dog.", 10)]
    public void CreateO200k_Text_IsCountedAsPublished(string text, int expected)
    {
        var tokenizer = TextTokenizer.CreateO200k();

        Assert.That((tokenizer.Count(text), tokenizer.IsExact, tokenizer.Family), Is.EqualTo((expected, true, "o200k")));
    }

    [Test]
    public void Load_Tekken_CountsByRanks()
    {
        var tokens = Enumerable.Range(0, 256).Select(static value => new[] { (byte)value }).Append("ab"u8.ToArray()).Append("abc"u8.ToArray()).Append("bc"u8.ToArray());
        var vocabulary = string.Join(',', tokens.Index().Select(static pair => $"{{\"rank\":{pair.Index},\"token_bytes\":\"{Convert.ToBase64String(pair.Item)}\",\"token_str\":null}}"));
        var json = $$"""{"config":{"pattern":"\\p{L}+|\\s+","default_vocab_size":268,"default_num_special_tokens":10},"vocab":[{{vocabulary}}]}""";

        var tokenizer = Load(json, "mistral-tekken", "tekken.json");

        // 258 ranks count, so that the last one, bc, does not: abc is one, xbc three.
        Assert.That((tokenizer.Count("abc"), tokenizer.Count("xbc"), tokenizer.IsExact), Is.EqualTo((1, 3, false)));
    }

    [TestCase("", "name the family")]
    [TestCase("{", "no vocabulary")]
    [TestCase("{}", "has no 'config'")]
    [TestCase("""{"model":{"type":"Unigram"}}""", "byte pairs (BPE) are counted")]
    [TestCase("""{"model":{"type":"BPE","vocab":{},"merges":[]}}""", "no token for the byte 0")]
    [TestCase("""{"model":{"type":"BPE","vocab":{"a":0},"merges":["a b"]}}""", "the vocabulary lacks")]
    [TestCase("""{"model":{"type":"BPE","vocab":[],"merges":[]}}""", "no vocabulary")]
    [TestCase("not base64 at all", "name the family")]
    public void Load_HostileFile_IsRefusedWithItsName(string content, string message)
    {
        var exception = Assert.Throws<VocabularyException>(() => Load(content));

        Assert.That(exception!.Message, Does.Contain("tokenizer.json").And.Contain(message));
    }

    [TestCase("""{"type":"Metaspace"}""", "Metaspace")]
    [TestCase("""{"type":"Split","pattern":{"Regex":"("},"behavior":"Isolated"}""", "pattern")]
    [TestCase("""{"type":"Split","pattern":{"Regex":"a"},"behavior":"Contiguous"}""", "Contiguous")]
    public void Load_StepThatIsNotFollowed_IsRefused(string preTokenizer, string message)
    {
        var exception = Assert.Throws<VocabularyException>(() => Load(TestVocabulary.Json(preTokenizer)));

        Assert.That(exception!.Message, Does.Contain(message));
    }

    [Test]
    public void Load_PatternThatNeverEnds_IsStopped()
    {
        var tokenizer = Load(TestVocabulary.Json("""
            {"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"Regex":"(a+)+$"},"behavior":"Isolated"},{"type":"ByteLevel","use_regex":false}]}
            """));

        Assert.Throws<VocabularyException>(() => tokenizer.Count(new string('a', 60) + "b"));
    }

    [Test]
    public void Load_UnknownFamily_IsAnArgumentError() => Assert.Throws<ArgumentException>(() => TextTokenizer.Load("x", "no-such-family"));

    [Test]
    public void Load_MissingFile_SaysSo() =>
        Assert.That(Assert.Throws<VocabularyException>(() => TextTokenizer.Load(Path.Combine(_folder, "none.json")))!.Message, Does.Contain("no such file"));

    private TextTokenizer Load(string json, string? family = null, string name = "tokenizer.json") =>
        TextTokenizer.Load(TestVocabulary.Write(_folder, name, json), family);
}
