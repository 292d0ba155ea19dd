using BedrockSelector.Benchmarks;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

// The median is what the targets speak of; the fastest iteration is what a machine shared with others disturbs least.
// With PROCESSOR_CLOCK=1, only the time counts for which the process itself ran.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(
    args,
    Environment.GetEnvironmentVariable("PROCESSOR_CLOCK") == "1"
        ? ProcessorClock.Config
        : DefaultConfig.Instance.AddColumn(StatisticColumn.Median, StatisticColumn.Min));
