using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Knowledge;

public class ModelReferenceTests
{
    // text, kind, model id, prefix, variant, region, partition, account, scope
    private static readonly object?[][] Readable =
    [
        ["amazon.nova-micro-v1:0", ModelReferenceKind.FoundationModel, "amazon.nova-micro-v1:0", null, null, null, null, null, CallScope.InRegion],
        ["anthropic.claude-opus-4-6-v1", ModelReferenceKind.FoundationModel, "anthropic.claude-opus-4-6-v1", null, null, null, null, null, CallScope.InRegion],
        ["deepseek.v3.2", ModelReferenceKind.FoundationModel, "deepseek.v3.2", null, null, null, null, null, CallScope.InRegion],
        ["us.amazon.nova-micro-v1:0", ModelReferenceKind.InferenceProfile, "amazon.nova-micro-v1:0", "us", null, null, null, null, CallScope.Geo],
        ["us-gov.amazon.nova-micro-v1:0", ModelReferenceKind.InferenceProfile, "amazon.nova-micro-v1:0", "us-gov", null, null, null, null, CallScope.Geo],
        ["eu.amazon.nova-micro-v1:0", ModelReferenceKind.InferenceProfile, "amazon.nova-micro-v1:0", "eu", null, null, null, null, CallScope.Geo],
        ["apac.amazon.nova-micro-v1:0", ModelReferenceKind.InferenceProfile, "amazon.nova-micro-v1:0", "apac", null, null, null, null, CallScope.Geo],
        ["jp.amazon.nova-2-lite-v1:0", ModelReferenceKind.InferenceProfile, "amazon.nova-2-lite-v1:0", "jp", null, null, null, null, CallScope.Geo],
        ["au.anthropic.claude-sonnet-4-6", ModelReferenceKind.InferenceProfile, "anthropic.claude-sonnet-4-6", "au", null, null, null, null, CallScope.Geo],
        ["in.anthropic.claude-opus-5", ModelReferenceKind.InferenceProfile, "anthropic.claude-opus-5", "in", null, null, null, null, CallScope.Geo],
        ["ca.amazon.nova-lite-v1:0", ModelReferenceKind.InferenceProfile, "amazon.nova-lite-v1:0", "ca", null, null, null, null, CallScope.Geo],
        ["global.amazon.nova-2-lite-v1:0", ModelReferenceKind.InferenceProfile, "amazon.nova-2-lite-v1:0", "global", null, null, null, null, CallScope.Global],
        ["amazon.nova-lite-v1:0:300k", ModelReferenceKind.FoundationModel, "amazon.nova-lite-v1:0", null, "300k", null, null, null, CallScope.InRegion],
        ["amazon.nova-micro-v1:0:24k", ModelReferenceKind.FoundationModel, "amazon.nova-micro-v1:0", null, "24k", null, null, null, CallScope.InRegion],
        ["anthropic.claude-v2:1:18k", ModelReferenceKind.FoundationModel, "anthropic.claude-v2:1", null, "18k", null, null, null, CallScope.InRegion],
        ["meta.llama4-scout-17b-instruct-v1:0:10m", ModelReferenceKind.FoundationModel, "meta.llama4-scout-17b-instruct-v1:0", null, "10m", null, null, null, CallScope.InRegion],
        ["amazon.nova-premier-v1:0:mm", ModelReferenceKind.FoundationModel, "amazon.nova-premier-v1:0", null, "mm", null, null, null, CallScope.InRegion],
        ["cohere.embed-english-v3:0:512", ModelReferenceKind.FoundationModel, "cohere.embed-english-v3:0", null, "512", null, null, null, CallScope.InRegion],
        ["us.amazon.nova-lite-v1:0:300k", ModelReferenceKind.InferenceProfile, "amazon.nova-lite-v1:0", "us", "300k", null, null, null, CallScope.Geo],
        // Not a variant: no digits before the k; not a prefix: no maker of that name is a geography.
        ["amazon.nova-lite-v1:k", ModelReferenceKind.FoundationModel, "amazon.nova-lite-v1:k", null, null, null, null, null, CallScope.InRegion],
        ["usa.model-v1:0", ModelReferenceKind.FoundationModel, "usa.model-v1:0", null, null, null, null, null, CallScope.InRegion],
        ["US.amazon.nova-micro-v1:0", ModelReferenceKind.FoundationModel, "US.amazon.nova-micro-v1:0", null, null, null, null, null, CallScope.InRegion],
        ["arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0", ModelReferenceKind.FoundationModel, "amazon.nova-micro-v1:0", null, null, "us-east-1", "aws", null, CallScope.InRegion],
        ["arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0:24k", ModelReferenceKind.FoundationModel, "amazon.nova-lite-v1:0", null, "24k", "us-east-1", "aws", null, CallScope.InRegion],
        ["arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/amazon.titan-embed-text-v2:0", ModelReferenceKind.FoundationModel, "amazon.titan-embed-text-v2:0", null, null, "us-gov-west-1", "aws-us-gov", null, CallScope.InRegion],
        ["arn:aws-cn:bedrock:cn-north-1::foundation-model/amazon.nova-micro-v1:0", ModelReferenceKind.FoundationModel, "amazon.nova-micro-v1:0", null, null, "cn-north-1", "aws-cn", null, CallScope.InRegion],
        ["arn:aws-iso:bedrock:us-iso-east-1::foundation-model/amazon.nova-micro-v1:0", ModelReferenceKind.FoundationModel, "amazon.nova-micro-v1:0", null, null, "us-iso-east-1", "aws-iso", null, CallScope.InRegion],
        ["arn:aws-iso-b:bedrock:us-isob-east-1::foundation-model/amazon.nova-micro-v1:0", ModelReferenceKind.FoundationModel, "amazon.nova-micro-v1:0", null, null, "us-isob-east-1", "aws-iso-b", null, CallScope.InRegion],
        ["arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-micro-v1:0", ModelReferenceKind.InferenceProfile, "amazon.nova-micro-v1:0", "us", null, "us-east-1", "aws", "123456789012", CallScope.Geo],
        ["arn:aws:bedrock:eu-west-1:123456789012:inference-profile/global.amazon.nova-2-lite-v1:0", ModelReferenceKind.InferenceProfile, "amazon.nova-2-lite-v1:0", "global", null, "eu-west-1", "aws", "123456789012", CallScope.Global],
        ["arn:aws-us-gov:bedrock:us-gov-east-1:123456789012:inference-profile/us-gov.amazon.nova-pro-v1:0", ModelReferenceKind.InferenceProfile, "amazon.nova-pro-v1:0", "us-gov", null, "us-gov-east-1", "aws-us-gov", "123456789012", CallScope.Geo],
        ["arn:aws:bedrock:us-west-2:123456789012:application-inference-profile/a1b2c3d4e5f6", ModelReferenceKind.ApplicationInferenceProfile, null, null, null, "us-west-2", "aws", "123456789012", CallScope.InRegion],
        ["arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:application-inference-profile/team-a_1", ModelReferenceKind.ApplicationInferenceProfile, null, null, null, "us-gov-west-1", "aws-us-gov", "123456789012", CallScope.InRegion],
        ["arn:aws:bedrock:us-east-1:123456789012:provisioned-model/a1b2c3d4e5f6", ModelReferenceKind.ProvisionedModel, null, null, null, "us-east-1", "aws", "123456789012", CallScope.InRegion],
        ["arn:aws-cn:bedrock:cn-north-1:123456789012:provisioned-model/a1b2c3d4e5f6", ModelReferenceKind.ProvisionedModel, null, null, null, "cn-north-1", "aws-cn", "123456789012", CallScope.InRegion],
        ["arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.nova-micro-v1:0:128k/a1b2c3d4e5f6", ModelReferenceKind.CustomModel, "amazon.nova-micro-v1:0", null, "128k", "us-east-1", "aws", "123456789012", CallScope.InRegion],
        ["arn:aws:bedrock:us-east-1:123456789012:custom-model/a1b2c3d4e5f6", ModelReferenceKind.CustomModel, null, null, null, "us-east-1", "aws", "123456789012", CallScope.InRegion],
        ["arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/a1b2c3d4e5f6", ModelReferenceKind.CustomModelDeployment, null, null, null, "us-east-1", "aws", "123456789012", CallScope.InRegion],
        ["arn:aws:bedrock:us-east-1:123456789012:imported-model/a1b2c3d4e5f6", ModelReferenceKind.ImportedModel, null, null, null, "us-east-1", "aws", "123456789012", CallScope.InRegion],
    ];

