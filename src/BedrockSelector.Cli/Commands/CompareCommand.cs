using System.Collections.Immutable;
using System.CommandLine;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.ChatClient;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.Calls;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Costs;
using BedrockSelector.Extensions.AI;
using BedrockSelector.Extensions.AI.Comparison;
using BedrockSelector.Knowledge;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>compare</c>: the same prompt against several models, live.</summary>
internal static class CompareCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var models = new Argument<string[]>("MODEL") { Description = "model ids, inference-profile ids or ARNs, each once", Arity = ArgumentArity.OneOrMore };
        var prompt = new CompareOptions();
        var command = new ToolCommand("compare", "Send the same prompt to several models and show answers, tokens, times and costs side by side.")
        {
            Details =
                """
                It calls Amazon Bedrock and costs what it says. Times are measured here, from sending the answered attempt; waits and retries
                do not count. Credentials and profile are found as the AWS SDKs do. Without them, it says what the models can do with the
                prompt and about what it would cost (exit 2).
                """,
            Answers = [AnswerSchema.Of<ComparisonDocument>("compare")],
            Examples =
            [
                "compare amazon.nova-micro-v1:0 us.anthropic.claude-sonnet-4-6 --prompt \"What are the top AWS services?\"",
                "compare amazon.nova-lite-v1:0 amazon.nova-pro-v1:0 --prompt-file prompt.txt --image chart.png --runs 5 --format json",
            ],
            Arguments = { models },
        };
        prompt.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var date = globals.Date(parsed, console);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            var references = parsed.GetValue(models)!.Select(text => catalog.Refer(text)).Distinct().ToImmutableArray();

            // Resolving each first refuses unknown ids and regions that contradict an ARN before anything is called.
            var targets = references.Select(reference => catalog.Resolve(reference, globals.RegionFor(parsed, catalog, reference))).ToImmutableArray();
            var request = new ComparisonRequest
            {
                Models = references,
                Messages = await prompt.MessagesAsync(parsed, cancellation),
                Options = prompt.ChatOptions(parsed),
                Region = globals.Region(parsed, catalog),
                AsOf = date,
                Runs = prompt.Runs(parsed),
                Unsupported = prompt.Unsupported(parsed),
            };
            var estimator = new CostEstimator(catalog, time: console.Time);
            var found = CompareCheck.Of(catalog, targets, request, date);
            var offline = CompareOfflineAnswer.Compose(targets, request, estimator, found);
            if (targets.Select(target => target.WhyNotCallable(date)).FirstOrDefault(static reason => reason is not null) is { } reason)
            {
                return AnswerPrinter.Print(console, format, offline with { No = reason });
            }

            await using var runtimes = new RegionalRuntimes(prompt.Runtime(parsed), console.Time);
            try
            {
                await runtimes.Of(targets[0].Region).CheckCredentialsAsync(cancellation);
            }
            catch (BedrockException exception) when (exception.Code == BedrockException.CredentialsNotFound)
            {
                AnswerPrinter.Print(console, format, offline);
                throw new CliException(exception.Message);
            }

            var comparison = new ModelComparison(catalog, runtimes.ClientOf, console.Time);
            var report = await comparison.RunAsync(request, new CompareProgress(console), cancellation);
            var answer = CompareAnswer.Compose(report, targets, request, format);
            return AnswerPrinter.Print(console, format, answer with { Warnings = [.. CompareCheck.Sentences(targets, found), .. answer.Warnings] });
        });
        return command;
    }

    /// <summary>One client of the runtime for each region called: ARNs may name several.</summary>
    private sealed class RegionalRuntimes(BedrockRuntimeOptions options, TimeProvider time) : IAsyncDisposable
    {
        private readonly Dictionary<string, BedrockRuntimeClient> _clients = new(StringComparer.Ordinal);

        public BedrockRuntimeClient Of(AwsRegion region)
        {
            lock (_clients)
            {
                if (!_clients.TryGetValue(region.Value, out var client))
                {
                    options.Region = region.Value;
                    _clients.Add(region.Value, client = new(options, time));
                }

                return client;
            }
        }

        public BedrockChatClient ClientOf(ChatClientArguments arguments) => new(Of(arguments.Region), arguments.Model.Text);

        public ValueTask DisposeAsync()
        {
            foreach (var client in _clients.Values)
            {
                client.Dispose();
            }

            return ValueTask.CompletedTask;
        }
    }
}
