using BedrockSelector.Planning.Inference;

namespace BedrockSelector.Planning.Simulation;

/// <summary>Simulates requests that meet a plan's capacity: units, quotas on demand, waiting and trying again.</summary>
/// <remarks>
/// A request first asks the units: a slot where they run so many at once, and their tokens a minute. Else it goes on demand where the plan
/// says so, if the quota has room: a request, and input and the maximum of output held until it ends, settled at output times burn-down.
/// Else it waits in line, or is refused and tried again. All that is drawn follows from the seed.
/// </remarks>
internal sealed class PlanSimulator
{
    private readonly SimulationOptions _options;
    private readonly HeldCapacity _held;
    private readonly SeededRandom _random;
    private readonly PriorityQueue<Event, (double Time, long Order)> _events = new();
    private readonly Queue<int> _line = new();
    private readonly List<(double Arrived, int Attempts)> _requests = [];
    private readonly List<double> _delays = [];
    private readonly TokenBucket? _input;
    private readonly TokenBucket? _output;
    private readonly TokenBucket? _quotaRequests;
    private readonly TokenBucket? _quotaTokens;
    private readonly double _day;
    private double _dayTokens;
    private long _order;
    private int _slots;
    private int _busy;
    private long _throttled;
    private long _lost;
    private long _byUnits;
    private long _onDemand;
    private long _delayed;

    private PlanSimulator(SimulationOptions options, HeldCapacity held)
    {
        (_options, _held, _random) = (options, held, new(options.Seed));
        _input = held.InputPerMinute is null ? null : new(held.InputPerMinute[0], held.Burst);
        _output = held.OutputPerMinute is null ? null : new(held.OutputPerMinute[0], held.Burst);
        _quotaRequests = held.Quota?.RequestsPerMinute is { } calls ? new(calls, held.Burst) : null;
        _quotaTokens = held.Quota?.TokensPerMinute is { } tokens ? new(tokens, held.Burst) : null;
        _day = held.Quota?.TokensPerDay ?? double.PositiveInfinity;
    }

    private enum Act
    {
        Hour,
        Ask,
        Leave,
        Settle,
    }

    /// <summary>Simulates the busiest hours of a demand.</summary>
    public static SimulationResult Run(DemandSeries demand, HeldCapacity held, SimulationOptions options)
    {
        var hours = Math.Min(options.Hours, demand.Hours.Length);
        var busiest = 0;
        for (var hour = 0; hour < demand.Hours.Length; hour++)
        {
            busiest = demand.Hours[hour].Total > demand.Hours[busiest].Total ? hour : busiest;
        }

        var from = Math.Clamp(busiest - (hours / 2), 0, demand.Hours.Length - hours);
        HeldCapacity cut = held with
        {
            Units = Cut(held.Units),
            InputPerMinute = held.InputPerMinute is { } input ? Cut(input) : null,
            OutputPerMinute = held.OutputPerMinute is { } output ? Cut(output) : null,
        };
        var simulator = new PlanSimulator(options, cut);
        simulator.Go(demand, from, hours);
        return simulator.Result(from, hours);

        T[] Cut<T>(T[] all) => all.Length == 0 ? new T[hours] : all[from..(from + hours)];
    }

