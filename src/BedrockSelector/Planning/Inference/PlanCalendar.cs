using System.Globalization;
using System.Text;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Inference;

/// <summary>Writes what a plan asks to decide, and by when, as a calendar that others read (RFC 5545).</summary>
public static class PlanCalendar
{
    private const int MostOctets = 75;

    /// <summary>Writes the decisions of a plan.</summary>
    /// <param name="phase">The plan.</param>
    /// <param name="asOf">The day on which it was made.</param>
    /// <returns>
    /// An iCalendar document with one event a dated decision and an alarm a week before; the same plan gives the same text. Without dated
    /// decisions it has no event.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="phase"/> is <see langword="null"/>.</exception>
    /// <remarks>Source: <see href="https://datatracker.ietf.org/doc/html/rfc5545"/> (read 2026-11).</remarks>
    public static string Write(InferencePhase phase, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(phase);
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//BedrockSelector//Capacity plan//EN");
        foreach (var step in phase.Decisions.Where(static step => step.At is not null))
        {
            Event(text, phase, step, asOf);
        }

        if (phase.Ends is { } ends)
        {
            Begin(text, $"end-{phase.ModelId.Value}", ends.On.ToDateTime(TimeOnly.MinValue), asOf);
            Line(text, $"SUMMARY:{Escaped($"{phase.Model} ends")}");
            End(text);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Event(StringBuilder text, InferencePhase phase, PlanStep step, DateOnly asOf)
    {
        var verb = step.Kind switch { PlanDecisionKind.Buy => "Buy", PlanDecisionKind.Stop => "Stop", _ => "Let renew" };
        Begin(text, $"{step.Kind.Name()}-{step.Capacity.Name()}-{step.Term.Name()}-{step.Hour.Plain()}-{phase.ModelId.Value}", step.At!.Value, asOf);
        Line(text, $"SUMMARY:{Escaped($"{verb} {step.Units} {step.Capacity.Name()} of {phase.Model}, term {step.Term.Name()}")}");
        if (step.BeyondHorizon)
        {
            Line(text, "DESCRIPTION:" + Escaped("At or after the end of the horizon: the plan assumes a stop, later demand may say otherwise."));
        }

        End(text);
    }

    private static void Begin(StringBuilder text, string id, DateTime at, DateOnly asOf)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{id}@bedrock-selector");
        Line(text, $"DTSTAMP:{asOf.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}T000000Z");
        Line(text, $"DTSTART:{at.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
    }

    private static void End(StringBuilder text)
    {
        Line(text, "BEGIN:VALARM");
        Line(text, "ACTION:DISPLAY");
        Line(text, "DESCRIPTION:A decision of the capacity plan is due in a week.");
        Line(text, "TRIGGER:-P7D");
        Line(text, "END:VALARM");
        Line(text, "END:VEVENT");
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // Lines are folded at 75 octets; what follows begins with a space.
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
