using System.Text;
using System.Text.Json;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Answers;

public class EstimateJsonTests
{
    // Of every kind: two lines, a band, a missing rate, an assumed region, a profile, a custom model, nothing at all.
    private static readonly (string Model, string Usage, string Region)[] Questions =
    [
        ("amazon.nova-micro-v1:0", "input-tokens=1500,output-tokens=300", "us-east-1"),
        ("us.amazon.nova-lite-v1:0", "input-tokens=1500,output-tokens=300", "us-east-1"),
        ("eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "input-tokens=300000,output-tokens=300,cache-read-tokens=7", "eu-central-1"),
        ("luma.ray-v2:0", "video-seconds=1", "us-west-2"),
        ("amazon.nova-canvas-v1:0", "images=1,model-unit-hours=2", "us-east-1"),
        ("amazon.nova-micro-v1:0", "search-units=1", "us-east-1"),
        ("amazon.nova-micro-v1:0", "model-storage-months=1", "us-east-1"),
    ];

    private static readonly CostEstimator Estimator = new(TestCatalogs.Embedded);

    [TestCaseSource(nameof(Questions))]
    public void Estimate_PlainSerializer_ReadsBackEqualFromFewBytes((string Model, string Usage, string Region) question)
    {
        var estimate = Estimate(question);

        var json = JsonSerializer.Serialize(estimate);

        Assert.That(JsonSerializer.Deserialize<CostEstimate>(json), Is.EqualTo(estimate));
        Assert.That(Encoding.UTF8.GetByteCount(json), Is.LessThan(4_000));
    }

    [TestCaseSource(nameof(Questions))]
    public void Estimate_AnswerJson_ReadsBackEqual((string Model, string Usage, string Region) question)
    {
        var estimate = Estimate(question);

        Assert.That(AnswerJson.Deserialize<CostEstimate>(AnswerJson.Serialize(estimate)), Is.EqualTo(estimate));
    }

    [TestCaseSource(nameof(Questions))]
    public void Estimate_AskedTwice_IsEqual((string Model, string Usage, string Region) question)
    {
        var (one, other) = (Estimate(question), Estimate(question));

        Assert.That(other, Is.EqualTo(one).And.Not.SameAs(one));
        Assert.That(other.GetHashCode(), Is.EqualTo(one.GetHashCode()));
    }

    [Test]
    public void Estimate_AnswerJson_IsTheContract()
    {
        using var culture = ForeignCulture.Enter();

        var json = AnswerJson.Serialize(Estimate(Questions[0]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(json, Does.StartWith("{\n  \"schema\": \"estimate/1\",\n  \"model\": {\n    \"modelId\": \"amazon.nova-micro-v1:0\","));
            Assert.That(json, Does.Contain("\"scope\": \"in-region\"").And.Contain("\"tier\": \"standard\"").And.Contain("\"profile\": null"));
            Assert.That(json, Does.Contain("\"endpoint\": \"runtime\"").And.Contain("\"for\": \"base\""));

            // 1500 tokens at 0.035 USD for a million: no trailing zeros, whatever the scale of the decimal.
            Assert.That(json, Does.Contain("\"amountUsd\": 0.0000525,"));
        }
    }

    [Test]
    public void Deserialize_FieldsOfALaterVersion_AreSkipped()
    {
        var estimate = Estimate(Questions[0]);
        var json = AnswerJson.Serialize(estimate).Replace("\"schema\"", "\"later\": [1, {}], \"schema\"", StringComparison.Ordinal);

        Assert.That(AnswerJson.Deserialize<CostEstimate>(json), Is.EqualTo(estimate));
    }

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    public void Deserialize_NoEstimate_SaysSo(string json) =>
        Assert.That(() => AnswerJson.Deserialize<CostEstimate>(json), Throws.TypeOf<JsonException>());

    private static CostEstimate Estimate((string Model, string Usage, string Region) question) => Estimator.Estimate(new()
    {
        Model = ModelReference.Parse(question.Model),
        Region = new(question.Region),
        Usage = Usage.Parse(question.Usage),
        AsOf = new(2026, 11, 22),
    });
}
