using System.CommandLine;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Output;
using BedrockSelector.Cli.Schemas;
using BedrockSelector.Queries;

namespace BedrockSelector.Cli.Commands;

/// <summary><c>sql</c>: definitions and queries for logs at scale.</summary>
internal static class SqlCommand
{
    public static Command Create(GlobalOptions globals, CliConsole console)
    {
        var bucket = Lists.Option("--bucket", "the bucket of the logs", "BUCKET");
        var account = Lists.Option("--account", "the account of the logs, twelve digits", "ACCOUNT");
        var prefix = Lists.Option("--prefix", "what stands before AWSLogs in the bucket; nothing unless given", "PREFIX");
        var rates = Lists.Option("--rates-prefix", "where 'catalog rates --format csv' is copied to in the bucket; bedrock-rates unless given", "PREFIX");
        bucket.Required = account.Required = true;
        var command = new ToolCommand("sql", "Print the tables, views and queries that answer for a bucket of logs in Athena or Trino.")
        {
            Answers = [AnswerSchema.Of<LogQueries>("log-queries")],
            Details = "The statements price each record by its own region, tier, length and cache times, with the same results as 'usage', cent for cent.",
            Examples = ["sql --bucket my-logs --account 123456789012 > bedrock.sql"],
            Options = { bucket, account, prefix, rates },
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var format = globals.Format(parsed);
            var catalog = await globals.LoadCatalogAsync(parsed, cancellation);
            LogQueries queries;
            try
            {
                var place = new LogQueryPlace
                {
                    Bucket = parsed.GetValue(bucket)!,
                    Account = parsed.GetValue(account)!,
                    Region = globals.Region(parsed, catalog),
                    Prefix = parsed.GetValue(prefix) ?? "",
                };
                queries = LogQueries.For(parsed.GetValue(rates) is { } text ? place with { RatesPrefix = text } : place);
            }
            catch (ArgumentException exception)
            {
                throw new CliException(exception.Message.Split(" (Parameter", 2)[0]);
            }

            if (format == OutputFormat.Table)
            {
                console.Out.Write(string.Join("\n", queries.Statements.Select(static one => $"-- {one.Name}\n{one.Sql};\n")));
                console.Out.Flush();
                return ExitCode.Done;
            }

            return AnswerPrinter.Print(console, format, new()
            {
                Tables = [new(null, [new("name"), new("purpose"), new("sql")], [.. queries.Statements.Select(static one => new[] { one.Name, one.Purpose, one.Sql })])],
                Document = AnswerDocument.Of(queries),
            });
        });
        return command;
    }
}
