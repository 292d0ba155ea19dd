using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

/// <summary>Bad input: exit 2, one line on stderr that names what is wrong, nothing on stdout, no trace of the program.</summary>
public sealed class HostileInputTests
{
    private const string Micro = "amazon.nova-micro-v1:0";

    // The command line, and what the message must hold: the word met, and what would be accepted.
    private static IEnumerable<TestCaseData> Lines()
    {
        static TestCaseData Case(string line, params string[] parts) => new TestCaseData(line, parts).SetArgDisplayNames(line);

        // Commands.
        yield return Case("nonsense", "'nonsense' is not a command", "models, show, check, estimate, tokens, select");
        yield return Case("estimat x", "'estimat' is not a command", "did you mean estimate?");
        yield return Case("MODELS", "'MODELS' is not a command", "did you mean models?");
        yield return Case("help", "did you mean --help?");
        yield return Case("--format json", "no command is given", "--help");
        yield return Case("--nope", "'--nope' is not an option of 'bedrock-selector'");
        yield return Case("--version models", "--version stands alone");
        yield return Case("catalog", "'catalog' does nothing alone", "info, verify, rates");
        yield return Case("catalog rate", "'catalog rate' is not a command", "did you mean rates?");
        yield return Case("models extra", "'extra' is not expected", "'models' takes options alone");
        yield return Case("models --input text image", "'image' is not expected", "commas");
        yield return Case("check a b", "'b' is one argument too many for 'check'", "MODEL");

        // Options.
        yield return Case("models --foo", "'--foo' is not an option of 'models'", "--provider");
        yield return Case("models --regoin us-east-1", "'--regoin' is not an option", "did you mean --region");
        yield return Case("check --inptu text " + Micro, "'--inptu' is not an option of 'check'", "did you mean --input");
        yield return Case("show --all", "'--all' is not an option of 'show'");
        yield return Case("models -x", "'-x' is not an option");
        yield return Case("models --foo=1", "'--foo' is not an option");
        yield return Case("show", "'show' needs MODEL");
        yield return Case("check", "'check' needs MODEL");
        yield return Case("estimate " + Micro, "'estimate' needs --usage");
        yield return Case("select", "'select' needs --usage");
        yield return Case("select --usage", "--usage has no value", "input-tokens=1500");
        yield return Case("models --format", "--format has no value", "json");
        yield return Case("models --catalog", "--catalog has no value");
        yield return Case("models --format json --format csv", "--format is given 2 times");
        yield return Case("select --usage input-tokens=1 --weights cost=1 --weights cost=2", "--weights is given 2 times");
        yield return Case("models --format xml", "--format 'xml'", "table, json, csv or markdown");
        yield return Case("models --format JSON", "--format 'JSON'", "json");
        yield return Case("models --include-ended=maybe", "'maybe'");

        // Models.
        yield return Case("show nope", "'nope' is not a known model id", "'models'");
        yield return Case("estimate amazon.nova-micro-v1 --usage input-tokens=1", "'amazon.nova-micro-v1' is not a known model id", Micro);
        yield return Case("estimate nova-micro --usage input-tokens=1", "'nova-micro'", Micro);
        yield return Case("show @file", "'@file' is not a model id");
        yield return Case("show ../../etc/passwd", "'../../etc/passwd'");
        yield return Case("show -- --weird", "'--weird' is not a model id");
        yield return Case("show arn:aws:s3:::bucket", "is not an Amazon Bedrock ARN", "arn:aws:bedrock:REGION:ACCOUNT");
        yield return Case("show arn:aws:bedrock:us-west-2:123456789012:provisioned-model/abcdef123456", "does not say which model it is");
        yield return Case("show xx.amazon.nova-micro-v1:0", "'xx.amazon.nova-micro-v1:0'");
        yield return Case("select --usage input-tokens=1 --exclude nope", "'nope' is not a known model id");
        yield return Case("catalog rates --model nope", "'nope' is not a known model id");

        // Regions.
        yield return Case("models --region mars-1", "mars-1", "us-east-1");
        yield return Case("models --region US_EAST_1", "US_EAST_1", "us-east-1");
        yield return Case($"estimate {Micro} --usage input-tokens=1 --region us-east-9", "--region 'us-east-9' is not a known AWS region", "us-east-1");
        yield return Case($"estimate arn:aws:bedrock:us-west-2::foundation-model/{Micro} --usage input-tokens=1 --region us-east-1", "us-west-2", "us-east-1 is asked for");
        yield return Case($"check arn:aws:bedrock:us-west-2::foundation-model/{Micro} --region us-east-1", "us-west-2", "us-east-1 is asked for");
        yield return Case($"show arn:aws:bedrock:us-west-2::foundation-model/{Micro} --region us-east-1", "us-west-2", "us-east-1 is asked for");

        // Dates.
        foreach (var date in new[] { "yesterday", "2026-13-01", "2026-02-30", "22/11/2026", "2026-1-1", "20261122", "2026-11-22T00:00:00Z" })
        {
            yield return Case("models --as-of " + date, $"--as-of '{date}' is not a date", "2026-11-22");
        }

        yield return Case("select --usage input-tokens=1 --supported-until soon", "--supported-until 'soon' is not a date");
        yield return Case("select --usage input-tokens=1 --supported-until 2020-01-01", "--supported-until 2020-01-01 is before", "2026-11-22");

        // Usage.
        foreach (var quantity in new[] { "-1", "NaN", "Infinity", "1e400", "1e3", "0x10", "1000000000000001", "99999999999999999999999999999999", "abc", "1_000", "", "1;2" })
        {
            yield return Case($"estimate {Micro} --usage input-tokens={quantity}", quantity, "input-tokens", "from 0 to 1000000000000000");
        }

        yield return Case($"estimate {Micro} --usage foo=1", "'foo' is not a known meter", "input-tokens");
        yield return Case($"estimate {Micro} --usage Input-Tokens=1", "'Input-Tokens' is not a meter name", "input-tokens");
        yield return Case($"estimate {Micro} --usage input-tokens", "'input-tokens' is not 'meter=quantity'");
        yield return Case($"estimate {Micro} --usage =1", "''");
        yield return Case($"estimate {Micro} --usage input-tokens=1,", "'' is not 'meter=quantity'");
        yield return Case($"estimate {Micro} --usage input-tokens=1,input-tokens=2", "'input-tokens' is given twice");
        yield return Case($"estimate {Micro} --usage input-tokens=1000000000000000 --requests 1000000000000000", "input-tokens times 1000000000000000 is above");
        yield return Case($"check {Micro} --usage input-tokens=-5", "-5", "from 0");
        yield return Case("select --usage foo=1", "'foo' is not a known meter", "input-tokens");
        yield return Case("select --usage input-tokens=-1", "-1 is out of range");

        // Numbers of options.
        foreach (var number in new[] { "-1", "NaN", "abc", "1e9", "1000000000000001" })
        {
            yield return Case($"estimate {Micro} --usage input-tokens=1 --requests {number}", $"--requests '{number}'", "from 0 to");
        }

        foreach (var number in new[] { "-1", "NaN", "abc", "1e3", "10000000000" })
        {
            yield return Case($"select --usage input-tokens=1 --max-cost {number}", $"--max-cost '{number}'", "US dollars from 0");
        }

        foreach (var number in new[] { "-0.5", "100.1", "NaN", "Infinity", "high" })
        {
            yield return Case($"select --usage input-tokens=1 --min-quality {number}", $"--min-quality '{number}'", "from 0 to 100");
        }

        foreach (var number in new[] { "-1", "0", "NaN", "fast", "9999999" })
        {
            yield return Case($"select --usage input-tokens=1 --max-latency {number}", $"--max-latency '{number}'", "seconds from 0.0001");
        }

        foreach (var number in new[] { "0", "-1", "1.5", "x", "99999999" })
        {
            yield return Case($"select --usage input-tokens=1 --top {number}", $"--top '{number}'", "whole number from 1");
        }

        foreach (var weights in new[] { "quality", "speed=1", "quality=-1", "quality=NaN", "quality=1,quality=2", "quality=1,", "quality=1e400" })
        {
            yield return Case("select --usage input-tokens=1 --weights " + weights, "--weights", "is not a weight", "quality=5,latency=2,cost=3");
        }

        yield return Case("select --usage input-tokens=1 --weights quality=0,cost=0", "counts nothing", "above zero");

        // Names in lists.
        yield return Case("models --input smell", "--input 'smell' is not a known modality", "text");
        yield return Case("models --output TEXT", "--output 'TEXT'", "text");
        yield return Case("models --input text,,image", "--input ''", "image");
        yield return Case("models --feature telepathy", "--feature 'telepathy' is not a known feature", "tool-use");
        yield return Case("models --provider Acme", "--provider 'Acme' is not known", "Anthropic");
        yield return Case("models --customization magic", "--customization 'magic' is not a customization", "fine-tuning");
        yield return Case("models --scope moon", "--scope 'moon'", "in-region, geo or global");
        yield return Case("models --scope geo,global", "--scope takes one value");
        yield return Case("models --endpoint moon", "--endpoint 'moon'", "runtime or mantle");
        yield return Case("select --usage input-tokens=1 --task juggling", "--task 'juggling' is not known", "coding");
        yield return Case("select --usage input-tokens=1 --mode fast", "--mode 'fast' is not known", "reasoning");
        yield return Case("select --usage input-tokens=1 --scopes in-region,moon", "--scopes 'moon'", "global");
        yield return Case("select --usage input-tokens=1 --endpoints moon", "--endpoints 'moon'", "mantle");
        yield return Case("select --usage input-tokens=1 --tiers gold", "--tiers 'gold'", "batch");
        yield return Case("select --usage input-tokens=1 --tiers provisioned", "--tiers 'provisioned'", "batch");
        yield return Case("select --usage input-tokens=1 --providers Acme", "--providers 'Acme'", "Anthropic");
        yield return Case("select --usage input-tokens=1 --missing-evidence shrug", "--missing-evidence 'shrug'", "reject or allow");
        yield return Case($"estimate {Micro} --usage input-tokens=1 --tier gold", "--tier 'gold'", "batch");
        yield return Case($"estimate {Micro} --usage input-tokens=1 --tier reserved", "--tier 'reserved'", "standard");
        yield return Case($"estimate {Micro} --usage model-unit-hours=1 --term 2-month", "--term '2-month'", "6-month");

        // Options that contradict one another.
        yield return Case($"estimate {Micro} --usage input-tokens=1 --term 6-month", "--term 6-month commits to capacity", "model-unit-hours");

        // Files.
        yield return Case("models --catalog /nowhere/overlay.json", "--catalog '/nowhere/overlay.json' does not exist");
        yield return Case("models --catalog /", "--catalog '/' is a folder");
        yield return Case("catalog verify /nowhere/overlay.json", "'/nowhere/overlay.json' does not exist");
    }

