using System.CommandLine;
using BedrockSelector.Calls;
using BedrockSelector.Calls.Capabilities;
using BedrockSelector.Calls.Requests;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Tokens;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>check</c>: can this model do this request?</summary>
internal static class CheckCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var model = new Argument<string>("MODEL") { Description = "a model id, an inference-profile id or an ARN" };
        var usage = Lists.Option("--usage", "the size of the request: meter=quantity pairs, such as input-tokens=1500,output-tokens=300", "USAGE");
        var request = Lists.Option("--request", "a whole request as JSON: of Converse, or the body of InvokeModel for Anthropic's models, Nova and others", "FILE");
        var fix = Lists.Option("--fix", "where to write the request of --request with all repaired that can be", "FILE");
        var residency = Lists.Option("--residency", "where the request may be computed and nowhere else: a geography such as eu, a profile's prefix such as jp, or regions", "PLACE");
        var capabilities = new CapabilityOptions();
        var command = new ToolCommand("check", "Check whether a model can do a request; exit 3 and say why if it cannot.")
        {
            Details =
                """
                Capability alone is judged: a model that has ended, or will, is a warning on stderr.
                With --request, everything is found for which AWS would answer 400; add --feature streaming where the answer is streamed.
                """,
            Answers = [AnswerSchema.Of<CheckReport>("check")],
            Examples =
            [
                "check amazon.nova-micro-v1:0 --input text,image",
                "check amazon.nova-pro-v1:0 --input text,image --feature tool-use --usage input-tokens=200000,output-tokens=4000",
                "check us.anthropic.claude-opus-4-8 --request request.json --fix repaired.json",
            ],
            Arguments = { model },
            Options = { usage, request, fix, residency },
        };
        capabilities.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var target = ModelArgument.Resolve(globals, parsed, catalog, parsed.GetValue(model)!);
            var asked = new CapabilityRequest
            {
                Inputs = capabilities.Inputs(parsed, catalog),
                Outputs = capabilities.Outputs(parsed, catalog),
                Features = capabilities.Features(parsed, catalog),
                Usage = parsed.GetValue(usage) is { } text ? Usage.Parse(text) : Usage.None,
                Region = globals.GivenRegion(parsed, catalog) ?? target.Reference.Region,
            };
            var checker = new RequestChecker(catalog);
            var report = checker.Check(target, asked, date);
            if (parsed.GetValue(residency) is { } place && Residency.Parse(catalog, place) is var kept
                && target.FindOffer(date) is { } offer && !kept.Allows(offer, target.Region))
            {
                report = report with { Findings = [OutsideResidency(offer, target, kept), .. report.Findings] };
            }

            if (parsed.GetValue(request) is not { } path)
            {
                return parsed.GetValue(fix) is null
                    ? AnswerPrinter.Print(console, format, CheckAnswer.Compose(report))
                    : throw new CliException("--fix repairs the request of --request; give one.");
            }

            var document = Read(path, await ReadAsync(path, cancellation));
            target = Elsewhere(target, asked.Region, catalog, date);
            var options = new RequestCheckOptions
            {
                Date = date,
                Streaming = asked.Features.Contains(Feature.Streaming) || asked.Features.Contains(Feature.StreamingToolUse),
                CountTokens = Counter(target.Model.Id),
            };
            if (parsed.GetValue(fix) is not { } written)
            {
                return AnswerPrinter.Print(console, format, CheckAnswer.Compose(Both(report, checker.Check(document, target, options))));
            }

            var repaired = checker.Repair(document, target, options);
            await FileOutput.WriteAsync("--fix", written, repaired.Request.Json, cancellation);
            return AnswerPrinter.Print(console, format, CheckAnswer.Compose(Both(report, repaired.Report) with { Changes = repaired.Changes }));
        });
        return command;
    }

    private static Finding OutsideResidency(Offer offer, CallTarget target, Residency residency)
    {
        var where = offer.DestinationsFrom(target.Region) is { IsEmpty: false } known ? string.Join(", ", known) : "regions that no source names, or any";
        return Finding.Error("outside-residency", $"{offer.CallId} may be computed in {where}; it must stay in {residency.Name}.", offer.CallId) with { Limit = residency.Name };
    }

    // Where no region was named, an id that works elsewhere is checked there: what is asked is whether the request is right.
    private static CallTarget Elsewhere(CallTarget target, AwsRegion? asked, ModelCatalog catalog, DateOnly date) =>
        asked is not null || target.FindOffer(date) is not null ? target
        : catalog.Regions.Select(info => target with { Region = info.Region }).FirstOrDefault(other => other.FindOffer(date) is not null) ?? target;

    // What both say is said once.
    private static CheckReport Both(CheckReport asked, CheckReport request) => request with
    {
        Findings =
        [
            .. asked.Findings.Concat(request.Findings).DistinctBy(static finding => (finding.Code, finding.Subject, finding.Message))
                .OrderByDescending(static finding => finding.Severity),
        ],
    };

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellation) => File.Exists(path)
        ? await File.ReadAllBytesAsync(path, cancellation)
        : throw new CliException($"--request '{path}' {(Directory.Exists(path) ? "is a folder" : "does not exist")}; give a file with one JSON object.");

    private static RequestDocument Read(string path, byte[] json)
    {
        try
        {
            return RequestDocument.Parse(json);
        }
        catch (FormatException exception)
        {
            throw new CliException($"--request '{path}': {exception.Message}");
        }
    }

    private static Func<string, (long Fewest, long Most)>? Counter(ModelId model)
    {
        var estimator = new TokenEstimator();
        return estimator.Estimate(model, "") is null
            ? null
            : text => estimator.Estimate(model, text) is { } estimate ? (estimate.Low, estimate.High) : (0, long.MaxValue);
    }
}