    private static readonly object?[][] Unreadable =
    [
        ["", "The model is empty"],
        [" ", "' ' is not a model id, an inference-profile id or an ARN"],
        ["amazon nova", "is not a model id"],
        [".nova", "is not a model id"],
        ["amazon/nova", "is not a model id"],
        ["amazon.nova\n", "is not a model id"],
        ["amazon.növa", "is not a model id"],
        [new string('a', 141), "is not a model id"],
        ["arn:", "is not an Amazon Bedrock ARN"],
        ["arn:aws:bedrock:us-east-1::foundation-model", "is not an Amazon Bedrock ARN"],
        ["arn:aws:s3:us-east-1::foundation-model/amazon.nova-micro-v1:0", "is not an Amazon Bedrock ARN"],
        ["arn:gcp:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0", "is not an Amazon Bedrock ARN"],
        ["arn:aws-:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0", "is not an Amazon Bedrock ARN"],
        ["arn:awsx:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0", "is not an Amazon Bedrock ARN"],
        ["arn:AWS:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0", "is not an Amazon Bedrock ARN"],
        ["arn:aws:bedrock:::foundation-model/amazon.nova-micro-v1:0", "has no valid region"],
        ["arn:aws:bedrock:virginia::foundation-model/amazon.nova-micro-v1:0", "has no valid region"],
        ["arn:aws:bedrock:us-east-1::guardrail/abc", "is an ARN of type 'guardrail'"],
        ["arn:aws:bedrock:us-east-1:12345:foundation-model/amazon.nova-micro-v1:0", "has no valid account"],
        ["arn:aws:bedrock:us-east-1::inference-profile/us.amazon.nova-micro-v1:0", "has no valid account"],
        ["arn:aws:bedrock:us-east-1:12345678901x:provisioned-model/abc", "has no valid account"],
        ["arn:aws:bedrock:us-east-1:123456789012:inference-profile/amazon.nova-micro-v1:0", "names no inference-profile"],
        ["arn:aws:bedrock:us-east-1::foundation-model/us.amazon.nova-micro-v1:0", "names no foundation-model"],
        ["arn:aws:bedrock:us-east-1::foundation-model/", "names no foundation-model"],
        ["arn:aws:bedrock:us-east-1::foundation-model/a b", "names no foundation-model"],
        ["arn:aws:bedrock:us-east-1:123456789012:provisioned-model/", "names no provisioned-model"],
        ["arn:aws:bedrock:us-east-1:123456789012:provisioned-model/a/b", "names no provisioned-model"],
        ["arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.nova-micro-v1:0/", "names no custom-model"],
        ["arn:aws:bedrock:us-east-1:123456789012:custom-model/us.amazon.nova-micro-v1:0/abc", "names no custom-model"],
        ["arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.nova-micro-v1:0/ABC", "names no custom-model"],
    ];