    [TestCaseSource(nameof(Lines))]
    public void Run_BadInput_SaysSoInOneLine(string line, string[] parts) => AssertRefused(Tool.Line(line), parts);

    [TestCase("models", "--region")]
    [TestCase("models", "--as-of")]
    [TestCase("models", "--catalog")]
    [TestCase("models", "--format")]
    [TestCase("models", "--provider")]
    [TestCase("models", "--input")]
    [TestCase("models", "--feature")]
    [TestCase("models", "--customization")]
    [TestCase("models", "--scope")]
    public void Run_EmptyValue_IsRefused(string command, string option) => AssertRefused(Tool.Run(command, option, ""), "''");

    [TestCase("--usage")]
    [TestCase("--requests")]
    [TestCase("--tier")]
    [TestCase("--term")]
    public void Estimate_EmptyValue_IsRefused(string option)
    {
        string[] usage = option == "--usage" ? [] : ["--usage", "input-tokens=1"];

        AssertRefused(Tool.Run(["estimate", Micro, .. usage, option, ""]), "''");
    }

    [TestCase("--task")]
    [TestCase("--mode")]
    [TestCase("--weights")]
    [TestCase("--min-quality")]
    [TestCase("--max-cost")]
    [TestCase("--max-latency")]
    [TestCase("--scopes")]
    [TestCase("--endpoints")]
    [TestCase("--tiers")]
    [TestCase("--providers")]
    [TestCase("--exclude")]
    [TestCase("--supported-until")]
    [TestCase("--missing-evidence")]
    [TestCase("--top")]
    public void Select_EmptyValue_IsRefused(string option) => AssertRefused(Tool.Run("select", "--usage", "input-tokens=1", option, ""));

