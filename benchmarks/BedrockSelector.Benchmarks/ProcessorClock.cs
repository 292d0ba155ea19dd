using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace BedrockSelector.Benchmarks;

/// <summary>Counts the time for which the process ran, and not that for which it waited for a processor: on a machine shared with others, the wall clock counts them too.</summary>
/// <remarks>Threads add up, so what runs on several is measured by the wall clock.</remarks>
internal sealed class ProcessorClock : IClock
{
    public string Title => nameof(ProcessorClock);

    public bool IsAvailable => true;

    public Frequency Frequency => new(TimeSpan.TicksPerSecond);

    public static IConfig Config => DefaultConfig.Instance.AddColumn(StatisticColumn.Median, StatisticColumn.Min).AddJob(
        Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithClock(new ProcessorClock())
            .WithWarmupCount(5).WithIterationCount(15).WithIterationTime(TimeInterval.FromMilliseconds(20)).AsDefault());

    public long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;

    public StartedClock Start() => new(this, GetTimestamp());
}
