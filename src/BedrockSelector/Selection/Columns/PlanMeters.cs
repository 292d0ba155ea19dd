using BedrockSelector.Quantities;

namespace BedrockSelector.Selection.Columns;

/// <summary>The meters that a plan has columns of. Immutable: a usage with another meter makes a longer list.</summary>
internal sealed class PlanMeters(ScreenColumns[] screens)
{
    public ScreenColumns[] Screens { get; } = screens;

    public MeterColumns[] Columns { get; } = Array.ConvertAll(screens, static screen => screen.Meters);

    /// <summary>Finds the columns of each entry of a usage.</summary>
    /// <returns>The first meter that has none, or <see langword="null"/>.</returns>
    public Meter? Find(Usage usage, Span<int> slots)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            var meter = usage.Entries[i].Meter;
            var slot = i < Screens.Length && Screens[i].IsOf(meter) ? i : IndexOf(meter);
            if (slot < 0)
            {
                return meter;
            }

            slots[i] = slot;
        }

        return null;
    }

    private int IndexOf(Meter meter)
    {
        for (var i = 0; i < Screens.Length; i++)
        {
            if (Screens[i].IsOf(meter))
            {
                return i;
            }
        }

        return -1;
    }
}
