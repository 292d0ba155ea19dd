using System.CommandLine;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.Customization;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Customization;
using BedrockSelector.Customization.Life;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize import</c>: imports weights as a model, once.</summary>
internal static class CustomizeImportCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var source = new Argument<string>("S3URI") { Description = "where the weights lie, a prefix in Amazon S3" };
        var name = new Option<string>("--name") { Description = "name of the model", HelpName = "NAME", Required = true };
        var role = new Option<string>("--role") { Description = "ARN of the service role", HelpName = "ARN", Required = true };
        var job = Lists.Option("--job-name", "name of the job; that of the model unless given", "NAME");
        var key = Lists.Option("--kms-key", "key that encrypts the model; AWS's own unless given", "KEY");
        var life = new LifeOptions(sends: true);
        var command = new ToolCommand("import", "Import weights of a supported architecture as a model, and never twice.")
        {
            Answers = [AnswerSchema.Of<LifeStep>("customize-step")],
            Examples = ["customize import s3://weights/llama/ --name my-llama --role arn:aws:iam::123456789012:role/BedrockImport --dry-run"],
            Arguments = { source },
            Options = { name, role, job, key },
        };
        life.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var region = globals.Region(parsed, catalog);
            var import = new ModelImport
            {
                JobName = parsed.GetValue(job) ?? parsed.GetValue(name)!,
                ModelName = parsed.GetValue(name)!,
                RoleArn = parsed.GetValue(role)!,
                Source = S3Uri.Parse(parsed.GetValue(source)!),
                KmsKeyId = parsed.GetValue(key),
            };
            using var client = life.Client(parsed, region.Value, console);
            using var state = LifeStateFile.Open(life.StatePath(parsed, null));
            var steps = new CustomModelLife(client, state, new(catalog, region, date), region.Value, console.Time);
            LifeStep step;
            try
            {
                step = await steps.ImportAsync(import, life.Agreed(parsed), cancellation);
            }
            catch (BedrockException exception)
            {
                throw LifeOptions.Failed("CreateModelImportJob", exception);
            }

            return AnswerPrinter.Print(console, format, LifeAnswer.Of(step, life.NotAgreed(parsed), []));
        });
        return command;
    }
}
