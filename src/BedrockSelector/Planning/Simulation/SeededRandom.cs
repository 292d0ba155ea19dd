namespace BedrockSelector.Planning.Simulation;

/// <summary>Random numbers that are the same for a seed on every machine and version (SplitMix64).</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 up to, without, 1.</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) * (1d / (1UL << 53));
    }

    /// <summary>A number of the exponential distribution.</summary>
    public double Exponential(double mean) => -Math.Log(1d - Next()) * mean;
}
