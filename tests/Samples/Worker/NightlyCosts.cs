using BedrockSelector;
using BedrockSelector.Quantities;
using Microsoft.Extensions.Hosting;

namespace Samples.Worker;

/// <summary>Says what tonight's batch of summaries will cost, and ends.</summary>
internal sealed class NightlyCosts(BedrockAdvisor bedrock, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // All answers of a pinned advisor are of one snapshot, whatever is refreshed meanwhile.
        var pinned = bedrock.Pinned();
        foreach (var model in new[] { "us.amazon.nova-lite-v1:0", "us.anthropic.claude-haiku-4-5-20251001-v1:0" })
        {
            var estimate = pinned.Estimate(model, "input-tokens=8000,output-tokens=500", requests: 20_000);
            Console.WriteLine($"{model}: {estimate.TotalUsd?.Plain() ?? "no price"} USD");
        }

        lifetime.StopApplication();
        return Task.CompletedTask;
    }
}