    private static IEnumerable<string> CatalogTexts =>
        TestCatalogs.Embedded.Models.SelectMany(static model =>
            model.Aliases.Prepend(model.Id.Value).Concat(model.Offers.Select(static offer => offer.CallId))
                .Concat(model.ContextVariants.Select(variant => $"{model.Id}:{variant}")))
            .Distinct(StringComparer.Ordinal);

    [TestCaseSource(nameof(Readable))]
    public void Parse_EveryForm_GivesItsPartsAndPrintsBack(
        string text, ModelReferenceKind kind, string? id, string? prefix, string? variant, string? region, string? partition, string? account, CallScope scope)
    {
        var reference = ModelReference.Parse(text);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reference.ToString(), Is.EqualTo(text));
            Assert.That(reference.Kind, Is.EqualTo(kind));
            Assert.That(reference.ModelId?.Value, Is.EqualTo(id));
            Assert.That(reference.ProfilePrefix, Is.EqualTo(prefix));
            Assert.That(reference.ContextVariant, Is.EqualTo(variant));
            Assert.That(reference.Region?.Value, Is.EqualTo(region));
            Assert.That(reference.Partition, Is.EqualTo(partition));
            Assert.That(reference.AccountId, Is.EqualTo(account));
            Assert.That(reference.Scope, Is.EqualTo(scope));
            Assert.That(reference.IsArn, Is.EqualTo(text.StartsWith("arn:", StringComparison.Ordinal)));
        }
    }

    [TestCaseSource(nameof(Unreadable))]
    public void Parse_Malformed_SaysWhatIsWrong(string text, string message)
    {
        Assert.That(() => ModelReference.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(message));
        Assert.That(ModelReference.TryParse(text, out var reference), Is.False);
        Assert.That(reference, Is.Null);
    }

    [Test]
    public void Parse_Null_Throws()
    {
        Assert.That(static () => ModelReference.Parse(null!), Throws.ArgumentNullException);
        Assert.That(ModelReference.TryParse(null, out _), Is.False);
    }

    [Test]
    public void Parse_EveryTextOfTheCatalog_PrintsBack() =>
        Assert.That(CatalogTexts.Select(static text => ModelReference.Parse(text).ToString()), Is.EqualTo(CatalogTexts));

    [Test]
    public void Parse_RandomArnsOfTheCatalog_PrintBackWithTheirParts()
    {
        var random = new Random(42);
        string[] partitions = ["aws", "aws-us-gov", "aws-cn", "aws-iso", "aws-iso-b"];
        var texts = CatalogTexts.ToArray();

        for (var i = 0; i < 2_000; i++)
        {
            var text = texts[random.Next(texts.Length)];
            var bare = ModelReference.Parse(text);
            var type = bare.Kind == ModelReferenceKind.InferenceProfile ? "inference-profile" : "foundation-model";
            var arn = $"arn:{partitions[random.Next(partitions.Length)]}:bedrock:eu-central-{random.Next(1, 9)}:{random.NextInt64(100_000_000_000, 999_999_999_999)}:{type}/{text}";

            var parsed = ModelReference.Parse(arn);

            Assert.That((parsed.ToString(), parsed.ModelId, parsed.ProfilePrefix, parsed.ContextVariant), Is.EqualTo((arn, bare.ModelId, bare.ProfilePrefix, bare.ContextVariant)));
        }
    }

    [Test]
    public void Equals_SameText_IsEqualAndOtherCaseIsNot()
    {
        var one = ModelReference.Parse("us.amazon.nova-micro-v1:0");

        Assert.That(one, Is.EqualTo(ModelReference.Parse("us.amazon.nova-micro-v1:0")));
        Assert.That(one.GetHashCode(), Is.EqualTo(ModelReference.Parse("us.amazon.nova-micro-v1:0").GetHashCode()));
        Assert.That(one, Is.Not.EqualTo(ModelReference.Parse("US.amazon.nova-micro-v1:0")));
    }
}
