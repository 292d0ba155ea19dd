namespace BedrockSelector.Evidence.Latency;

/// <summary>The measurements of one model, mode and tier, under one id from one region.</summary>
/// <remarks>
/// Forward decay: a measurement weighs more the later it comes, so nothing stored changes when time passes. Weights are scaled back
/// to the present before they could overflow.
/// </remarks>
internal sealed class LatencySeries(double halfLifeSeconds, double now)
{
    // Powers of two up to 2^400 leave room for sums and products of weights.
    private const double MaxHalfLives = 400;
    private const double EnoughForInputEffect = 30;

    private readonly object _gate = new();
    private readonly DecayingHistogram _first = new();
    private readonly DecayingHistogram _speed = new();
    private double _landmark = now;
    private long _count;
    private long _failures;
    private double _all;
    private double _failed;
    private Regression _input;

    public void Observe(in LatencyObservation observation, double now)
    {
        lock (_gate)
        {
            var weight = Weight(now);
            _count++;
            _all += weight;
            if (observation.Failed)
            {
                _failures++;
                _failed += weight;
                return;
            }

            var seconds = observation.TimeToFirstToken.TotalSeconds;
            _first.Add(seconds, weight);
            if (observation.OutputTokensPerSecond > 0)
            {
                _speed.Add(observation.OutputTokensPerSecond, weight);
            }

            if (observation.InputTokens > 0)
            {
                _input.Add(observation.InputTokens, seconds, weight);
            }
        }
    }

    /// <summary>Adds what was measured to a series that nobody else knows yet, each measurement with the weight it has now.</summary>
    public void AddTo(LatencySeries other, double now)
    {
        lock (_gate)
        {
            var share = other.Weight(now) / Weight(now);
            other._count += _count;
            other._failures += _failures;
            other._all += _all * share;
            other._failed += _failed * share;
            other._first.Add(_first, share);
            other._speed.Add(_speed, share);
            other._input.Add(_input, share);
        }
    }

    public LatencySnapshot Snapshot(int percentile, double now)
    {
        lock (_gate)
        {
            var weight = Weight(now);
            return new()
            {
                Count = _count,
                Failures = _failures,
                FailureRate = _all > 0 ? _failed / _all : null,
                TimeToFirstTokenWeight = _first.Total / weight,
                SpeedWeight = _speed.Total / weight,
                TimeToFirstToken = _first.Total > 0 ? TimeSpan.FromSeconds(_first.Quantile(percentile / 100d)) : null,
                OutputTokensPerSecond = _speed.Total > 0 ? _speed.Quantile(1 - (percentile / 100d)) : null,
                SecondsPerInputToken = _input.Weight / weight >= EnoughForInputEffect ? _input.Slope : null,
                MeanInputTokens = _input.Mean,
            };
        }
    }

    private double Weight(double now)
    {
        var halfLives = (now - _landmark) / halfLifeSeconds;
        if (halfLives > MaxHalfLives)
        {
            var factor = Math.Pow(2, -halfLives);
            _first.Scale(factor);
            _speed.Scale(factor);
            _input.Scale(factor);
            (_all, _failed, _landmark, halfLives) = (_all * factor, _failed * factor, now, 0);
        }

        // A clock may step back a little between threads; such a measurement weighs a little less.
        return Math.Pow(2, halfLives);
    }

    /// <summary>Weighted least squares of time on prompt length.</summary>
    private struct Regression
    {
        private double _x;
        private double _y;
        private double _xx;
        private double _xy;

        public double Weight { get; private set; }

        public readonly double Mean => Weight > 0 ? _x / Weight : 0;

        /// <summary>Seconds a token; null when the lengths hardly differ or the slope is not upward.</summary>
        public readonly double? Slope
        {
            get
            {
                var variance = (_xx / Weight) - (Mean * Mean);
                var slope = ((_xy / Weight) - (Mean * _y / Weight)) / variance;
                return variance > 0.01 * Mean * Mean && slope > 0 ? slope : null;
            }
        }

        public void Add(double x, double y, double weight)
        {
            Weight += weight;
            _x += weight * x;
            _y += weight * y;
            _xx += weight * x * x;
            _xy += weight * x * y;
        }

        public void Add(in Regression other, double share) =>
            (Weight, _x, _y, _xx, _xy) = (
                Weight + (other.Weight * share),
                _x + (other._x * share),
                _y + (other._y * share),
                _xx + (other._xx * share),
                _xy + (other._xy * share));

        public void Scale(double factor) => (Weight, _x, _y, _xx, _xy) = (Weight * factor, _x * factor, _y * factor, _xx * factor, _xy * factor);
    }
}
