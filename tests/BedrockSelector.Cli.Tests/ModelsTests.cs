using System.Text.Json;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

public sealed class ModelsTests
{
    // Ids of AWS's list of August 2026 and of older sources; second ids stand under their model's aliases.
    private static readonly string[] Sample =
    [
        "ai21.jamba-1-5-large-v1:0", "amazon.nova-2-lite-v1:0", "amazon.nova-reel-v1:1", "amazon.titan-embed-text-v2:0", "anthropic.claude-opus-5",
        "anthropic.claude-sonnet-4-5-20250929-v1:0", "cohere.rerank-v3-5:0", "deepseek.r1-v1:0", "google.gemma-4-31b", "luma.ray-v2:0",
        "meta.llama4-scout-17b-instruct-v1:0", "mistral.pixtral-large-2502-v1:0", "openai.gpt-oss-120b-1:0", "stability.sd3-5-large-v1:0",
        "twelvelabs.pegasus-1-2-v1:0", "writer.palmyra-x5-v1:0", "xai.grok-4.3",
    ];

    private static JsonElement[] All => [.. Tool.Line("models --include-ended --format json").Json.GetProperty("models").EnumerateArray()];

    [Test]
    public void Models_IncludeEnded_ListsEveryKnownId()
    {
        var models = All;
        var ids = models.Select(static model => model.GetProperty("modelId").GetString()!).ToArray();
        var aliases = models.SelectMany(static model => Texts(model, "aliases")).ToArray();

        using (Assert.EnterMultipleScope())
        {
            // 187 ids of the sources, two pretrained Llama 2 models and custom-model-import, as models or as aliases.
            Assert.That(ids, Has.Length.GreaterThanOrEqualTo(177));
            Assert.That(ids.Length + aliases.Length, Is.GreaterThanOrEqualTo(190));
            Assert.That(ids.Concat(aliases), Is.Unique.And.SupersetOf(Sample));
            Assert.That(ids, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
            Assert.That(models.SelectMany(static model => Texts(model, "regions")).Distinct().Count(), Is.EqualTo(35));
        }
    }

    [Test]
    public void Models_Json_HasTheFieldsOfTheContract()
    {
        string[] fields =
        [
            "modelId", "aliases", "name", "provider", "inputModalities", "outputModalities", "features", "contextWindow", "maxOutputTokens",
            "customizations", "lifecycle", "regions", "profiles",
        ];

        foreach (var model in All)
        {
            Assert.That(model.EnumerateObject().Select(static member => member.Name), Is.SupersetOf(fields));
            Assert.That(model.GetProperty("lifecycle").GetProperty("status").GetString(), Is.AnyOf("active", "legacy", "ended", "preview"));
            Assert.That(model.GetProperty("lifecycle").EnumerateObject().Select(static member => member.Name), Is.SupersetOf(new[] { "legacyOn", "endOfLifeOn" }));
        }
    }

    [Test]
    public void Models_UnknownLimit_IsNullNotZero()
    {
        // No source states the limits of Nova 2.5 Sonic.
        var model = All.Single(static one => one.GetProperty("modelId").ValueEquals("amazon.nova-2-5-sonic"));

        Assert.That(model.GetProperty("contextWindow").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void Models_VideoOut_FindsTextToVideoAndImageToVideo()
    {
        var run = Tool.Line("models --output video --include-ended --format json");
        var models = run.Json.GetProperty("models").EnumerateArray().ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(models.Select(static one => one.GetProperty("modelId").GetString()), Is.SupersetOf(new[] { "amazon.nova-reel-v1:0", "amazon.nova-reel-v1:1", "luma.ray-v2:0" }));
            Assert.That(models.Where(static one => Texts(one, "inputModalities").Contains("image")), Is.Not.Empty);
            Assert.That(models, Has.All.Matches<JsonElement>(static one => Texts(one, "inputModalities").Contains("text") && Texts(one, "outputModalities").Contains("video")));
        }
    }

    [Test]
    public void Models_AsOf_MovesTheLifecycle()
    {
        // Nova Reel 1.1 ended on 2026-09-30: it is gone on that day and was there the day before.
        string Status(string date) => Tool.Line($"show amazon.nova-reel-v1:1 --format json --as-of {date}").Json
            .GetProperty("models")[0].GetProperty("lifecycle").GetProperty("status").GetString()!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Status("2026-09-29"), Is.Not.EqualTo("ended"));
            Assert.That(Status("2026-09-30"), Is.EqualTo("ended"));
            Assert.That(Tool.Line("models --output video --as-of 2026-09-29").Out, Does.Contain("amazon.nova-reel-v1:1"));
            Assert.That(Tool.Line("models --output video --as-of 2026-09-30").Out, Does.Not.Contain("amazon.nova-reel"));
        }
    }

    [Test]
    public void Models_Filters_AddUp()
    {
        var run = Tool.Line("models --input text,image --output text --feature tool-use --provider anthropic --region us-east-1 --format json");
        var models = run.Json.GetProperty("models").EnumerateArray().ToArray();

        Assert.That(models, Is.Not.Empty.And.All.Matches<JsonElement>(static one =>
            one.GetProperty("provider").ValueEquals("Anthropic") && Texts(one, "inputModalities").Contains("image")
            && Texts(one, "features").Contains("tool-use") && Texts(one, "regions").Contains("us-east-1")));
    }

    [Test]
    public void Models_KnownRegionWithoutModels_IsANo()
    {
        var run = Tool.Line("models --region us-gov-east-1 --output video");

        Assert.That((run.ExitCode, run.Err), Is.EqualTo((3, "no: no model matches; leave a filter out, or add --include-ended.\n")));
    }

    private static string[] Texts(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(static one => one.GetString()!)];
}
