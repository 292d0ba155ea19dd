using System.Text.Json;
using BedrockSelector.Customization.Plans;

namespace BedrockSelector.Cli.Output;

/// <summary>Writes the cost of a part of a plan.</summary>
internal static class PlannedCostJson
{
    public static void Write(Utf8JsonWriter json, PlannedCost cost)
    {
        json.Text("need", cost.Need);
        json.Decimal("totalUsd", cost.TotalUsd);
        if (cost.Band is { } band)
        {
            json.WriteStartObject("band");
            json.Decimal("lowUsd", band.LowUsd);
            json.Decimal("highUsd", band.HighUsd);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("band");
        }

        json.Objects("lines", cost.Lines, EstimateAnswer.WriteLine);
        json.Objects("missing", cost.Missing, static (writer, gap) =>
        {
            writer.Text("what", gap.What);
            writer.Text("reason", gap.Reason);
        });
    }
}