    private void Go(DemandSeries demand, int from, int hours)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            Schedule(hour * 3600d, new(Act.Hour, hour, 0d));
        }

        foreach (var at in Arrivals.Of(demand, from, hours, _options, new(_options.Seed ^ 0xD1B54A32D192ED03UL)))
        {
            _requests.Add((at, 0));
            Schedule(at, new(Act.Ask, _requests.Count - 1, 0d));
        }

        while (_events.TryDequeue(out var next, out var when))
        {
            switch (next.Act)
            {
                case Act.Hour:
                    Hour(when.Time, next.Subject);
                    break;
                case Act.Ask:
                    Ask(when.Time, next.Subject);
                    break;
                case Act.Leave:
                    _busy--;
                    Serve(when.Time);
                    break;
                default:
                    // What was held beyond what the answer counts goes back to the quota.
                    _quotaTokens!.Has(when.Time, 0d);
                    _quotaTokens.Take(next.Amount);
                    break;
            }
        }
    }

    private void Hour(double now, int hour)
    {
        _slots = _options.ConcurrencyPerUnit is { } each ? _held.Units[hour] * each : int.MaxValue;
        _input?.Set(now, _held.InputPerMinute![hour]);
        _output?.Set(now, _held.OutputPerMinute![hour]);
        _dayTokens = hour % 24 == 0 ? 0d : _dayTokens;
        Serve(now);
    }

    private void Ask(double now, int request)
    {
        if (_line.Count == 0 && (ByUnits(now, request) || (_held.SpillsOnDemand && OnDemand(now, request))))
        {
            return;
        }

        if (_options.Queue)
        {
            _line.Enqueue(request);
            return;
        }

        var (arrived, attempts) = _requests[request];
        _requests[request] = (arrived, ++attempts);
        _throttled += attempts == 1 ? 1 : 0;
        if (attempts >= _options.Retry.Attempts)
        {
            _lost++;
            return;
        }

        var limit = Math.Min(_options.Retry.MostSeconds, _options.Retry.BaseSeconds * Math.Pow(2d, attempts - 1));
        Schedule(now + (_random.Next() * limit), new(Act.Ask, request, 0d));
    }

    private void Serve(double now)
    {
        while (_line.TryPeek(out var request) && ByUnits(now, request))
        {
            _line.Dequeue();
        }
    }

    private bool ByUnits(double now, int request)
    {
        var (input, output) = ((double)_options.InputTokens, (double)_options.OutputTokens);
        if ((_held.Units.Length > 0 && _options.ConcurrencyPerUnit is not null && _busy >= _slots)
            || (_input is null && _output is null && _options.ConcurrencyPerUnit is null)
            || _input?.Has(now, input) == false || _output?.Has(now, output) == false)
        {
            return false;
        }

        _input?.Take(input);
        _output?.Take(output);
        _byUnits++;
        _busy++;
        Schedule(now + Running(), new(Act.Leave, request, 0d));
        Begun(now, request);
        return true;
    }

    private bool OnDemand(double now, int request)
    {
        var (input, output) = ((double)_options.InputTokens, (double)_options.OutputTokens);
        var settled = input + (output * (_held.Quota?.OutputBurnDown ?? 1));
        var taken = Math.Max(settled, input + (double)(_options.MaxTokens ?? _options.OutputTokens));
        if (_quotaRequests?.Has(now, 1d) == false || _quotaTokens?.Has(now, taken) == false || _dayTokens + settled > _day)
        {
            return false;
        }

        _quotaRequests?.Take(1d);
        _quotaTokens?.Take(taken);
        _dayTokens += settled;
        _onDemand++;
        if (_quotaTokens is not null && taken > settled)
        {
            Schedule(now + Running(), new(Act.Settle, request, settled - taken));
        }

        Begun(now, request);
        return true;
    }

    private double Running() => _options.ServiceVaries ? _random.Exponential(_options.ServiceSeconds) : _options.ServiceSeconds;

    private void Begun(double now, int request)
    {
        var delay = now - _requests[request].Arrived;
        _delayed += delay > 0d ? 1 : 0;
        _delays.Add(delay);
    }

    private void Schedule(double at, Event next) => _events.Enqueue(next, (at, _order++));

    private SimulationResult Result(int from, int hours)
    {
        _delays.Sort();
        return new()
        {
            FromHour = from,
            Hours = hours,
            Arrivals = _options.Arrivals,
            Seed = _options.Seed,
            Requests = _requests.Count,
            Throttled = _throttled,
            Lost = _lost,
            ByUnits = _byUnits,
            OnDemand = _onDemand,
            DelayedShare = _delays.Count == 0 ? 0d : (double)_delayed / _delays.Count,
            MeanDelaySeconds = _delays.Count == 0 ? 0d : _delays.Average(),
            MedianDelaySeconds = Quantile(0.5),
            P99DelaySeconds = Quantile(0.99),
        };
    }

    private double Quantile(double part) => _delays.Count == 0 ? 0d : _delays[Math.Max(0, (int)Math.Ceiling(part * _delays.Count) - 1)];

    private readonly record struct Event(Act Act, int Subject, double Amount);
}