    [Test]
    public void Show_EmptyModel_IsRefused() => AssertRefused(Tool.Run("show", ""), "The model is empty");

    [TestCase("\0")]
    [TestCase("a\nb")]
    [TestCase("a\r\nerror: b")]
    [TestCase("a\u2028b\u0085c")]
    [TestCase("\u001b[31mred")]
    public void Show_ControlCharacters_StayOnOneLine(string model) => AssertRefused(Tool.Run("show", model));

    [Test]
    public void Show_EndlessName_IsRefused() => AssertRefused(Tool.Run("show", new string('a', 100_000)));

    private static void AssertRefused(ToolRun run, params string[] parts)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Err);
            Assert.That(run.Out, Is.Empty);
            Assert.That(run.Err, Does.StartWith("error: ").And.EndWith("\n"));
            Assert.That(run.ErrorLines, Has.Length.EqualTo(1));
            Assert.That(run.Err.TrimEnd('\n').Where(static one => char.IsControl(one) || one is '\u2028' or '\u2029'), Is.Empty, "control characters");
            Assert.That(run.Err, Does.Not.Contain("   at ").And.Not.Contain("Exception").And.Not.Contain("(Parameter "));
            foreach (var part in parts)
            {
                Assert.That(run.Err, Does.Contain(part));
            }
        }
    }
}
