using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Logs;

/// <summary>Reads what <c>aws cloudwatch get-metric-data</c> prints: sums of counts by time, whose label names metric and model.</summary>
/// <remarks>Form: <see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html"/> (read 2026-11).</remarks>
internal sealed class MetricReader(LogTally tally)
{
    // 2^53: beyond it, the doubles of a metric are no counts.
    private const double MostCounted = 9_007_199_254_740_992;

    public bool Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (root.TryGetProperty("MetricDataResults", out var results) && results.ValueKind == JsonValueKind.Array)
        {
            foreach (var result in results.EnumerateArray())
            {
                ReadResult(result);
            }

            return true;
        }

        tally.Other("the data points of get-metric-statistics name no model; use get-metric-data with labels such as 'InputTokenCount MODEL'");
        return true;
    }

    private void ReadResult(JsonElement result)
    {
        var label = result.ValueKind == JsonValueKind.Object && result.TryGetProperty("Label", out var text) ? text.ToString() : "";
        var words = label.Split([' ', ',', '='], StringSplitOptions.RemoveEmptyEntries);
        var model = Array.Find(words, static word => ModelReference.TryParse(word, out var reference) && (reference.IsArn || word.Contains('.', StringComparison.Ordinal)));
        Func<long, UsageSums>? sums = Array.Find(words, static word => word.EndsWith("Count", StringComparison.Ordinal) || word == "Invocations") switch
        {
            "InputTokenCount" => static count => new() { Input = count },
            "OutputTokenCount" => static count => new() { Output = count },
            "CacheReadInputTokenCount" => static count => new() { CacheRead = count },
            "CacheWriteInputTokenCount" => static count => new() { CacheWriteUnstated = count },
            "Invocations" or "InvocationCount" => static count => new() { Requests = count },
            "OutputImageCount" => static count => new() { Images = count },
            _ => null,
        };
        if (model is null || sums is null
            || !result.TryGetProperty("Timestamps", out var times) || !result.TryGetProperty("Values", out var values)
            || times.ValueKind != JsonValueKind.Array || values.ValueKind != JsonValueKind.Array || times.GetArrayLength() != values.GetArrayLength())
        {
            tally.Other($"the metric '{Findings.MetText.Shown(label)}' names no count or no model; label it such as 'InputTokenCount MODEL'");
            return;
        }

        for (var i = 0; i < times.GetArrayLength(); i++)
        {
            if (times[i].ValueKind == JsonValueKind.String && times[i].TryGetDateTimeOffset(out var time)
                && values[i].ValueKind == JsonValueKind.Number && values[i].TryGetDouble(out var value)
                && value is >= 0 and < MostCounted && value == Math.Floor(value))
            {
                tally.Take(time, LoggedModelId.Canonical(model), sums((long)value));
            }
            else
            {
                tally.Malformed("a value of the metric is no whole number of zero or more at an ISO 8601 time");
            }
        }
    }
}
