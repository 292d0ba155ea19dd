using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

/// <summary>An overlay declares a dimension: the tool has its option, its words and its column, without a line of code.</summary>
public class InventedDimensionTests
{
    private const string Overlay = """
        {
          "schemaVersion": 1,
          "sources": [{ "key": "ours", "title": "Price agreement", "asOf": "2026-11-22", "kind": "caller" }],
          "dimensions": [{ "id": "audio-channel", "values": ["mono", "stereo"], "label": "{value} sound", "valueName": "CHANNELS", "description": "channels of what is made: mono or stereo" }],
          "models": [
            {
              "id": "acme.sound-v1:0", "name": "Sound", "provider": "Acme", "input": ["text"], "output": ["audio"],
              "offers": [{ "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-1"], "source": "ours" }],
              "rates": [
                { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "audioChannel": "mono", "default": true, "meters": { "audio-seconds": 0.01 }, "source": "ours" },
                { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "audioChannel": "stereo", "meters": { "audio-seconds": 0.03 }, "source": "ours" }
              ]
            }
          ]
        }
        """;

    private static readonly string File = Write();

    // 10 × 0.01 by default and 10 × 0.03.
    [TestCase("--format json", "0.1")]
    [TestCase("--audio-channel stereo --format json", "0.3")]
    public void Estimate_DeclaredDimension_HasAnOption(string option, string total)
    {
        var run = Tool.Line($"estimate acme.sound-v1:0 --usage audio-seconds=10 --catalog {File} {option}");

        Assert.That(run.ExitCode, Is.Zero, run.Err);
        Assert.That(run.Json.GetProperty("totalUsd").GetRawText(), Is.EqualTo(total));
    }

    [TestCase("estimate acme.sound-v1:0 --usage audio-seconds=10 --audio-channel five --catalog", "--audio-channel 'five' is not an audio channel; write mono or stereo.", 2)]
    [TestCase("estimate amazon.nova-micro-v1:0 --usage input-tokens=10 --audio-channel mono --catalog", "priced here only for", 3)]
    public void Estimate_ValueWithoutAPrice_SaysSo(string line, string words, int status)
    {
        var run = Tool.Line($"{line} {File}");

        Assert.That((run.ExitCode, run.Err), Is.EqualTo((status, run.Err)));
        Assert.That(run.Err, Does.Contain(words));
    }

    [Test]
    public void Estimate_NoOverlay_HasNoSuchOption() =>
        Assert.That(Tool.Line("estimate acme.sound-v1:0 --usage audio-seconds=10 --audio-channel mono").ExitCode, Is.EqualTo(2));

    [Test]
    public void Help_WithTheOverlay_NamesTheOption()
    {
        var run = Tool.Line($"estimate --catalog {File} --help");

        Assert.That(run.Out, Does.Contain("--audio-channel <CHANNELS>").And.Contains("mono or stereo"));
    }

    [Test]
    public void Rates_DeclaredDimension_HasAColumn()
    {
        var lines = Tool.Line($"catalog rates --model acme.sound-v1:0 --catalog {File} --format csv").Out.Split('\n');

        Assert.That(lines[0], Does.Contain(",unitVersion,audioChannel,isDefault,"));
        Assert.That(lines.Where(static line => line.Contains(",stereo,", StringComparison.Ordinal)).ToArray(), Has.Length.EqualTo(1));
    }

    [Test]
    public void Show_DeclaredDimension_IsInWordsAndJson()
    {
        Assert.That(Tool.Line($"show acme.sound-v1:0 --catalog {File}").Out, Does.Contain("stereo sound"));
        Assert.That(
            Tool.Line($"show acme.sound-v1:0 --catalog {File} --format json").Json.GetProperty("models")[0].GetProperty("rates")[1].GetProperty("audioChannel").GetString(),
            Is.EqualTo("stereo"));
    }

    private static string Write()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "invented-dimension.json");
        System.IO.File.WriteAllText(path, Overlay);
        return path;
    }
}
