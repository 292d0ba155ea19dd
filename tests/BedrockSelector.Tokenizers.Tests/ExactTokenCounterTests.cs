using BedrockSelector.Knowledge;
using BedrockSelector.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace BedrockSelector.Tokenizers.Tests;

public sealed class ExactTokenCounterTests
{
    private const string ByteLevel = """{"type":"ByteLevel","add_prefix_space":false,"use_regex":true}""";

    private static readonly ExactTokenCounter Counter = new(TokenizerSet.Load([]));

    [Test]
    public void Count_FamilyAtHand_IsExact()
    {
        var count = Counter.Count(new ModelId("openai.gpt-oss-20b-1:0"), TokenInput.Text("hello world"))!;

        Assert.That((count.Low, count.Tokens, count.High, count.Basis), Is.EqualTo((2L, 2L, 2L, TokenEstimateBasis.Counted)));
    }

    [Test]
    public void Count_RequestWithMessages_KeepsTheBandOfTheRequest()
    {
        var input = new TokenInput { Texts = ["hello world"], Messages = 1 };

        var count = Counter.Count(new ModelId("openai.gpt-5.1"), input)!;

        // 2 tokens of text; a request takes 2 to 9 and a message 1 to 4.
        Assert.That((count.Low, count.High, count.Basis), Is.EqualTo((5L, 15L, TokenEstimateBasis.Measured)));
    }

    [Test]
    public void Count_FamilyThatStandsIn_KeepsABand()
    {
        var count = Counter.Count(new ModelId("openai.gpt-6-sol"), TokenInput.Text("hello world"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(count.Tokens, Is.EqualTo(2));
            Assert.That(count.Low, Is.LessThan(2));
            Assert.That(count.High, Is.GreaterThan(2));
            Assert.That(count.Basis, Is.EqualTo(TokenEstimateBasis.Assumed));
        }
    }

    [Test]
    public void Count_FamilyWithoutAVocabulary_IsTheEstimate()
    {
        var model = new ModelId("amazon.nova-micro-v1:0");

        Assert.That(Counter.Count(model, TokenInput.Text("hello"))!.Tokens, Is.EqualTo(new TokenEstimator().Estimate(model, "hello")!.Tokens));
    }

    [Test]
    public void Load_Folder_CountsUnknownFilesForTheFamilyTheyAreNamedAfter()
    {
        var folder = Directory.CreateTempSubdirectory("tokenizers-").FullName;
        try
        {
            TestVocabulary.Write(folder, "glm-4/tokenizer.json", TestVocabulary.Json(ByteLevel));

            var set = TokenizerSet.Load([folder]);
            var count = new ExactTokenCounter(set).Count(new ModelId("zai.glm-4.7"), TokenInput.Text("hello"))!;

            using (Assert.EnterMultipleScope())
            {
                Assert.That(set.Families, Is.EqualTo(new[] { "glm-4", "o200k" }));
                Assert.That(count.Tokens, Is.EqualTo(1));
                Assert.That(count.Basis, Is.EqualTo(TokenEstimateBasis.Calibrated));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Load_FileOfNoFamily_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("tokenizers-").FullName;
        try
        {
            TestVocabulary.Write(folder, "mine/tokenizer.json", TestVocabulary.Json(ByteLevel));

            Assert.That(Assert.Throws<VocabularyException>(() => TokenizerSet.Load([folder]))!.Message, Does.Contain("folder named after its family"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void AddBedrockSelectorTokenizers_BesideTheSelector_CountsExactly()
    {
        using var provider = new ServiceCollection().AddBedrockSelector().Services.AddBedrockSelectorTokenizers().BuildServiceProvider();

        Assert.That(provider.GetRequiredService<ITokenCounter>(), Is.SameAs(provider.GetRequiredService<ExactTokenCounter>()));
    }
}
