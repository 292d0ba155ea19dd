using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TokensTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("tokens-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Tokens_TwoModels_CountsOneExactlyAndOneWithABand()
    {
        var run = Tool.Run(["tokens", Write("a.txt", "hello world"), "--models", "openai.gpt-oss-20b-1:0,amazon.nova-micro-v1:0", "--as-of", "2026-11-23", "--format", "json"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            var (exact, band) = (run.Json.GetProperty("counts")[0], run.Json.GetProperty("counts")[1]);
            Assert.That((exact.GetProperty("tokens").GetInt64(), exact.GetProperty("exact").GetBoolean()), Is.EqualTo((2L, true)));
            Assert.That(band.GetProperty("basis").GetString(), Is.EqualTo("calibrated"));
            Assert.That(band.GetProperty("low").GetInt64(), Is.LessThan(band.GetProperty("high").GetInt64()));
            Assert.That(run.Json.GetProperty("characters").GetInt64(), Is.EqualTo(11));
            Assert.That(run.Json.GetProperty("classes")[0].GetProperty("class").GetString(), Is.EqualTo("english"));
        }
    }

    [Test]
    public void Tokens_FileThatIsNone_IsOneLineThatNamesIt()
    {
        var missing = Tool.Run(["tokens", Path.Combine(_folder, "none.txt"), "--models", "openai.gpt-oss-20b-1:0"]);
        File.WriteAllBytes(Path.Combine(_folder, "bad.txt"), [0x61, 0xFF]);
        var bad = Tool.Run(["tokens", Path.Combine(_folder, "bad.txt"), "--models", "openai.gpt-oss-20b-1:0"]);
        var folder = Tool.Run(["tokens", _folder, "--models", "openai.gpt-oss-20b-1:0"]);
        var vocabulary = Tool.Run(["tokens", Write("a.txt", "a"), "--models", "qwen.qwen3-32b-v1:0", "--vocabularies", Path.Combine(_folder, "no")]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((missing.ExitCode, bad.ExitCode, folder.ExitCode, vocabulary.ExitCode), Is.EqualTo((2, 2, 2, 2)));
            Assert.That(missing.Err, Does.Contain("none.txt").And.Contain("does not exist"));
            Assert.That(bad.Err, Does.Contain("bad.txt").And.Contain("UTF-8"));
            Assert.That(folder.Err, Does.Contain("is a folder"));
            Assert.That(vocabulary.Err, Does.Contain("--vocabularies").And.Contain("no such file or folder"));
        }
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
