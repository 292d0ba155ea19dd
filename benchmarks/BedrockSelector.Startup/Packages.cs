using System.Net;
using System.Text;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.ChatClient;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Costs.Batch;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Extensions.AI;
using BedrockSelector.Extensions.AI.Accounting;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Tokens;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace BedrockSelector.Startup;

/// <summary>One call into each part of each package, so that publishing ahead of time compiles it and running shows that it works.</summary>
internal static class Packages
{
    private static readonly AwsRegion Region = new("us-east-1");
    private static readonly DateOnly Date = new(2026, 11, 22);

    public static async Task UseAsync(ModelCatalog catalog, SelectionResult first)
    {
        var (estimator, micro) = (new CostEstimator(catalog), ModelReference.Parse("amazon.nova-micro-v1:0"));
        Console.WriteLine($"lines: {first.Best!.Cost.Lines.Length}, rejected: {first.Rejected.Length}, first reason: {first.Rejected[0].Message}");
        Console.WriteLine($"quoted: {(estimator.TryQuote(micro.Text, Region, Usage.Tokens(1_500, 400), PricingTier.Standard, Date, out var usd) ? usd.Plain() : "no price")} USD");
        var prices = new BatchPricer(catalog).Price(
            UsageBatch.Of([Usage.Tokens(1, 2), Usage.Tokens(3, 4)]), [catalog.Resolve(micro, Region)], PricingTier.Standard, Date);
        Console.WriteLine($"batch: {(prices.TryGetTotalUsd(0, out var total) ? total.Plain() : "no price")} USD");
        var plan = CapacityPlanner.Plan(new()
        {
            Scenarios = [new(DemandSeries.Constant(15_000m, 3_000m, 744))],
            UnitCapacity = new(10_000m, 2_000m),
            Terms = [new(CommitmentTerm.OneMonth, 18.40m)],
            Overflow = OverflowPolicy.Forbid,
        });
        Console.WriteLine($"planned: {plan.TotalUsd?.Plain()} USD");
        Console.WriteLine($"tokens: {new TokenEstimator().Estimate(new("amazon.nova-micro-v1:0"), "Where is my order?")?.Tokens}");
        Console.WriteLine($"checker: {new TrainingDataChecker().GetType().Name}");
        using (var services = new ServiceCollection().AddBedrockSelector().Services.BuildServiceProvider())
        {
            Console.WriteLine($"registered: {services.GetRequiredService<ISelector>().GetType().Name}");
        }

        await ConverseAsync();
    }

    // Amazon Bedrock stands on loopback: the call, its signature and its parsing are real.
    private static async Task ConverseAsync()
    {
        using var listener = new HttpListener();
        var address = $"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}/";
        listener.Prefixes.Add(address);
        listener.Start();
        var served = Task.Run(async () =>
        {
            var context = await listener.GetContextAsync();
            var body = Encoding.UTF8.GetBytes("""{"output":{"message":{"role":"assistant","content":[{"text":"Tomorrow."}]}},"stopReason":"end_turn","usage":{"inputTokens":5,"outputTokens":2,"totalTokens":7},"metrics":{"latencyMs":1}}""");
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        });
        using var runtime = new BedrockRuntimeClient(new() { Region = Region.Value, ApiKey = "none", Endpoint = new(address) });
        using var client = new BedrockChatClient(runtime, "amazon.nova-micro-v1:0");
        var response = await client.GetResponseAsync([new ChatMessage(ChatRole.User, "When?")]);
        await served;
        Console.WriteLine($"answered: {response.Text} ({response.Usage?.ToUsage()})");
    }
}
