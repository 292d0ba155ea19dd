using System.CommandLine;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Simulation;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary>The options that simulate requests against a plan.</summary>
internal sealed class SimulationArguments
{
    private readonly Option<string?> _size = Lists.Option(
        "--simulate", "simulate requests of this size against the plan, such as in=1500,out=400: who is refused, and how long requests wait", "SIZE");
    private readonly Option<string?> _arrivals = Lists.Option("--arrivals", "poisson, bursty (by --peak-factor) or even; poisson unless given", "KIND");
    private readonly Option<string?> _seconds = Lists.Option("--service-seconds", "how long a request runs; 10 unless given", "S");
    private readonly Option<string?> _concurrency = Lists.Option("--unit-concurrency", "how many requests a unit runs at once; as many as its tokens allow unless given", "N");
    private readonly Option<string?> _hours = Lists.Option("--simulated-hours", "hours around the busiest that are simulated; 24 unless given", "H");
    private readonly Option<string?> _seed = Lists.Option("--seed", "the seed of what is drawn; 1 unless given", "N");

    public IEnumerable<Option> All => [_size, _arrivals, _seconds, _concurrency, _hours, _seed];

    public SimulationOptions? Read(ParseResult parsed)
    {
        if (parsed.GetValue(_size) is not { } text)
        {
            return null;
        }

        if (!ModelUnitCapacity.TryParse(text, out var size))
        {
            throw new CliException($"--simulate '{text}' is not in=N,out=N in tokens a request, one of them above 0, such as in=1500,out=400.");
        }

        return new()
        {
            InputTokens = size.InputTokensPerMinute,
            OutputTokens = size.OutputTokensPerMinute,
            Arrivals = parsed.GetValue(_arrivals) switch
            {
                null => ArrivalKind.Poisson,
                { } kind when ClosedSet.TryParse<ArrivalKind>(kind, out var known) && known != ArrivalKind.Given => known,
                var other => throw new CliException($"--arrivals '{other}' is not known; write poisson, bursty or even."),
            },
            ServiceSeconds = (double)(Lists.Amount(parsed, _seconds, 100_000m, "a number of seconds") ?? 10m),
            ConcurrencyPerUnit = Lists.Amount(parsed, _concurrency, 1_000_000m, "a whole number above 0") is { } slots ? Math.Max(1, (int)slots) : null,
            Hours = Math.Max(1, (int)(Lists.Amount(parsed, _hours, 87_840m, "a number of hours") ?? 24m)),
            Seed = (ulong)(Lists.Amount(parsed, _seed, 1_000_000_000_000m, "a whole number") ?? 1m),
        };
    }
}
