using System.CommandLine;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Customization;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>customize bases</c>: what is known about every base and method.</summary>
internal static class CustomizeBasesCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var model = Lists.Option("--base", "one base alone", "MODEL");
        var command = new ToolCommand("bases", "List the bases with their methods, data formats, limits, hyperparameters and defaults, each with its source.")
        {
            Answers = [AnswerSchema.Of<CustomizationBasesDocument>("customize-bases")],
            Examples = ["customize bases --base amazon.nova-micro-v1:0", "customize bases --format json"],
            Options = { model },
        };
        command.SetAction(parsed =>
        {
            var format = globals.Format(parsed);
            IReadOnlyList<CustomizableModel> bases = parsed.GetValue(model) is { } text ? [CustomizeArguments.Base(text)] : CustomizationFacts.Embedded.Bases;
            return AnswerPrinter.Print(console, format, Compose(bases));
        });
        return command;
    }

    private static Answer Compose(IReadOnlyList<CustomizableModel> bases) => new()
    {
        Tables =
        [
            new(
                "Bases",
                [new("base"), new("method"), new("status"), new("regions"), new("data"), new("billed by"), new("validation"), new("served"), new("source"), new("of")],
                [
                    .. from model in bases
                       from method in model.Methods
                       select new[]
                       {
                           model.JobIdentifier, method.Kind.Name(), method.Status.ToString().ToLowerInvariant(), string.Join(" ", method.Regions),
                           string.Join(" ", method.Formats.Select(static format => format.Name())), method.BilledBy.Name, method.Validation.ToString().ToLowerInvariant(),
                           Served(model), method.Source.Key, method.Source.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                       },
                ]),
            new(
                "Hyperparameters",
                [new("base"), new("method"), new("name"), new("accepts"), new("default"), new("source"), new("of")],
                [
                    .. from model in bases
                       from method in model.Methods
                       from rule in method.Hyperparameters
                       select new[] { model.ModelId.Value, method.Kind.Name(), rule.Name, rule.Accepts, rule.Default ?? "", rule.Source.Key, rule.Source.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) },
                ]),
            new(
                "Limits of the data",
                [new("base"), new("method"), new("limit"), new("range"), new("source"), new("of")],
                [
                    .. from model in bases
                       from method in model.Methods
                       from limit in method.Limits
                       select new[] { model.ModelId.Value, method.Kind.Name(), limit.Name, limit.ToString(), limit.Source.Key, limit.Source.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) },
                ]),
        ],
        Document = AnswerDocument.Of(bases.ToDocument()),
    };

    private static string Served(CustomizableModel model) =>
        string.Join(" ", model.Serving.Select(static option => option.Way == ServingWay.OnDemand ? "on-demand" : "provisioned"));
}
