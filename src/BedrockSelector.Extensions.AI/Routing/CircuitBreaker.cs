using System.Collections.Concurrent;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>Keeps calls away from what fails again and again, and tries it with one call after a while.</summary>
/// <remarks>Safe for concurrent use. Its memory is bounded by the number of call ids in the catalog.</remarks>
internal sealed class CircuitBreaker(int threshold, TimeSpan openFor, TimeProvider timeProvider)
{
    private readonly ConcurrentDictionary<string, Circuit> _circuits = new(StringComparer.Ordinal);

    /// <returns>Whether a call may be made. Each true must be followed by exactly one of the other three calls.</returns>
    public bool TryEnter(string key) => Of(key).TryEnter(timeProvider.GetUtcNow());

    public void Succeed(string key) => Of(key).Succeed();

    /// <returns>Whether the circuit opened.</returns>
    public bool Fail(string key) => Of(key).Fail(timeProvider.GetUtcNow() + openFor, threshold);

    /// <summary>The call ended without saying anything about the model.</summary>
    public void Leave(string key) => Of(key).Leave();

    private Circuit Of(string key) => _circuits.GetOrAdd(key, static _ => new());

    private sealed class Circuit
    {
        private readonly object _lock = new();
        private int _failures;
        private DateTimeOffset? _openUntil;
        private bool _probing;

        public bool TryEnter(DateTimeOffset now)
        {
            lock (_lock)
            {
                if (_openUntil is null)
                {
                    return true;
                }

                if (_probing || now < _openUntil)
                {
                    return false;
                }

                return _probing = true;
            }
        }

        public void Succeed()
        {
            lock (_lock)
            {
                (_failures, _openUntil, _probing) = (0, null, false);
            }
        }

        public bool Fail(DateTimeOffset until, int threshold)
        {
            lock (_lock)
            {
                _failures++;
                if (!_probing && _failures < threshold)
                {
                    return false;
                }

                (_openUntil, _probing) = (until, false);
                return true;
            }
        }

        public void Leave()
        {
            lock (_lock)
            {
                _probing = false;
            }
        }
    }
}
