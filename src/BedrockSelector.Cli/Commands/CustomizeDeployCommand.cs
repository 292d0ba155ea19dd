using System.CommandLine;
using System.Globalization;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.Customization;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Costs;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Customization.Life;
using BedrockSelector.Customization.Plans;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize deploy</c>: serves a custom model by the token or on model units.</summary>
internal static class CustomizeDeployCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var what = new Argument<string>("MODEL") { Description = "a specification whose job has completed, or the ARN of a custom model" };
        var onDemand = new Option<bool>("--on-demand") { Description = "serve it by the token" };
        var units = Lists.Option("--units", "buy so many model units", "N");
        var term = Lists.Option("--term", "none, 1-month or 6-month; none unless given", "TERM");
        var name = Lists.Option("--name", "name of the deployment or of the units; the model's with -od or -pt unless given", "NAME");
        var derived = new Option<bool>("--allow-derived") { Description = "accept rates that are computed, not read" };
        var wait = new Option<bool>("--wait") { Description = "wait until it can be called" };
        var every = Lists.Option("--every", "with --wait: seconds between two questions, 1 to 3600; 15 unless given", "S");
        var life = new LifeOptions(sends: true);
        var command = new ToolCommand("deploy", "Serve a custom model: by the token, or on model units for a term; without either, as the specification's plan says.")
        {
            Answers = [AnswerSchema.Of<LifeStep>("customize-step")],
            Details = """
                A commitment is spelt out, and is bought only when --term names it: --yes alone never binds you for a month. What is deployed
                already under the same name is found, not bought twice.
                """,
            Examples = ["customize deploy spec.json --on-demand --yes", "customize deploy spec.json --units 1 --term none --dry-run"],
            Arguments = { what },
            Options = { onDemand, units, term, name, wait, every, derived },
        };
        life.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var rates = parsed.GetValue(derived) ? DerivedRates.Allow : DerivedRates.Refuse;
            var (model, modelName, region) = await ModelAsync(parsed, globals, console, catalog, life, parsed.GetValue(what)!, cancellation);
            var choice = Choice(parsed, onDemand, units, term)
                ?? await PlannedAsync(parsed.GetValue(what)!, catalog, date, rates, console, cancellation);
            using var client = life.Client(parsed, region, console);
            using var state = LifeStateFile.Open(life.StatePath(parsed, parsed.GetValue(what)));
            var steps = new CustomModelLife(client, state, new(catalog, new(region), date, rates), region, console.Time);
            var agreed = life.Agreed(parsed);
            var unnamed = choice.Term != CommitmentTerm.None && parsed.GetValue(term) is null;
            LifeStep step;
            try
            {
                step = choice.Units is { } count
                    ? await steps.BuyUnitsAsync(parsed.GetValue(name) ?? modelName + "-pt", model, count, choice.Term, agreed && !unnamed, cancellation)
                    : await steps.DeployAsync(parsed.GetValue(name) ?? modelName + "-od", model, agreed, cancellation);
            }
            catch (BedrockException exception)
            {
                throw LifeOptions.Failed("Deploy", exception);
            }

            if (parsed.GetValue(wait) && step is { Arn: { } arn, Outcome: LifeOutcome.Done or LifeOutcome.AlreadyDone })
            {
                var pause = TimeSpan.FromSeconds(Lists.Number(parsed, every, 1, 3600, "a number of seconds from 1 to 3600") ?? 15d);
                step = step with { Findings = [.. step.Findings, await SettledAsync(client, step.Kind, arn, pause, console, cancellation)] };
            }

            var no = agreed && unnamed
                ? $"nothing was sent: the plan wants a commitment; name it by --term {choice.Term.Name()} to agree to it."
                : life.NotAgreed(parsed);
            return AnswerPrinter.Print(console, format, LifeAnswer.Of(step, no, []));
        });
        return command;
    }

    private static async Task<Finding> SettledAsync(
        CustomizationClient client, LifeResourceKind kind, string arn, TimeSpan pause, CliConsole console, CancellationToken cancellation)
    {
        while (true)
        {
            var now = await LifeOptions.AskAsync("Get", () => kind == LifeResourceKind.ModelUnits
                ? client.GetUnitsAsync(arn, cancellation)
                : client.GetDeploymentAsync(arn, cancellation));
            switch (now.Status)
            {
                case "Active" or "InService":
                    return Finding.Note("can-be-called", $"It can be called, by its ARN: {arn}", now.Name);
                case "Failed":
                    return Finding.Error("deployment-failed", $"It failed: {now.FailureMessage ?? "no reason given"}", now.Name);
            }

            console.Error.WriteLine($"{now.Name}: {now.Status}");
            await Task.Delay(pause, console.Time, cancellation);
        }
    }

    private static (int? Units, CommitmentTerm Term)? Choice(ParseResult parsed, Option<bool> onDemand, Option<string?> units, Option<string?> term)
    {
        var named = parsed.GetValue(term) switch
        {
            null => CommitmentTerm.None,
            var text when ClosedSet.TryParse<CommitmentTerm>(text, out var one) && one != CommitmentTerm.ThreeMonths => one,
            var text => throw new CliException($"--term '{text}' is not known; write none, 1-month or 6-month."),
        };
        if (parsed.GetValue(units) is { } count)
        {
            return parsed.GetValue(onDemand)
                ? throw new CliException("--on-demand and --units exclude each other.")
                : int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100_000
                ? (number, named)
                : throw new CliException($"--units '{count}' is not a whole number from 1 to 100000.");
        }

        if (parsed.GetValue(onDemand))
        {
            return parsed.GetValue(term) is null ? (null, CommitmentTerm.None) : throw new CliException("--term goes with --units.");
        }

        return null;
    }

    private static async Task<(string Arn, string Name, string Region)> ModelAsync(
        ParseResult parsed, GlobalOptions globals, CliConsole console, ModelCatalog catalog, LifeOptions life, string what, CancellationToken cancellation)
    {
        if (!LifeOptions.IsSpec(what))
        {
            return what.Contains(":custom-model/", StringComparison.Ordinal) && LifeOptions.RegionOf(what) is { } fixedRegion
                ? (what, "custom-" + what[(what.LastIndexOf('/') + 1)..], fixedRegion)
                : throw new CliException($"'{what}' is neither a file nor the ARN of a custom model.");
        }

        var (job, region) = await life.JobAsync(parsed, globals, console, catalog, what, cancellation);
        using var client = life.Client(parsed, region, console);
        var run = await LifeOptions.AskAsync("GetModelCustomizationJob", () => client.GetJobAsync(job, cancellation));
        return run is { Status: "Completed", ModelArn: { } arn }
            ? (arn, run.ModelName ?? run.JobName, region)
            : throw new CliRefusalException($"the job '{run.JobName}' is {run.Status}: there is no model to serve{(run.FailureMessage is { } why ? ". " + why : " yet; watch it first.")}");
    }

    // What the plan buys first is what is bought now: later steps are for later.
    private static async Task<(int? Units, CommitmentTerm Term)> PlannedAsync(
        string path, ModelCatalog catalog, DateOnly date, DerivedRates rates, CliConsole console, CancellationToken cancellation)
    {
        const string Choose = "choose by --on-demand or --units N.";
        if (!LifeOptions.IsSpec(path))
        {
            throw new CliException("How to serve the model is not said: " + Choose);
        }

        var spec = await CustomizeArguments.SpecAsync(path, cancellation);
        var job = new CustomizationJobBuilder(knowledge: catalog).Build(spec, date);
        var plan = job.Region is null ? null : new CustomizationPlanner(catalog, time: console.Time)
            .Plan(spec, job, null, null, new() { AsOf = date, DerivedRates = rates }).Plan.Inference;
        if (plan is null || plan.Plan.IsEmpty)
        {
            throw new CliException($"The plan does not say how to serve the model{(plan?.Undecided is { } why ? ": " + why : ".")} So {Choose}");
        }

        return plan.Plan.FirstOrDefault(static row => row.FromHour == 0 && row.Kind == CapacityKind.ModelUnits) is { Units: { } units, Term: var term }
            ? (units, term ?? CommitmentTerm.None)
            : (null, CommitmentTerm.None);
    }
}
