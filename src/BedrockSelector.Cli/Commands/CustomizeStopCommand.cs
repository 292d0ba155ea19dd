using System.CommandLine;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.Customization;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Customization.Life;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize stop</c>, <c>undeploy</c> and <c>delete</c>: end what was begun, only what is named.</summary>
internal static class CustomizeStopCommand
{
    public static Command CreateStop(GlobalOptions globals, CliConsole console)
    {
        var what = new Argument<string>("JOB") { Description = "a specification whose job was started, or the ARN or name of a job" };
        var life = new LifeOptions(sends: true);
        var command = new ToolCommand("stop", "Stop a job that trains.")
        {
            Answers = [AnswerSchema.Of<LifeSteps>("customize-steps")],
            Examples = ["customize stop spec.json --yes"],
            Arguments = { what },
        };
        life.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var (job, region) = await life.JobAsync(parsed, globals, console, catalog, parsed.GetValue(what)!, cancellation);
            return await RunAsync(parsed, globals, console, life, catalog, region, parsed.GetValue(what)!, _ => Task.FromResult<string[]>([job]),
                (steps, one, agreed) => steps.StopAsync(one, agreed, cancellation));
        });
        return command;
    }

    public static Command CreateUndeploy(GlobalOptions globals, CliConsole console)
    {
        var what = new Argument<string[]>("WHAT") { Description = "ARNs of deployments and model units, or a specification for all that was deployed for it", Arity = ArgumentArity.OneOrMore };
        var life = new LifeOptions(sends: true);
        var command = new ToolCommand("undeploy", "Delete deployments and model units; the model stays, and its storage is billed on.")
        {
            Answers = [AnswerSchema.Of<LifeSteps>("customize-steps")],
            Examples = ["customize undeploy spec.json --yes"],
            Arguments = { what },
        };
        life.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var named = parsed.GetValue(what)!;
            var spec = Spec(named);
            var region = spec is null
                ? Region(parsed, globals, catalog, named)
                : (await life.JobAsync(parsed, globals, console, catalog, spec, cancellation)).Region;
            return await RunAsync(parsed, globals, console, life, catalog, region, spec,
                async steps => spec is null ? named : [.. await LifeOptions.AskAsync("ListProvisionedModelThroughputs", () => steps.DeployedAsync(cancellation))],
                (steps, one, agreed) => steps.DeleteAsync(one, agreed, cancellation));
        });
        return command;
    }

    public static Command CreateDelete(GlobalOptions globals, CliConsole console)
    {
        var what = new Argument<string[]>("WHAT") { Description = "ARNs of custom or imported models, deployments and model units, or a specification for the model that its job made", Arity = ArgumentArity.OneOrMore };
        var life = new LifeOptions(sends: true);
        var command = new ToolCommand("delete", "Delete models, deployments and model units by their ARNs. A deleted model is gone: only training makes it again.")
        {
            Answers = [AnswerSchema.Of<LifeSteps>("customize-steps")],
            Examples = ["customize delete spec.json --yes", "customize delete arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.nova-micro-v1:0:128k/abcdefabcdef --yes"],
            Arguments = { what },
        };
        life.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var named = parsed.GetValue(what)!;
            var spec = Spec(named);
            if (spec is null)
            {
                return await RunAsync(parsed, globals, console, life, catalog, Region(parsed, globals, catalog, named), null,
                    _ => Task.FromResult(named), (steps, one, agreed) => steps.DeleteAsync(one, agreed, cancellation));
            }

            var (job, region) = await life.JobAsync(parsed, globals, console, catalog, spec, cancellation);
            using var client = life.Client(parsed, region, console);
            var run = await LifeOptions.AskAsync("GetModelCustomizationJob", () => client.GetJobAsync(job, cancellation));
            return await RunAsync(parsed, globals, console, life, catalog, region, spec,
                _ => Task.FromResult(run.ModelArn is { } arn ? [arn] : Array.Empty<string>()), (steps, one, agreed) => steps.DeleteAsync(one, agreed, cancellation));
        });
        return command;
    }

    private static string? Spec(string[] named) => Array.Find(named, LifeOptions.IsSpec) is not { } spec ? null
        : named.Length == 1 ? spec
        : throw new CliException($"'{spec}' is a specification; name it alone, or ARNs.");

    private static string Region(ParseResult parsed, GlobalOptions globals, ModelCatalog catalog, string[] arns)
    {
        string?[] regions = [.. arns.Select(LifeOptions.RegionOf).Distinct()];
        return regions.Length > 1
            ? throw new CliException($"The ARNs are of several regions, {string.Join(", ", regions)}; name those of one at a time.")
            : regions.FirstOrDefault() ?? globals.Region(parsed, catalog).Value;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, GlobalOptions globals, CliConsole console, LifeOptions life, ModelCatalog catalog, string region, string? what,
        Func<CustomModelLife, Task<string[]>> names, Func<CustomModelLife, string, bool, Task<LifeStep>> run)
    {
        var format = globals.Format(parsed);
        using var client = life.Client(parsed, region, console);
        using var state = LifeStateFile.Open(life.StatePath(parsed, what));
        var steps = new CustomModelLife(client, state, new(catalog, new(region), globals.Date(parsed, console)), region, console.Time);
        var done = new List<LifeStep>();
        foreach (var name in await names(steps))
        {
            try
            {
                done.Add(await run(steps, name, life.Agreed(parsed)));
            }
            catch (BedrockException exception)
            {
                throw LifeOptions.Failed("Delete", exception);
            }
        }

        return AnswerPrinter.Print(console, format, LifeAnswer.Of(new LifeSteps { Steps = [.. done] }, done.Count == 0 ? null : life.NotAgreed(parsed)));
    }
}
