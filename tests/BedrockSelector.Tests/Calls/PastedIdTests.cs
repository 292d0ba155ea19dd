using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Calls;

public class PastedIdTests
{
    [TestCase("bedrock/us.anthropic.claude-sonnet-4-6", "drop 'bedrock/' and write 'us.anthropic.claude-sonnet-4-6'")]
    [TestCase("bedrock/converse/amazon.nova-pro-v1:0", "drop 'bedrock/converse/' and write 'amazon.nova-pro-v1:0'")]
    [TestCase("converse/amazon.nova-pro-v1:0", "drop 'converse/'")]
    [TestCase("bedrock:us.anthropic.claude-opus-5", "drop 'bedrock:' and write 'us.anthropic.claude-opus-5'")]
    [TestCase("us.anthropic.claude-sonnet-4-6[1m]", "drop '[1m]' and write 'us.anthropic.claude-sonnet-4-6'")]
    [TestCase("bedrock/us.anthropic.claude-sonnet-4-6[1m]", "drop 'bedrock/' and '[1m]'")]
    [TestCase("bedrock/arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0", "drop 'bedrock/arn:aws:bedrock:us-east-1::foundation-model/'")]
    [TestCase("Claude Sonnet 4.6", "its id is anthropic.claude-sonnet-4-6")]
    [TestCase("Amazon Nova Pro", "its id is amazon.nova-pro-v1:0")]
    [TestCase("claude-sonnet-4-5", "did you mean anthropic.claude-sonnet-4-5-20250929-v1:0?")]
    public void Resolve_PastedText_NamesThePartToDropOrTheIdMeant(string text, string words) =>
        Assert.That(
            () => TestCatalogs.Embedded.Resolve(TestCatalogs.Embedded.Refer(text), new AwsRegion("us-east-1")),
            Throws.Exception.With.Message.Contains(words).And.TypeOf(text.Contains('/') || text.Contains('[') ? typeof(FormatException) : typeof(ModelResolutionException)));

    [TestCase("us.anthropic.claude-sonnet-4-6")]
    [TestCase("amazon.nova-pro-v1:0")]
    [TestCase("amazon.nova-pro-v1:0:300k")]
    [TestCase("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0")]
    public void Refer_RealIds_AreLeftAlone(string text) => Assert.That(TestCatalogs.Embedded.Refer(text).Text, Is.EqualTo(text));

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("a/b")]
    [TestCase("???")]
    public void Refer_Nonsense_IsAFormatError(string text) => Assert.That(() => TestCatalogs.Embedded.Refer(text), Throws.TypeOf<FormatException>());
}
