using System.Numerics;
using System.Runtime.InteropServices;

namespace BedrockSelector.Selection.Columns;

/// <summary>What a screen asks of one usage, in single precision. Limits are widened by what single precision may be off.</summary>
internal readonly ref struct ScreenQuery
{
    private readonly ReadOnlySpan<ScreenColumns> _screens;
    private readonly UsageView _usage;

    public ScreenQuery(in UsageView usage, ScreenColumns[] screens, SelectionRequest request, double rise)
    {
        _usage = usage;
        _screens = screens;
        Rise = (float)rise;
        Output = new((float)usage.OutputTokens);
        Uncached = new((float)usage.UncachedInput);
        Total = new(usage.Size.Total * (1 - ScoreScreen.Slack));
        Answer = new(usage.Size.Output * (1 - ScoreScreen.Slack));
        MostUsd = new(request.MaxCostUsd is { } most ? (float)most * (1 + ScoreScreen.Slack) : float.MaxValue);
        MostSeconds = new(request.MaxLatencySeconds is { } longest ? (float)longest * (1 + ScoreScreen.Slack) : float.MaxValue);
    }

    public Vector<float> Output { get; }

    public Vector<float> Uncached { get; }

    public Vector<float> Total { get; }

    public Vector<float> Answer { get; }

    public Vector<float> MostUsd { get; }

    public Vector<float> MostSeconds { get; }

    /// <summary>Gets by how many points at most a candidate scores higher for this usage than for the prepared one; infinite where nothing bounds it.</summary>
    public float Rise { get; }

    /// <summary>Gets how many meters the usage names; one or more.</summary>
    public int Meters => _usage.Entries.Length;

    /// <summary>Gets the first of the prices of a meter, one a candidate.</summary>
    public ref float Prices(int meter) => ref MemoryMarshal.GetArrayDataReference(_screens[_usage.Slot(meter)].Prices(_usage.Size.Input));

    public Vector<float> Quantity(int meter) => new((float)_usage.Entries[meter].Quantity);
}
