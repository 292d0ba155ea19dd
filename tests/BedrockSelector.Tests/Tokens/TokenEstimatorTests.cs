using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Tokens;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Tokens;

public sealed class TokenEstimatorTests
{
    private static readonly TokenEstimator Estimator = new();

    [TestCase("""{"id":12,"tags":["a","b"],"n":null,"x":{"y":1,"z":[2,3]}}""", TextClass.MinifiedJson)]
    [TestCase("{\n    \"id\": 12,\n    \"tags\": [\n        \"a\",\n        \"b\"\n    ],\n    \"name\": null\n}", TextClass.IndentedJson)]
    [TestCase("for (var i = 0; i < n; i++) { total += values[i] * weights[i]; } return total;", TextClass.Code)]
    [TestCase("Der schnelle braune Fuchs springt über den faulen Hund und läuft fröhlich weiter.", TextClass.European)]
    [TestCase("Tôi muốn biết đơn hàng của tôi đang ở đâu và khi nào được giao.", TextClass.Vietnamese)]
    [TestCase("What are the top AWS services?", TextClass.English)]
    [TestCase("id,name,amount,rate\n1,alpha,12.50,0.071\n2,beta,99.10,0.114\n3,gamma,7.25,0.020\n4,delta,18.00,0.333\n", TextClass.Table)]
    [TestCase("H4sIAAAAAAAAA6tWKkktLlGyUlAqS8wpTtVRSq0oyCxKVbJSyi9KSS1SslIqzs9NVbJSKi1OLVKyUiotTi1SqgUAvl8Xc0IAAAA9jQ2bR7xKpZw4", TextClass.Encoded)]
    [TestCase("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934c", TextClass.Encoded)]
    [TestCase("<p class=\"a\">Some <b>bold</b> words in a <a href=\"/x\">link</a></p><ul><li>one</li><li>two</li></ul>", TextClass.Markup)]
    [TestCase("Быстрая бурая лиса прыгает через ленивую собаку.", TextClass.Cyrillic)]
    [TestCase("தமிழ் மொழி ஒரு பழமையான மொழி ஆகும்.", TextClass.Indic)]
    [TestCase("新しい注文の状態を教えてください。", TextClass.Japanese)]
    [TestCase("请告诉我订单的状态。", TextClass.Chinese)]
    [TestCase("주문 상태를 알려 주세요.", TextClass.Korean)]
    [TestCase("😀😃😄😁😆", TextClass.Emoji)]
    public void Classes_KindOfText_IsTold(string text, TextClass expected)
    {
        var profile = new TextProfile();
        profile.Add(text);

        var classes = profile.Classes();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(classes[0].Key, Is.EqualTo(expected));
            Assert.That(classes.Sum(static pair => pair.Value), Is.EqualTo(profile.Characters));
        }
    }

    [Test]
    public void Estimate_Text_AllocatesNothing()
    {
        Assert.That(TokenRatios.Embedded.TryGetFamily("o200k", out var family), Is.True);
        _ = TokenEstimator.Estimate(family!, "warm");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var tokens = TokenEstimator.Estimate(family!, "What are the top AWS services?").Expected;

        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before, tokens > 0), Is.EqualTo((0L, true)));
    }

    [Test]
    public void Estimate_EveryLivingTextModel_HasAFamilyOrAStandIn()
    {
        var text = ModelCatalog.LoadEmbedded().Models.Where(static model => model.OutputModalities.Contains(Modality.Text));

        Assert.That(text.Where(static model => Estimator.Estimate(model.Id, "text") is null).Select(static model => model.Id), Is.Empty);
    }

    [Test]
    public void Estimate_KnownCounts_LieInsideTheBand()
    {
        // The console's compare mode counts 7 input tokens on Nova Micro and 15 on Claude 3.5 Sonnet, request overhead included.
        const string Prompt = "What are the top AWS services?";

        var nova = Estimator.Estimate(new ModelId("amazon.nova-micro-v1:0"), Prompt)!;
        var claude = Estimator.Estimate(new ModelId("anthropic.claude-3-5-sonnet-20240620-v1:0"), new TokenInput { Texts = [Prompt], Messages = 1 })!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(nova.Low, Is.LessThanOrEqualTo(7));
            Assert.That(nova.High, Is.GreaterThanOrEqualTo(7));
            Assert.That(claude.Low, Is.LessThanOrEqualTo(15));
            Assert.That(claude.High, Is.GreaterThanOrEqualTo(15));
        }
    }

    [TestCase("amazon.nova-micro-v1:0", "nova-1", TokenEstimateBasis.Calibrated)]
    [TestCase("anthropic.claude-sonnet-4-6", "claude-3", TokenEstimateBasis.Calibrated)]
    [TestCase("anthropic.claude-opus-4-7", "claude-4-7", TokenEstimateBasis.Calibrated)]
    [TestCase("meta.llama3-1-8b-instruct-v1:0", "llama-3", TokenEstimateBasis.Measured)]
    [TestCase("cohere.command-r-v1:0", "unmeasured", TokenEstimateBasis.Assumed)]
    [TestCase("amazon.nova-2-lite-v1:0", "nova-1", TokenEstimateBasis.Assumed)]
    [TestCase("google.gemma-4-31b", "gemma-3", TokenEstimateBasis.Assumed)]
    [TestCase("zai.glm-5", "glm-4", TokenEstimateBasis.Assumed)]
    [TestCase("mistral.mistral-large-3-675b-instruct", "mistral-tekken", TokenEstimateBasis.Assumed)]
    public void Estimate_Model_NamesFamilyAndBasis(string model, string family, TokenEstimateBasis basis)
    {
        var estimate = Estimator.Estimate(new ModelId(model), "text")!;

        Assert.That((estimate.Family, estimate.Basis), Is.EqualTo((family, basis)));
    }

    [TestCase("stability.sd3-large-v1:0")]
    public void Estimate_ModelWithoutAnySource_IsNull(string model) => Assert.That(Estimator.Estimate(new ModelId(model), "text"), Is.Null);

    // Llama 3.2: min(2, max(side // 560, 1)) tiles each way, 1,601 tokens a tile; Nova: the guide's table; Claude: patches of 28, capped.
    [TestCase("meta.llama3-2-11b-instruct-v1:0", 500, 500, ExpectedResult = 1601)]
    [TestCase("meta.llama3-2-11b-instruct-v1:0", 1200, 500, ExpectedResult = 3202)]
    [TestCase("meta.llama3-2-11b-instruct-v1:0", 5000, 5000, ExpectedResult = 6404)]
    [TestCase("amazon.nova-lite-v1:0", 800, 400, ExpectedResult = 800)]
    [TestCase("amazon.nova-pro-v1:0", 1300, 1300, ExpectedResult = 2600)]
    [TestCase("anthropic.claude-sonnet-4-6", 1000, 1000, ExpectedResult = 1296)]
    [TestCase("anthropic.claude-sonnet-4-6", 4000, 4000, ExpectedResult = 1568)]
    [TestCase("anthropic.claude-opus-4-8", 4000, 4000, ExpectedResult = 4784)]
    public long Estimate_Image_FollowsTheFamilysRule(string model, int width, int height) =>
        Estimator.Estimate(new ModelId(model), new TokenInput { Images = [new(width, height)] })!.Tokens;

    [Test]
    public void Estimate_MediaWithoutARule_AreNamedAndNotCounted()
    {
        var input = new TokenInput { Texts = ["text"], Images = [new(10, 10)], VideoSeconds = 12, DocumentPages = 3 };

        var estimate = Estimator.Estimate(new ModelId("mistral.mistral-7b-instruct-v0:2"), input)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate.NotCounted, Is.EqualTo(new[] { "image of 10 x 10", "documents of 3 pages", "video of 12 s" }));
            Assert.That(estimate.Tokens, Is.EqualTo(Estimator.Estimate(new ModelId("mistral.mistral-7b-instruct-v0:2"), "text")!.Tokens));
        }
    }

    [Test]
    public void Profile_AnyText_CountsTheSameInUtf8AndUtf16()
    {
        Prop.ForAll<string?>(text =>
        {
            var whole = new TextProfile();
            whole.Add(text);
            var utf8 = new TextProfile();
            utf8.AddUtf8(Encoding.UTF8.GetBytes(text ?? ""));
            return whole.Characters == utf8.Characters
                && TokenEstimator.Estimate(TokenRatios.Embedded.Families[0], whole).Tokens == TokenEstimator.Estimate(TokenRatios.Embedded.Families[0], utf8).Tokens
                && whole.Characters == (text ?? "").EnumerateRunes().Count();
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Estimate_AnyText_LiesInsideItsBandAndGrowsWithTheText()
    {
        Prop.ForAll<string?>(text =>
        {
            foreach (var family in TokenRatios.Embedded.Families)
            {
                var (once, twice) = (new TextProfile(), new TextProfile());
                once.Add(text);
                twice.Add(text + text);
                var (small, large) = (TokenEstimator.Estimate(family, once), TokenEstimator.Estimate(family, twice));
                if (small.Low > small.Tokens || small.Tokens > small.High || large.Tokens < small.Tokens)
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public async Task Count_ThroughTheInterface_IsTheEstimate()
    {
        var count = await ((ITokenCounter)Estimator).CountAsync(new ModelId("amazon.nova-micro-v1:0"), TokenInput.Text("Hello"));

        Assert.That(count!.Tokens, Is.EqualTo(Estimator.Estimate(new ModelId("amazon.nova-micro-v1:0"), "Hello")!.Tokens));
    }
}
