using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Life;

/// <summary>How far a job is, and how long it may still take.</summary>
/// <remarks>
/// The service tells phases, no share: the time left is the median length of earlier jobs of the same base and method that completed,
/// less the time gone. Without such a job nothing is said.
/// </remarks>
public sealed record JobProgress
{
    /// <summary>Gets how long the job has run.</summary>
    /// <value>Seconds, up to its end.</value>
    public required long ElapsedSeconds { get; init; }

    /// <summary>Gets how long the job may still take.</summary>
    /// <value>Seconds, zero or more; <see langword="null"/> when no earlier job tells, or the job has taken longer than they did.</value>
    public long? SecondsLeft { get; init; }

    /// <summary>Gets how long earlier jobs took.</summary>
    /// <value>Seconds, from the shortest to the longest; <see langword="null"/> without one.</value>
    public SecondsRange? EarlierSeconds { get; init; }

    /// <summary>Gets on how many earlier jobs the figure stands.</summary>
    /// <value>Zero or more.</value>
    public required int EarlierJobs { get; init; }

    /// <summary>Finds the progress of a job.</summary>
    /// <param name="run">The job.</param>
    /// <param name="others">Other jobs of the account; those of another base or method, and those that did not complete, are passed over.</param>
    /// <param name="now">The time.</param>
    /// <returns>The progress.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="run"/> or <paramref name="others"/> is <see langword="null"/>.</exception>
    public static JobProgress Of(JobRun run, IEnumerable<JobRun> others, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(others);
        var elapsed = Math.Max(0L, (long)((run.EndedAt ?? now) - run.CreatedAt).TotalSeconds);
        long[] earlier =
        [
            .. others.Where(one => one.Status == "Completed" && one.JobArn != run.JobArn && one.BaseModelArn == run.BaseModelArn
                    && one.CustomizationType == run.CustomizationType && one.EndedAt > one.CreatedAt)
                .Select(static one => (long)(one.EndedAt!.Value - one.CreatedAt).TotalSeconds).Order(),
        ];
        if (earlier.Length == 0)
        {
            return new() { ElapsedSeconds = elapsed, EarlierJobs = 0 };
        }

        var median = (earlier[(earlier.Length - 1) / 2] + earlier[earlier.Length / 2]) / 2;
        return new()
        {
            ElapsedSeconds = elapsed,
            SecondsLeft = run.HasEnded ? 0 : median > elapsed ? median - elapsed : null,
            EarlierSeconds = new(earlier[0], earlier[^1]),
            EarlierJobs = earlier.Length,
        };
    }
}
