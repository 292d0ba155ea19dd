using BedrockSelector.BedrockRuntime.ControlPlane;

namespace BedrockSelector.BedrockRuntime.Tests;

public sealed class ControlPlaneTests : LoopbackTests
{
    [Test]
    public async Task ListFoundationModels_ReadsEntries()
    {
        Service.ControlPlanePages["/foundation-models"] = """
            {"modelSummaries":[{"modelArn":"arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0","modelId":"amazon.nova-micro-v1:0",
            "modelName":"Nova Micro","providerName":"Amazon","inputModalities":["TEXT"],"outputModalities":["TEXT"],"responseStreamingSupported":true,
            "customizationsSupported":["FINE_TUNING"],"inferenceTypesSupported":["ON_DEMAND","INFERENCE_PROFILE"],"modelLifecycle":{"status":"ACTIVE"}},
            {"modelId":"new.model-v1:0","somethingNew":[1]}]}
            """;
        using var client = new BedrockControlPlane(Options());

        var models = await client.ListFoundationModelsAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(models.Select(static model => model.ModelId.Value), Is.EqualTo(["amazon.nova-micro-v1:0", "new.model-v1:0"]));
            Assert.That(models[0].InferenceTypesSupported, Is.EqualTo(["ON_DEMAND", "INFERENCE_PROFILE"]));
            Assert.That(models[0].LifecycleStatus, Is.EqualTo("ACTIVE"));
            Assert.That(models[0].ResponseStreamingSupported, Is.True);
            Assert.That(models[1].ResponseStreamingSupported, Is.Null);
            Assert.That(models[1].InputModalities, Is.Empty);
        }
    }

    [Test]
    public async Task ListInferenceProfiles_SeveralPages_GivesAll()
    {
        Service.ControlPlanePages["/inference-profiles?maxResults=1000"] =
            """{"inferenceProfileSummaries":[{"inferenceProfileId":"us.a.b-v1:0","type":"SYSTEM_DEFINED","status":"ACTIVE","models":[{"modelArn":"arn:1"},{"modelArn":"arn:2"}]}],"nextToken":"p/2+="}""";
        Service.ControlPlanePages["/inference-profiles?maxResults=1000&nextToken=p%2F2%2B%3D"] =
            """{"inferenceProfileSummaries":[{"inferenceProfileId":"eu.a.b-v1:0"}]}""";
        using var client = new BedrockControlPlane(Options());

        var profiles = await client.ListInferenceProfilesAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(profiles.Select(static profile => profile.InferenceProfileId), Is.EqualTo(["us.a.b-v1:0", "eu.a.b-v1:0"]));
            Assert.That(profiles[0].ModelArns, Is.EqualTo(["arn:1", "arn:2"]));
        }
    }
}
