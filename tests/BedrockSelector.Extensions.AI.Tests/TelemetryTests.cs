using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using BedrockSelector.BedrockRuntime.Tests.Loopback;
using BedrockSelector.Extensions.AI.Routing;
using BedrockSelector.Extensions.AI.Telemetry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace BedrockSelector.Extensions.AI.Tests;

[NonParallelizable]
public sealed class TelemetryTests : LiveTests
{
    private const string Secret = "the prompt that nobody may store";

    [Test]
    public async Task Streaming_Failover_WritesActivitiesAndMetricsOfTheConventions()
    {
        Service.Always(Micro, Refusal.Throttling).Always(Lite, new Answer("Here.") { InputTokens = 7, OutputTokens = 9 });
        var activities = new ConcurrentQueue<Activity>();
        var measured = new ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)>();
        using var activityListener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == TelemetryNames.Source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(activityListener);
        using var meterListener = Listen(measured);
        using var client = Selecting();

        await client.GetStreamingResponseAsync(Secret).ToChatResponseAsync();

        using (Assert.EnterMultipleScope())
        {
            var (failed, answered) = (activities.First(), activities.Last());
            Assert.That(failed.DisplayName, Is.EqualTo("chat " + Micro));
            Assert.That(failed.Kind, Is.EqualTo(ActivityKind.Client));
            Assert.That(failed.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(failed.GetTagItem("error.type"), Is.EqualTo("ThrottlingException"));
            Assert.That(answered.GetTagItem("gen_ai.operation.name"), Is.EqualTo("chat"));
            Assert.That(answered.GetTagItem("gen_ai.provider.name"), Is.EqualTo("aws.bedrock"));
            Assert.That(answered.GetTagItem("gen_ai.request.model"), Is.EqualTo(Lite));
            Assert.That(answered.GetTagItem("gen_ai.usage.input_tokens"), Is.EqualTo(7));
            Assert.That(answered.GetTagItem("gen_ai.usage.output_tokens"), Is.EqualTo(9));
            Assert.That(answered.GetTagItem("gen_ai.response.finish_reasons"), Is.EqualTo(["stop"]));

            // Nova Lite: 0.06 and 0.24 USD per million tokens: 7 × 0.06e-6 + 9 × 0.24e-6.
            Assert.That(answered.GetTagItem("bedrock_selector.cost_usd"), Is.EqualTo(0.00000258).Within(1e-15));
            Assert.That(activities.SelectMany(static one => one.TagObjects).Select(static tag => tag.Value?.ToString()), Has.None.Contains(Secret));

            Assert.That(Of(TelemetryNames.OperationDuration).Select(static one => one.Tags.ContainsKey("error.type")), Is.EqualTo([true, false]));
            Assert.That(Of(TelemetryNames.TokenUsage).Select(static one => (one.Tags["gen_ai.token.type"], one.Value)), Is.EqualTo(
                new (object?, double)[] { ("input", 7), ("output", 9) }));
            Assert.That(Of(TelemetryNames.Failovers).Single().Tags["gen_ai.request.model"], Is.EqualTo(Micro));
            Assert.That(Of(TelemetryNames.Cost).Single().Value, Is.EqualTo(0.00000258).Within(1e-15));

            // All models of the catalog but the three preferred.
            Assert.That(Of(TelemetryNames.Rejections).Single(static one => (string?)one.Tags["bedrock_selector.rejection.code"] == "excluded").Value,
                Is.EqualTo(Catalog.Models.Length - 3));
        }

        IEnumerable<(string Name, double Value, Dictionary<string, object?> Tags)> Of(string name) => measured.Where(one => one.Name == name);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task RecordContent_DecidesWhetherPromptsAreLogged(bool record)
    {
        Service.Always(Micro, new Answer("A secret answer."));
        var logger = new ListLogger();
        var options = new SelectingChatClientOptions { Preferences = Among(Micro), RecordContent = record };
        using var client = new SelectingChatClient(Bedrock, ClientOf, options, logger: logger);

        await client.GetResponseAsync(Secret);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(logger.Lines.Any(static line => line.Contains(Secret, StringComparison.Ordinal)), Is.EqualTo(record));
            Assert.That(logger.Lines.Any(static line => line.Contains("A secret answer.", StringComparison.Ordinal)), Is.EqualTo(record));
            Assert.That(logger.Lines, Has.Some.Contains("Chose " + Micro));
        }
    }

    private static MeterListener Listen(ConcurrentQueue<(string, double, Dictionary<string, object?>)> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == TelemetryNames.Source)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, ToDictionary(tags))));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, ToDictionary(tags))));
        listener.Start();
        return listener;
    }

    private static Dictionary<string, object?> ToDictionary(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var dictionary = new Dictionary<string, object?>();
        foreach (var (key, value) in tags)
        {
            dictionary[key] = value;
        }

        return dictionary;
    }

    private sealed class ListLogger : ILogger<SelectingChatClient>
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));
    }
}
