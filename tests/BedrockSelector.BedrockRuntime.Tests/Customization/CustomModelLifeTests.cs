using BedrockSelector.BedrockRuntime.Customization;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using BedrockSelector.Customization.Life;
using BedrockSelector.Quantities;

namespace BedrockSelector.BedrockRuntime.Tests.Customization;

public sealed class CustomModelLifeTests : LifeTests
{
    [Test]
    public async Task Start_NotAgreed_SendsNothing()
    {
        var step = await RunAsync(static life => life.StartAsync(Job(), null, agreed: false));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(step.Outcome, Is.EqualTo(LifeOutcome.Planned));
            Assert.That(step.Request, Does.Contain("amazon.nova-micro-v1:0:128k"));
            Assert.That(step.Costs[0].Usd, Is.Null);
            Assert.That(Service.Operations, Is.Empty);
            Assert.That(File.Exists(StatePath), Is.False);
        }
    }

    [Test]
    public async Task Start_Twice_MakesOneJob()
    {
        var first = await RunAsync(static life => life.StartAsync(Job(), null, agreed: true));
        var second = await RunAsync(static life => life.StartAsync(Job(), null, agreed: true));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Outcome, Is.EqualTo(LifeOutcome.Done));
            Assert.That(second.Outcome, Is.EqualTo(LifeOutcome.AlreadyDone));
            Assert.That(second.Arn, Is.EqualTo(first.Arn));
            Assert.That(second.ClientRequestToken, Is.EqualTo(first.ClientRequestToken).And.Not.Null);
            Assert.That(Service.State.Jobs, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Start_StateFileLost_FindsTheJobByItsName()
    {
        var first = await RunAsync(static life => life.StartAsync(Job(), null, agreed: true));
        File.Delete(StatePath);

        var second = await RunAsync(static life => life.StartAsync(Job(), null, agreed: true));

        Assert.That((second.Outcome, second.Arn), Is.EqualTo((LifeOutcome.AlreadyDone, first.Arn)));
        Assert.That(Service.State.Jobs, Has.Count.EqualTo(1));
    }

    [TestCase(1, TestName = "Start_ConnectionLostInList_MakesOneJob")]
    [TestCase(2, TestName = "Start_ConnectionLostAfterCreate_MakesOneJob")]
    public async Task Start_ConnectionLostBeforeAnswer_MakesOneJob(int request)
    {
        Service.BeforeAnswer = (number, context) =>
        {
            if (number == request)
            {
                context.Abort();
            }

            return Task.CompletedTask;
        };

        var first = await RunAsync(static life => life.StartAsync(Job(), null, agreed: true));
        var second = await RunAsync(static life => life.StartAsync(Job(), null, agreed: true));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Outcome, first.Refusal?.Code), Is.EqualTo((LifeOutcome.Refused, BedrockException.ConnectionFailed)));
            Assert.That(second.Outcome, Is.EqualTo(request == 1 ? LifeOutcome.Done : LifeOutcome.AlreadyDone));
            Assert.That(Service.State.Jobs, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Start_AnswerLostAndRetriedByTheClient_MakesOneJob()
    {
        Service.BeforeAnswer = (number, context) =>
        {
            if (number == 2)
            {
                context.Abort();
            }

            return Task.CompletedTask;
        };

        var step = await RunAsync(static life => life.StartAsync(Job(), null, agreed: true), retries: 2);

        Assert.That(step.Outcome, Is.EqualTo(LifeOutcome.Done));
        Assert.That(Service.State.Jobs, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Start_AgainAfterAFailure_MakesASecondJobOfAnotherName()
    {
        Service.State.FailWith = "Data validation failed.";
        var first = await RunAsync(static life => life.StartAsync(Job(), null, agreed: true));
        using (var client = Client())
        {
            Service.State.QuestionsToEnd = 1;
            Assert.That((await client.GetProgressAsync(first.Arn!, Service.State.Now)).FailureMessage, Is.EqualTo("Data validation failed."));
        }

        var again = await RunAsync(static life => life.StartAsync(Job(), null, agreed: true, again: true));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Outcome, Is.EqualTo(LifeOutcome.Done));
            Assert.That(again.Name, Is.EqualTo(first.Name + "-2"));
            Assert.That(Service.State.Jobs, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public async Task Start_OtherRequestUnderTheSameName_SaysWhatRuns()
    {
        await RunAsync(static life => life.StartAsync(Job("one-name"), null, agreed: true));
        var other = Job("one-name");
        other = other with { Job = other.Job! with { CustomModelName = "Another" } };

        var step = await RunAsync(life => life.StartAsync(other, null, agreed: true));

        Assert.That(step.Findings.Select(static finding => finding.Code), Does.Contain("request-changed"));
        Assert.That(Service.State.Jobs, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task BuyUnits_Committed_SpellsTheCommitmentOut()
    {
        var model = Service.State.AddModel("Llama", "meta.llama3-1-8b-instruct-v1:0:128k");

        // 21.18 USD an hour for a unit of Llama 3.1 8B for a month (aws-pricing-page-2026-07-24), in us-west-2 alone.
        using var client = Client();
        using var state = LifeStateFile.Open(StatePath);
        var life = new CustomModelLife(client, state, new(Catalog, new("us-west-2"), Today), "us-west-2");
        var step = await life.BuyUnitsAsync("units", model, 2, CommitmentTerm.OneMonth, agreed: false);

        using (Assert.EnterMultipleScope())
        {
            // 2 × 21.18 = 42.36 an hour; × 744 hours = 31,515.84.
            Assert.That(step.Costs[0].Usd, Is.EqualTo(42.36m));
            Assert.That(step.Costs[1].Usd, Is.EqualTo(31_515.84m));
            Assert.That(step.Costs[3].Usd, Is.EqualTo(1.95m));
            Assert.That(step.Commitment, Is.EqualTo(
                "This buys 2 model units for 1 month, used or not: 42.36 USD an hour, 31515.84 USD to the end of the term. It cannot be ended before 2026-12-22."));
        }
    }

    [Test]
    public async Task BuyUnits_Twice_BuysOnce_AndAfterDeletionAgain()
    {
        var model = Service.State.AddModel("Demo");
        Task<LifeStep> Buy() => RunAsync(life => life.BuyUnitsAsync("units", model, 1, CommitmentTerm.None, agreed: true));

        var first = await Buy();
        var second = await Buy();
        var deleted = await RunAsync(life => life.DeleteAsync(first.Arn!, agreed: true));
        var gone = await RunAsync(life => life.DeleteAsync(first.Arn!, agreed: true));
        var third = await Buy();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((second.Outcome, second.Arn), Is.EqualTo((LifeOutcome.AlreadyDone, first.Arn)));
            Assert.That(deleted.Outcome, Is.EqualTo(LifeOutcome.Done));
            Assert.That(gone.Outcome, Is.EqualTo(LifeOutcome.AlreadyDone));
            Assert.That(third.Outcome, Is.EqualTo(LifeOutcome.Done));
            Assert.That(third.Arn, Is.Not.EqualTo(first.Arn));
            Assert.That(Service.State.Units, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Delete_CommittedUnits_IsRefusedWithARemedy()
    {
        var model = Service.State.AddModel("Demo");
        var units = await RunAsync(life => life.BuyUnitsAsync("units", model, 1, CommitmentTerm.SixMonths, agreed: true));

        var step = await RunAsync(life => life.DeleteAsync(units.Arn!, agreed: true));

        Assert.That(step.Refusal?.Code, Is.EqualTo("ConflictException"));
        Assert.That(step.Refusal?.Remedy, Does.Contain("commitment"));
    }

    [Test]
    public async Task Import_ThenDelete_LeavesNothing()
    {
        var import = new ModelImport
        {
            JobName = "import-1",
            ModelName = "my-llama",
            RoleArn = "arn:aws:iam::123456789012:role/BedrockImport",
            Source = BedrockSelector.Customization.S3Uri.Parse("s3://weights/llama/"),
        };

        var step = await RunAsync(life => life.ImportAsync(import, agreed: true));
        using var client = Client();
        var run = await client.GetProgressAsync(step.Arn!, Service.State.Now);
        var deleted = await RunAsync(life => life.DeleteAsync(run.ModelArn!, agreed: true));

        Assert.That(run.Status, Is.EqualTo("Completed"));
        Assert.That(deleted.Outcome, Is.EqualTo(LifeOutcome.Done));
        Assert.That(await client.ListImportedModelsAsync(), Is.Empty);
    }

    [Test]
    public async Task Clean_StoredUnusedAndCommitted_SaysSo()
    {
        var idle = Service.State.AddModel("Idle");
        var served = Service.State.AddModel("Served");
        await RunAsync(life => life.DeployAsync("by-token", served, agreed: true));
        await RunAsync(life => life.BuyUnitsAsync("by-hour", served, 1, CommitmentTerm.OneMonth, agreed: true));
        using var client = Client();
        using var state = LifeStateFile.Open(StatePath);
        var prices = new CustomModelPrices(Catalog, new(Service.Region), Today);
        var life = new CustomModelLife(client, state, prices, Service.Region);

        var report = CleanFinder.Find(await life.ListAsync(), null, prices, Service.Region, Service.State.Now);
        var withLogs = CleanFinder.Find(await life.ListAsync(), new HashSet<string> { "by-token" }, prices, Service.Region, Service.State.Now);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Items, Has.Length.EqualTo(4));
            Assert.That(Item(report, "Idle").Unused, Is.True);
            Assert.That(Item(report, "Served").Unused, Is.False);
            Assert.That(Item(report, "Served").Kept, Does.Contain("by-hour").And.Contain("by-token"));
            Assert.That(Item(report, "by-token").Unused, Is.Null);
            Assert.That(Item(report, "by-token").UsdPerMonth, Is.Zero);
            Assert.That(Item(report, "by-hour").Kept, Is.EqualTo("Committed until 2026-12-22; it cannot be deleted before."));
            Assert.That(Item(withLogs, "by-token").Unused, Is.False);
            Assert.That(Item(withLogs, "by-hour").Unused, Is.True);
            Assert.That(Item(report, "Idle").Resource.Arn, Is.EqualTo(idle));
        }
    }

    [Test]
    public void State_HeldByAnotherProgram_IsSaid()
    {
        using var first = LifeStateFile.Open(StatePath);

        Assert.That(() => LifeStateFile.Open(StatePath), Throws.TypeOf<IOException>().With.Message.Contains("Another program holds"));
    }

    [Test]
    public async Task Progress_EarlierJobs_GiveTheTimeLeft()
    {
        using var client = Client();
        foreach (var name in new[] { "job-a", "job-b" })
        {
            var step = await RunAsync(life => life.StartAsync(Job(name), null, agreed: true));
            for (var i = 0; i < 3; i++)
            {
                await client.GetJobAsync(step.Arn!);
            }

            Service.State.QuestionsToEnd = 4;
        }

        // The first took 30 minutes, the second runs since 30.
        var run = await client.GetProgressAsync("job-b", Service.State.Now - TimeSpan.FromMinutes(10));

        Assert.That(run.Progress?.EarlierJobs, Is.EqualTo(run.HasEnded ? 0 : 1));
    }

    // The whole life, broken off after each request in turn, with its effect and without its answer, and run again from the start.
    [Test]
    public async Task Life_BrokenOffAfterEveryRequest_MakesAndLeavesNothingTwice()
    {
        for (var request = 1; ; request++)
        {
            await StopServiceAsync();
            await StartServiceAsync();
            var reached = await BrokenOffAsync(request, UpAsync);
            Assert.That(await UpAsync(), Is.True);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Service.State.Jobs, Has.Count.EqualTo(1), $"after request {request}");
                Assert.That(Service.State.Deployments, Has.Count.EqualTo(1), $"after request {request}");
                Assert.That(Service.State.Units, Has.Count.EqualTo(1), $"after request {request}");
            }

            if (!reached)
            {
                Assert.That(request, Is.GreaterThan(10));
                break;
            }
        }
    }

    [Test]
    public async Task Life_BrokenOffInThePurchaseAndAfterEveryRequestOfTheEnd_LeavesNothing()
    {
        for (var request = 1; ; request++)
        {
            await StopServiceAsync();
            await StartServiceAsync();

            // The answer of the purchase is lost, and nobody asks for it again before the end.
            await BrokenOffAsync(number => number == "CreateProvisionedModelThroughput", UpAsync);
            Assert.That(Service.State.Units, Has.Count.EqualTo(1));
            var reached = await BrokenOffAsync(request, DownAsync);
            Assert.That(await DownAsync(), Is.True);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Service.State.Units, Is.Empty, $"after request {request}");
                Assert.That(Service.State.Deployments, Is.Empty, $"after request {request}");
                Assert.That(Service.State.Models, Is.Empty, $"after request {request}");
                Assert.That(Service.State.Jobs, Has.Count.EqualTo(1), $"after request {request}");
            }

            if (!reached)
            {
                break;
            }
        }
    }

    private Task<bool> BrokenOffAsync(int request, Func<Task<bool>> program)
    {
        var count = 0;
        return BrokenOffAsync(_ => ++count == request, program);
    }

    /// <returns>Whether it was broken off; if not, it ran to its end.</returns>
    private async Task<bool> BrokenOffAsync(Func<string, bool> when, Func<Task<bool>> program)
    {
        var broken = false;
        Service.BeforeAnswer = (_, context) =>
        {
            if (!broken && when(Service.Operations.Last()))
            {
                broken = true;
                context.Abort();
            }

            return Task.CompletedTask;
        };
        Assert.That(await program(), Is.EqualTo(!broken));
        Service.BeforeAnswer = null;
        return broken;
    }

    /// <summary>Start, watch, deploy and buy: what the script of the walkthrough does.</summary>
    /// <returns>Whether it ran to its end.</returns>
    private async Task<bool> UpAsync()
    {
        var start = await RunAsync(static life => life.StartAsync(Job(), null, agreed: true));
        if (start.Refusal is not null || await EndOfAsync(start.Arn!) is not { ModelArn: { } model })
        {
            return false;
        }

        var deployed = await RunAsync(life => life.DeployAsync("by-token", model, agreed: true));
        return deployed.Refusal is null
            && (await RunAsync(life => life.BuyUnitsAsync("by-hour", model, 1, CommitmentTerm.None, agreed: true))).Refusal is null;
    }

    private async Task<bool> DownAsync()
    {
        try
        {
            using var client = Client();
            using (var state = LifeStateFile.Open(StatePath))
            {
                var life = new CustomModelLife(client, state, new(Catalog, new(Service.Region), Today), Service.Region);
                foreach (var arn in await life.DeployedAsync())
                {
                    if ((await life.DeleteAsync(arn, agreed: true)).Refusal is not null)
                    {
                        return false;
                    }
                }
            }

            var model = (await client.GetJobAsync(Job().Job!.JobName)).ModelArn!;
            return (await RunAsync(life => life.DeleteAsync(model, agreed: true))).Refusal is null;
        }
        catch (BedrockException)
        {
            return false;
        }
    }

    private async Task<JobRun?> EndOfAsync(string arn)
    {
        try
        {
            using var client = Client();
            while (true)
            {
                if (await client.GetProgressAsync(arn, Service.State.Now) is { HasEnded: true } run)
                {
                    return run;
                }
            }
        }
        catch (BedrockException)
        {
            return null;
        }
    }

    private static CleanItem Item(CleanReport report, string name) => report.Items.Single(item => item.Resource.Name == name);
}
