using System.CommandLine;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
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
        Json = json =>
        {
            json.WriteStartObject();
            json.Objects("bases", bases, static (writer, model) =>
            {
                writer.Text("modelId", model.ModelId.Value);
                writer.Text("jobIdentifier", model.JobIdentifier);
                writer.Texts("served", model.Serving.Select(static option => option.Way == ServingWay.OnDemand ? "on-demand" : "provisioned"));
                writer.Objects("methods", model.Methods, static (inner, method) => WriteMethod(inner, method));
            });
            json.WriteEndObject();
        },
    };

    private static void WriteMethod(System.Text.Json.Utf8JsonWriter json, CustomizationMethod method)
    {
        json.Text("kind", method.Kind.Name());
        json.Text("status", method.Status.ToString().ToLowerInvariant());
        json.Texts("regions", method.Regions.Select(static region => region.Value));
        json.Texts("formats", method.Formats.Select(static format => format.Name()));
        json.Text("billedBy", method.BilledBy.Name);
        json.Text("validation", method.Validation.ToString().ToLowerInvariant());
        json.Objects("limits", method.Limits, static (writer, limit) =>
        {
            writer.Text("name", limit.Name);
            writer.Decimal("min", limit.Min);
            writer.Decimal("max", limit.Max);
            writer.Text("unit", limit.Unit);
            writer.Integer("batchFrom", limit.BatchFrom);
            writer.Integer("batchTo", limit.BatchTo);
            writer.Text("source", limit.Source.Url?.AbsoluteUri);
            writer.Date("asOf", limit.Source.AsOf);
        });
        json.Objects("hyperparameters", method.Hyperparameters, static (writer, rule) =>
        {
            writer.Text("name", rule.Name);
            writer.Text("type", rule.Type == HyperparameterType.WholeNumber ? "integer" : rule.Type == HyperparameterType.Number ? "float" : "word");
            writer.Decimal("min", rule.Min);
            writer.Decimal("max", rule.Max);
            writer.Text("default", rule.Default);
            writer.Texts("words", rule.Words);
            writer.Text("source", rule.Source.Url?.AbsoluteUri);
            writer.Date("asOf", rule.Source.AsOf);
        });
        json.Text("note", method.Note);
    }

    private static string Served(CustomizableModel model) =>
        string.Join(" ", model.Serving.Select(static option => option.Way == ServingWay.OnDemand ? "on-demand" : "provisioned"));
}
