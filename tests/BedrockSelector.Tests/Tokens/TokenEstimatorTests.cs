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

    // Worked out by hand: characters / characters per token of the class, for the o200k family.
    [TestCase("English", 454, 4.54, ExpectedResult = 100)]
    [TestCase("Thai", 262, 2.62, ExpectedResult = 100)]
    [TestCase("Cjk", 166, 1.66, ExpectedResult = 100)]
    public long Estimate_TextOfOneClass_IsCharactersByRatio(string kind, int characters, double ratio)
    {
        var text = kind switch { "Thai" => "ก", "Cjk" => "漢", _ => "a" };

        var estimate = Estimator.Estimate(new ModelId("openai.gpt-oss-20b-1:0"), string.Concat(Enumerable.Repeat(text, characters)))!;

        Assert.That(estimate.Tokens, Is.EqualTo((long)Math.Round(characters / ratio)));
        return estimate.Tokens;
    }

    [TestCase("""{"id":12,"tags":["a","b"],"n":null,"x":{"y":1,"z":[2,3]}}""", TextClass.MinifiedJson)]
    [TestCase("{\n    \"id\": 12,\n    \"tags\": [\n        \"a\",\n        \"b\"\n    ],\n    \"name\": null\n}", TextClass.IndentedJson)]
    [TestCase("for (var i = 0; i < n; i++) { total += values[i] * weights[i]; } return total;", TextClass.Code)]
    [TestCase("Der schnelle braune Fuchs springt über den faulen Hund und läuft fröhlich weiter.", TextClass.European)]
    [TestCase("Tôi muốn biết đơn hàng của tôi đang ở đâu và khi nào được giao.", TextClass.Vietnamese)]
    [TestCase("What are the top AWS services?", TextClass.English)]
    public void Estimate_KindOfText_CountsByItsClass(string text, TextClass expected)
    {
        Assert.That(TokenRatios.Embedded.TryGetFamily("o200k", out var family), Is.True);

        var estimate = Estimator.Estimate(new ModelId("openai.gpt-oss-20b-1:0"), text)!;

        var tokens = text.EnumerateRunes().Count() / family!.CharactersPerToken[(int)expected];
        Assert.That(estimate.Tokens, Is.EqualTo((long)Math.Round(tokens, MidpointRounding.AwayFromZero)));
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
    public void Estimate_Model_NamesFamilyAndBasis(string model, string family, TokenEstimateBasis basis)
    {
        var estimate = Estimator.Estimate(new ModelId(model), "text")!;

        Assert.That((estimate.Family, estimate.Basis), Is.EqualTo((family, basis)));
    }

    [TestCase("amazon.nova-2-lite-v1:0")]
    [TestCase("amazon.nova-premier-v1:0")]
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
    public void Estimate_UnmeasuredScript_WidensTheBandToBothNeighbours()
    {
        Assert.That(TokenRatios.Embedded.TryGetFamily("o200k", out var family), Is.True);
        var text = string.Concat(Enumerable.Repeat("привет", 100));

        var estimate = Estimator.Estimate(new ModelId("openai.gpt-oss-20b-1:0"), text)!;

        // 600 characters: 600 / 4.04 = 148.5 by the European ratio, 600 / 1.66 = 361.4 by the one of Chinese; 10 % around both.
        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate.Low, Is.EqualTo(133));
            Assert.That(estimate.High, Is.EqualTo(398));
            Assert.That(estimate.Tokens, Is.EqualTo(255));
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
