namespace BedrockSelector.Planning.Simulation;

/// <summary>Draws the times at which requests arrive.</summary>
internal static class Arrivals
{
    // One minute in ten has the peak's rate, or as many as leave the others some traffic.
    private const double BusyShare = 0.1;

    /// <summary>Arrivals in seconds from the first simulated hour on, in order.</summary>
    public static IEnumerable<double> Of(DemandSeries demand, int fromHour, int hours, SimulationOptions options, SeededRandom random)
    {
        if (options.Arrivals == ArrivalKind.Given)
        {
            var start = fromHour * 3600d;
            foreach (var second in options.ArrivalSeconds.Where(second => second >= start && second < start + (hours * 3600d)))
            {
                yield return second - start;
            }

            yield break;
        }

        var size = (double)(options.InputTokens + options.OutputTokens);
        var peak = (double)demand.PeakFactor;
        var busy = Math.Min(BusyShare, 0.9 / peak);
        var even = 0d;
        for (var minute = 0; minute < hours * 60; minute++)
        {
            var perMinute = (double)demand.Hours[fromHour + (minute / 60)].Total / 60d / size;
            switch (options.Arrivals)
            {
                case ArrivalKind.Even:
                    // A request falls due whenever so much demand has come together.
                    for (even += perMinute; even >= 1d - 1e-9; even--)
                    {
                        yield return (minute + 1d - (perMinute <= 0d ? 0d : Math.Min(1d, (even - 1d) / perMinute))) * 60d;
                    }

                    continue;
                case ArrivalKind.Bursty:
                    perMinute *= random.Next() < busy ? peak : (1d - (busy * peak)) / (1d - busy);
                    break;
            }

            if (perMinute <= 0d)
            {
                continue;
            }

            for (var at = random.Exponential(1d / perMinute); at < 1d; at += random.Exponential(1d / perMinute))
            {
                yield return (minute + at) * 60d;
            }
        }
    }
}
