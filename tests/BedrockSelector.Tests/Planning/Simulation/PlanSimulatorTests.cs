using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Simulation;

namespace BedrockSelector.Tests.Planning.Simulation;

public sealed class PlanSimulatorTests
{
    private const int Runs = 24;

    [Test]
    public void Run_QueueOfSeveralServers_MeetsErlangC()
    {
        // 4 slots, 10 seconds each, 0.3 requests a second: 3 Erlang. Erlang C: (3^4/4! · 4/(4-3)) / (1 + 3 + 9/2 + 27/6 + 13.5) = 13.5 / 26.5 = 0.50943.
        var waits = Measure(result => result.DelayedShare, Queue(4, 10d, varies: true), requestsPerMinute: 18m);

        Assert.That(waits.Mean, Is.EqualTo(13.5 / 26.5).Within(3 * waits.Error));

        // The mean wait is C · 10 / (4 - 3) seconds.
        var delay = Measure(result => result.MeanDelaySeconds, Queue(4, 10d, varies: true), requestsPerMinute: 18m);
        Assert.That(delay.Mean, Is.EqualTo(13.5 / 26.5 * 10d).Within(3 * delay.Error));
    }

    [Test]
    public void Run_OneServerOfEqualTimes_MeetsTheMeanWaitOfMD1()
    {
        // One slot, 2 seconds, 0.3 a second: load 0.6. The mean wait is 0.6 · 2 / (2 · 0.4) = 1.5 seconds.
        var delay = Measure(result => result.MeanDelaySeconds, Queue(1, 2d, varies: false), requestsPerMinute: 18m);

        Assert.That(delay.Mean, Is.EqualTo(1.5).Within(3 * delay.Error));
    }

    [Test]
    public void Run_TokenBucketOfOneRequest_RefusesAsALossSystemDoes()
    {
        // A bucket that holds one request fills again in 1 / rate: a loss system of one server, which refuses a / (1 + a) of a load of a.
        // 30 requests a minute arrive, 20 are allowed: a = 1.5, and 0.6 are refused.
        var options = Options() with { Retry = new() { Attempts = 1 } };
        HeldCapacity held = new() { SpillsOnDemand = true, Quota = new(20, null, null, 1, "test"), Burst = 1d };
        var refused = Measure(result => result.ThrottledShare, (options, held), requestsPerMinute: 30m);

        Assert.That(refused.Mean, Is.EqualTo(0.6).Within(3 * refused.Error));
    }

    [Test]
    public void Run_SameSeed_GivesTheSameResult()
    {
        var (options, held) = Queue(4, 10d, varies: true);
        var demand = Demand(18m);

        var (first, second) = (PlanSimulator.Run(demand, held, options), PlanSimulator.Run(demand, held, options));

        Assert.That(second, Is.EqualTo(first));
    }

    [TestCase(ArrivalKind.Poisson)]
    [TestCase(ArrivalKind.Bursty)]
    [TestCase(ArrivalKind.Even)]
    public void Run_Arrivals_KeepTheMeanOfTheDemand(ArrivalKind kind)
    {
        var (options, held) = Queue(1_000, 1d, varies: false);
        var demand = new DemandSeries([.. Enumerable.Repeat(new HourlyTokens(10m * 60m * 60m, 0m), 24)], peakFactor: 3m);
        var requests = Measure(result => result.Requests, (options with { Arrivals = kind }, held), demand);

        // 10 tokens a request and 60 requests a minute: 86,400 a day.
        Assert.That(requests.Mean, Is.EqualTo(86_400d).Within((3 * requests.Error) + 1));
    }

    [Test]
    public void Run_PlanThatPromisesNoThrottling_ThrottlesNothing()
    {
        // Units for the peak minute, requests at equal distances.
        var demand = DemandSeries.Constant(600m, 120m, 24);
        HeldCapacity held = new() { Units = [.. Enumerable.Repeat(2, 24)], InputPerMinute = [.. Enumerable.Repeat(600d, 24)], OutputPerMinute = [.. Enumerable.Repeat(120d, 24)] };
        var result = PlanSimulator.Run(demand, held, Options() with { InputTokens = 10m, OutputTokens = 2m, Arrivals = ArrivalKind.Even });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Requests, Is.EqualTo(86_400));
            Assert.That(result.Throttled, Is.Zero);
            Assert.That(result.ByUnits, Is.EqualTo(86_400));
            Assert.That(result.P99DelaySeconds, Is.Zero);
        }
    }

    [Test]
    public void Run_RefusedRequests_AreTriedAgainUntilServedOrLost()
    {
        // Twice the quota arrives: what is not served after all attempts is lost, and nothing else.
        HeldCapacity held = new() { SpillsOnDemand = true, Quota = new(30, null, null, 1, "test") };
        var result = PlanSimulator.Run(Demand(60m), held, Options());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.OnDemand + result.Lost, Is.EqualTo(result.Requests));
            Assert.That(result.OnDemand, Is.EqualTo(30 * 60 * 24).Within(100));
            Assert.That(result.Throttled, Is.GreaterThanOrEqualTo(result.Lost));
        }
    }

    private static SimulationOptions Options() => new() { InputTokens = 10m, OutputTokens = 0m };

    private static (SimulationOptions Options, HeldCapacity Held) Queue(int slots, double seconds, bool varies) =>
        (Options() with { ConcurrencyPerUnit = slots, ServiceSeconds = seconds, ServiceVaries = varies, Queue = true }, new() { Units = [.. Enumerable.Repeat(1, 24)] });

    private static DemandSeries Demand(decimal requestsPerMinute) => DemandSeries.Constant(requestsPerMinute * 10m, 0m, 24);

    private static (double Mean, double Error) Measure(
        Func<SimulationResult, double> figure, (SimulationOptions Options, HeldCapacity Held) of, decimal requestsPerMinute) =>
        Measure(figure, of, Demand(requestsPerMinute));

    private static (double Mean, double Error) Measure(Func<SimulationResult, double> figure, (SimulationOptions Options, HeldCapacity Held) of, DemandSeries demand)
    {
        var figures = Enumerable.Range(1, Runs).Select(seed => figure(PlanSimulator.Run(demand, of.Held, of.Options with { Seed = (ulong)seed }))).ToArray();
        var mean = figures.Average();
        return (mean, Math.Sqrt(figures.Sum(one => (one - mean) * (one - mean)) / (Runs - 1) / Runs));
    }
}
