using System.Diagnostics;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Tests.Loopback.Life;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

/// <summary>The walkthrough of customization, live: the tool as a process of its own, against a control plane on loopback.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CustomizeLifeTests
{
    private LoopbackControlPlane _service = null!;
    private string _folder = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _service = await LoopbackControlPlane.StartAsync();
        _folder = Directory.CreateTempSubdirectory("bedrock-selector-life-").FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Walkthrough")))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _service.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        Assert.That(_service.Broken, Is.Empty);
    }

    [Test]
    public async Task Start_WithoutYes_ShowsTheCostAndSendsNothing()
    {
        var (status, output, error) = await RunAsync("customize", "start", Spec, "--allow-derived");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(3));
            Assert.That(error, Does.Contain("no: nothing was sent: add --yes"));

            // 5,360 tokens processed at 1 USD a million, a rate that is computed: 0.00536 USD.
            Assert.That(output, Does.Contain("0.00536"));
            Assert.That(_service.Operations, Is.Empty);
        }
    }

    [Test]
    public async Task Status_RunningJob_HasPhasesAsJson()
    {
        await RunAsync("customize", "start", Spec, "--yes");

        var (status, output, _) = await RunAsync("customize", "status", Spec, "--format", "json");

        var run = JsonDocument.Parse(output).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.Zero);
            Assert.That(run.GetProperty("schema").GetString(), Is.EqualTo("customize-job-run/1"));
            Assert.That(run.GetProperty("status").GetString(), Is.EqualTo("InProgress"));
            Assert.That(run.GetProperty("phases")[0].GetProperty("name").GetString(), Is.EqualTo("validation"));
            Assert.That(run.GetProperty("progress").GetProperty("earlierJobs").GetInt32(), Is.Zero);
        }
    }

    [Test]
    public async Task Watch_JobThatFails_SaysWhyAndExits3()
    {
        _service.State.FailWith = "The role cannot read the training data.";
        await RunAsync("customize", "start", Spec, "--yes");

        var (status, _, error) = await RunAsync("customize", "watch", Spec, "--every", "1");
        var (deployed, _, why) = await RunAsync("customize", "deploy", Spec, "--on-demand", "--yes");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(3));
            Assert.That(error, Does.Contain("The role cannot read the training data."));
            Assert.That(deployed, Is.EqualTo(3));
            Assert.That(why, Does.Contain("there is no model to serve"));
        }
    }

    [Test]
    public async Task Deploy_CommitmentOfThePlan_IsNotBoughtByYesAlone()
    {
        var model = _service.State.AddModel("Demo");

        var (status, output, error) = await RunAsync("customize", "deploy", model, "--units", "1", "--term", "6-month", "--dry-run");
        var (noChoice, _, choose) = await RunAsync("customize", "deploy", model, "--yes");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.Zero, error);
            Assert.That(output, Does.Contain("This buys 1 model unit for 6 months, used or not"));
            Assert.That((noChoice, choose), Is.EqualTo((2, "error: How to serve the model is not said: choose by --on-demand or --units N.\n")));
            Assert.That(_service.Operations, Is.Empty);
        }
    }

    [Test]
    public async Task Json_EveryStep_KeepsToItsSchema()
    {
        var model = _service.State.AddModel("Demo");
        _service.State.FailWith = "The role cannot read the training data.";
        string[][] steps =
        [
            ["start", Spec], ["start", Spec, "--yes"], ["status", Spec], ["list"], ["stop", Spec], ["watch", Spec, "--every", "1"],
            ["deploy", model, "--on-demand", "--dry-run"], ["deploy", model, "--on-demand", "--yes"], ["clean"], ["undeploy", model], ["undeploy", model, "--yes"],
            ["import", "s3://weights/llama/", "--name", "my-llama", "--role", "arn:aws:iam::123456789012:role/BedrockImport", "--dry-run"],
            ["delete", model, "--yes"], ["clean", "--delete", model, "--yes"],
        ];
        foreach (var step in steps)
        {
            string[] arguments = ["customize", .. step, "--format", "json"];
            var (_, output, error) = await RunAsync(arguments);

            Assert.That(output, Is.Not.Empty, $"{string.Join(' ', step)}: {error}");
            Contract.Hold(arguments, output);
        }

        Assert.That(steps.Select(static step => "customize " + step[0]).Distinct(), Is.SupersetOf(SchemaTests.OnLoopback));
    }

    [Test]
    public async Task Clean_DeletesOnlyWhatIsNamed()
    {
        var (first, second) = (_service.State.AddModel("First"), _service.State.AddModel("Second"));

        var (look, table, _) = await RunAsync("customize", "clean");
        var (status, _, error) = await RunAsync("customize", "clean", "--delete", first, "--yes");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((look, status), Is.EqualTo((0, 0)), error);
            Assert.That(table, Does.Contain(first).And.Contain(second).And.Contain("Nothing serves it"));
            Assert.That(_service.State.Models.Select(static model => model["modelArn"]!.GetValue<string>()), Is.EqualTo([second]));
        }
    }

    [Test]
    public async Task Walkthrough_KilledInThePurchase_RunsFromCheckToClean()
    {
        var killed = await KilledAsync(static request => request.Operation == "CreateProvisionedModelThroughput", null);
        var (status, output, error) = await ScriptAsync();
        var (cleaned, left, cleanError) = await ScriptAsync("clean");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(killed, Is.True);
            Assert.That(status, Is.Zero, error);
            Assert.That(_service.State.Jobs, Has.Count.EqualTo(1));
            Assert.That(output, Does.Contain("48 of 48 records good").And.Contain("Completed").And.Contain("It can be called"));
            Assert.That(cleaned, Is.Zero, cleanError);
            Assert.That(left, Does.Contain("0 USD a month"));
            Assert.That(_service.State.Models, Is.Empty);
        }
    }

    // Killed after each request in turn, with its effect and without its answer, and run again. The same without processes stands in the
    // tests of the runtime, and runs always.
    [Test, Explicit("Starts some 150 processes.")]
    public async Task Walkthrough_KilledAfterEveryRequest_StartsAndBuysNothingTwice()
    {
        var kills = 0;
        for (var request = 1; ; request++)
        {
            await StopAsync();
            await StartAsync();
            var seen = await KilledAsync(request, null);
            if (!seen)
            {
                break;
            }

            kills++;
            var (status, _, error) = await ScriptAsync();
            using (Assert.EnterMultipleScope())
            {
                Assert.That(status, Is.Zero, $"after request {request}: {error}");
                Assert.That(_service.State.Jobs, Has.Count.EqualTo(1), $"after request {request}");
                Assert.That(_service.State.Deployments, Has.Count.EqualTo(1), $"after request {request}");
                Assert.That(_service.State.Units, Has.Count.EqualTo(1), $"after request {request}");
            }
        }

        Assert.That(kills, Is.GreaterThan(8));
    }

    [Test, Explicit("Starts some 100 processes.")]
    public async Task Clean_KilledAfterEveryRequest_LeavesNothing()
    {
        for (var request = 1; ; request++)
        {
            await StopAsync();
            await StartAsync();

            // Killed in the purchase, too: its answer is lost, and it must be found all the same.
            await KilledAsync(number => number.Operation == "CreateProvisionedModelThroughput", null);
            Assert.That(_service.State.Units, Has.Count.EqualTo(1));
            var seen = await KilledAsync(request, "clean");
            var (status, _, error) = await ScriptAsync("clean");
            using (Assert.EnterMultipleScope())
            {
                Assert.That(status, Is.Zero, $"after request {request}: {error}");
                Assert.That(_service.State.Units, Is.Empty);
                Assert.That(_service.State.Deployments, Is.Empty);
                Assert.That(_service.State.Models, Is.Empty);
                Assert.That(_service.State.Jobs, Has.Count.EqualTo(1));
            }

            if (!seen)
            {
                break;
            }
        }
    }

    private string Spec => Path.Combine(_folder, "spec.json");

    private Task<(int Status, string Output, string Error)> RunAsync(params string[] arguments) =>
        ToolProcess.RunAsync([.. arguments, "--endpoint", _service.Endpoint.AbsoluteUri, "--state", Path.Combine(_folder, "spec.state.json")]);

    private Task<bool> KilledAsync(int request, string? part)
    {
        var count = 0;
        return KilledAsync(_ => ++count == request, part);
    }

    /// <returns>Whether the script was killed; if not, it ran to its end.</returns>
    private async Task<bool> KilledAsync(Func<(int Number, string Operation), bool> when, string? part)
    {
        Process? script = null;
        var killed = false;
        _service.BeforeAnswer = (number, context) =>
        {
            if (!killed && when((number, _service.Operations.Last())))
            {
                killed = true;
                script!.Kill(entireProcessTree: true);
                context.Abort();
            }

            return Task.CompletedTask;
        };
        await ScriptAsync(part, process => script = process);
        _service.BeforeAnswer = null;
        return killed;
    }

    private Task<(int Status, string Output, string Error)> ScriptAsync(string? part = null, Action<Process>? started = null) => ToolProcess.RunAsync(
        "sh",
        part is null ? [Path.Combine(_folder, "walkthrough.sh")] : [Path.Combine(_folder, "walkthrough.sh"), part],
        configure: start =>
        {
            start.Environment["BEDROCK_SELECTOR"] = "dotnet " + ToolProcess.ToolPath;
            start.Environment["OPTIONS"] = "--endpoint " + _service.Endpoint.AbsoluteUri;
            start.Environment["EVERY"] = "1";
        },
        started: started);
}
