using System.CommandLine;
using BedrockSelector.Calls.Capabilities;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>check</c>: can this model do this request?</summary>
internal static class CheckCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var model = new Argument<string>("MODEL") { Description = "a model id, an inference-profile id or an ARN" };
        var usage = Lists.Option("--usage", "the size of the request: meter=quantity pairs, such as input-tokens=1500,output-tokens=300", "USAGE");
        var capabilities = new CapabilityOptions();
        var command = new ToolCommand("check", "Check whether a model can do a request; exit 3 and say why if it cannot.")
        {
            Details = "Capability alone is judged: a model that has ended, or will, is a warning on stderr.",
            Examples =
            [
                "check amazon.nova-micro-v1:0 --input text,image",
                "check amazon.nova-pro-v1:0 --input text,image --feature tool-use --usage input-tokens=200000,output-tokens=4000",
            ],
            Arguments = { model },
            Options = { usage },
        };
        capabilities.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var target = ModelArgument.Resolve(globals, parsed, catalog, parsed.GetValue(model)!);
            var request = new CapabilityRequest
            {
                Inputs = capabilities.Inputs(parsed, catalog),
                Outputs = capabilities.Outputs(parsed, catalog),
                Features = capabilities.Features(parsed, catalog),
                Usage = parsed.GetValue(usage) is { } text ? Usage.Parse(text) : Usage.None,
                Region = globals.GivenRegion(parsed, catalog) ?? target.Reference.Region,
            };
            return AnswerPrinter.Print(console, format, Compose(CapabilityChecker.Check(target.Model, request, date)));
        });
        return command;
    }

    private static Answer Compose(CapabilityReport report) => new()
    {
        Tables =
        [
            new(
                null,
                [new("model"), new("supported"), new("code") { Drop = 1, Optional = true }, new("message") { WrapsFrom = 24, Optional = true }],
                report.Problems.IsEmpty
                    ? [[report.Model.Value, "yes", "", ""]]
                    : [.. report.Problems.Select(problem => new[] { report.Model.Value, report.Supported is null ? "unknown" : "no", problem.CodeName, problem.Message })]),
        ],
        Warnings = [.. report.Warnings.Select(static warning => warning.Message)],
        No = report.Supported == true ? null : string.Join(" ", report.Problems.Select(static problem => problem.Message)),
        Json = json =>
        {
            json.WriteStartObject();
            json.Text("modelId", report.Model.Value);
            if (report.Supported is { } supported)
            {
                json.WriteBoolean("supported", supported);
            }
            else
            {
                json.WriteNull("supported");
            }

            foreach (var (name, findings) in new[] { ("problems", report.Problems), ("warnings", report.Warnings) })
            {
                json.Objects(name, findings, static (writer, finding) =>
                {
                    writer.Text("code", finding.CodeName);
                    writer.Text("message", finding.Message);
                });
            }

            json.WriteEndObject();
        },
    };
}
