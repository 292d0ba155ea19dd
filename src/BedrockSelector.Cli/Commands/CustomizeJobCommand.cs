using System.CommandLine;
using BedrockSelector.Answers;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Customization.Jobs;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize job</c>: prints a CreateModelCustomizationJob request and the policies that go with it.</summary>
internal static class CustomizeJobCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var spec = new Argument<string>("SPEC") { Description = "a specification in JSON" };
        var show = Lists.Option("--show", "request, trust-policy, permission-policy, key-policy, caller-policy, or all; request unless given", "WHAT");
        var command = new ToolCommand("job", "Print the request of a customization job, as the AWS CLI takes it: aws bedrock create-model-customization-job --cli-input-json file://job.json")
        {
            Details = "The output is JSON whatever --format says; --show prints the policies of the service role and of the caller.",
            Answers = [AnswerSchema.Of<CustomizationJobDocument>("customize-job") with { Note = "Printed with --show all; without it, a request or a policy of AWS's own schema." }],
            Examples = ["customize job spec.json > job.json", "customize job spec.json --show all"],
            Arguments = { spec },
            Options = { show },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            _ = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var written = await CustomizeArguments.SpecAsync(parsed.GetValue(spec)!, cancellation);
            if (globals.GivenRegion(parsed, catalog) is { } region)
            {
                if (written.Region is { } fixedRegion && fixedRegion != region.Value)
                {
                    throw new CliException($"--region '{region}' is not the region of the specification, {fixedRegion}.");
                }

                written = written with { Region = region.Value };
            }

            var result = new CustomizationJobBuilder(knowledge: catalog).Build(written, date);
            if (CustomizeArguments.Refusal(result) is { } refusal)
            {
                return CustomizeArguments.IsImpossible(result) ? No(console, refusal) : throw new CliException($"{parsed.GetValue(spec)}: {refusal}");
            }

            console.Out.Write(Text(result, parsed.GetValue(show) ?? "request"));
            console.Out.Flush();
            foreach (var setting in result.Hyperparameters)
            {
                console.Error.WriteLine($"note: {setting.Name} = {setting.Value ?? "unknown"}{(setting.IsDefault ? " (AWS's default)" : "")}{(setting.Rule is null ? "" : $"; {setting.Rule.Accepts}")}");
            }

            foreach (var problem in result.Problems)
            {
                console.Error.WriteLine($"warning: [{problem.Field}] {problem.Message}");
            }

            foreach (var (field, missing) in SpecData.Missing(parsed.GetValue(spec)!, written))
            {
                console.Error.WriteLine($"warning: [{field}] '{missing}' does not exist, so that the data are not checked.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static int No(CliConsole console, string reason)
    {
        console.Error.WriteLine("no: " + reason);
        return ExitCode.No;
    }

    private static string Text(CustomizationJobResult result, string show)
    {
        if (show == "request")
        {
            return result.Job!.ToRequestJson();
        }

        var policies = result.Policies ?? throw new CliException("The account is not known, so no policy can be written: give 'account', or a role ARN with an account.");
        return show switch
        {
            "trust-policy" => policies.TrustPolicy,
            "permission-policy" => policies.PermissionPolicy,
            "caller-policy" => policies.CallerPolicy,
            "key-policy" => policies.KmsKeyPolicyStatement ?? throw new CliException("The specification names no KMS key, so there is no key policy."),
            "all" => AnswerPrinter.Json(AnswerDocument.Of(result.ToDocument())),
            _ => throw new CliException($"--show '{show}' is not known; write request, trust-policy, permission-policy, key-policy, caller-policy or all."),
        };
    }
}
