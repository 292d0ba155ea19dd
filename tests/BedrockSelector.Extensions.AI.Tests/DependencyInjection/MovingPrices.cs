using System.Globalization;
using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Extensions.AI.Routing;
using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Statements;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Tests.DependencyInjection;

/// <summary>A made-up model of which every price of the n-th document is a multiple of n, and questions that read n off their answers.</summary>
/// <remarks>
/// A million input tokens cost n dollars, output tokens 2n, training tokens 3n, a month of storage 4n, an hour of a model unit 5n. An answer made of
/// two documents shows two different n. A document is a whole catalog, so that many can be swapped in a second.
/// </remarks>
internal static class MovingPrices
{
    public const string Model = "moving.model-v1";
    public static readonly DateOnly Day = new(2026, 11, 22);
    public static readonly AwsRegion Region = new("us-east-1");
    private const decimal Million = 1_000_000m;

    public static Stream Document(int n) => new MemoryStream(Encoding.UTF8.GetBytes(Text(n)));

    public static CatalogLayer Layer(int n) => CatalogLayer.Parse("moving", Text(n));

    public static decimal OfEstimate(ICostEstimator estimator)
    {
        var estimate = estimator.Estimate(new() { Model = ModelReference.Parse(Model), Usage = Usage.Tokens(Million, Million), AsOf = Day });
        return Same(OfLines(estimate), estimate.TotalUsd!.Value / 3m, OfName(estimate.Model.Name));
    }

    public static decimal OfQuote(ICostEstimator estimator)
    {
        estimator.TryQuote(Model, Region, Usage.Tokens(Million, Million), PricingTier.Standard, Day, out var usd);
        return usd / 3m;
    }

    public static decimal OfSelection(ISelector selector)
    {
        var result = selector.Select(Among(Usage.Tokens(100_000m, 100_000m)));
        var total = result.Best!.CostUsd;

        // Lines are made when first read: of the same snapshot, however late.
        Thread.Yield();
        return Same(OfLines(result.Best.Cost), total * 10m / 3m, OfName(result.Best.Candidate.Model.Name));
    }

    public static decimal OfChoice(IPreparedRequest prepared)
    {
        prepared.TryChoose(out var choice);
        return Same(choice.CostUsd * 10m / 3m, OfName(choice.Candidate.Model.Name));
    }

    public static SelectionRequest Among(Usage usage) => new()
    {
        Usage = usage,
        Only = [new(Model)],
        MissingEvidence = MissingEvidence.Allow,
        AsOf = Day,
    };

    public static decimal OfTraining(TrainingPlanner planner)
    {
        var phase = planner.Plan(new() { Model = ModelReference.Parse(Model), DatasetTokens = Million, MonthsStored = 1m, AsOf = Day });
        return Same(phase.Lines[0].AmountUsd / 3m, phase.Lines[1].AmountUsd / 4m, phase.TotalUsd!.Value / 7m);
    }

    public static decimal OfInference(InferencePlanner planner)
    {
        var phase = planner.Plan(new()
        {
            Model = ModelReference.Parse(Model),
            Scenarios = [new(DemandSeries.Constant(10_000m, 10_000m, 24))],
            UnitCapacity = new(1_000_000m, 1_000_000m),
            AsOf = Day,
        });
        var price = phase.Rates.ToDictionary(static line => line.Meter, static line => line.UnitPriceUsd);
        return Same(price[Meter.InputTokens], price[Meter.OutputTokens] / 2m, price[Meter.ModelUnitHours] / 5m);
    }

    public static decimal OfLogs(LoggedUsagePricer pricer)
    {
        var reader = new InvocationLogReader();
        foreach (var model in new[] { Model, $"arn:aws:bedrock:{Region}::foundation-model/{Model}" })
        {
            reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(
                $$"""{"schemaType":"ModelInvocationLog","timestamp":"2026-11-22T00:00:00Z","region":"{{Region}}","modelId":"{{model}}","input":{"inputTokenCount":1000000},"output":{"outputTokenCount":1000000} }""")), "log");
        }

        var costs = pricer.AsLogged(reader.Usage(), new() { Region = Region, AsOf = Day });
        return Same([.. costs.Select(static cost => Same(cost.Lines[0].UnitPriceUsd, cost.Lines[1].UnitPriceUsd / 2m))]);
    }

    public static async Task<decimal> OfChatAsync(IChatClient client)
    {
        var response = await client.GetResponseAsync("How warm is it?");
        var decision = (ChatDecision)response.AdditionalProperties![ChatDecision.Key]!;
        return Same(OfLines(decision.Cost!), OfLines(decision.Chosen.Cost), OfEstimate(decision));
    }

    private static decimal OfEstimate(ChatDecision decision) =>
        decision.EstimatedCostUsd * Million / (decision.EstimatedUsage[Meter.InputTokens] + (2m * decision.EstimatedUsage[Meter.OutputTokens]));

    private static decimal OfLines(CostEstimate estimate) => Same(estimate.Lines[0].UnitPriceUsd, estimate.Lines[1].UnitPriceUsd / 2m);

    private static decimal OfName(string name) => decimal.Parse(name["Moving ".Length..], CultureInfo.InvariantCulture);

    private static decimal Same(params decimal[] seen) => seen.Distinct().Count() == 1
        ? seen[0]
        : throw new InvalidOperationException($"One answer is of several snapshots: {string.Join(", ", seen)}.");

    private static string Text(int n) => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "schemaVersion": 1, "version": "2026-11-22",
          "regions": [ { "id": "us-east-1", "name": "Virginia", "geography": "us" } ],
          "meters": [
            { "id": "input-tokens", "unit": "token", "per": 1000000, "kind": "inference", "description": "in" },
            { "id": "output-tokens", "unit": "token", "per": 1000000, "kind": "inference", "description": "out" },
            { "id": "training-tokens", "unit": "token", "per": 1000000, "kind": "training", "tier": "standard", "description": "training" },
            { "id": "model-storage-months", "unit": "month", "per": 1, "kind": "storage", "tier": "standard", "description": "storage" },
            { "id": "model-unit-hours", "unit": "hour", "per": 1, "kind": "capacity", "tier": "provisioned", "description": "units" }
          ],
          "sources": [ { "key": "moving", "title": "Moving", "asOf": "2026-11-22", "kind": "caller" } ],
          "models": [ {
            "id": "{{Model}}", "name": "Moving {{n}}", "provider": "Moving", "input": ["text"], "output": ["text"],
            "features": { "system-prompt": true, "streaming": true },
            "customizations": [ { "kind": "fine-tuning", "regions": ["us-east-1"], "source": "moving" } ],
            "offers": [
              { "inference": "on-demand", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-1"], "source": "moving" },
              { "inference": "provisioned", "endpoint": "runtime", "scope": "in-region", "regions": ["us-east-1"], "source": "moving" }
            ],
            "rates": [
              { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "source": "moving",
                "meters": { "input-tokens": {{n}}, "output-tokens": {{2 * n}}, "training-tokens": {{3 * n}}, "model-storage-months": {{4 * n}} } },
              { "tier": "provisioned", "scopes": ["in-region"], "regions": ["us-east-1"], "term": "none", "source": "moving",
                "meters": { "model-unit-hours": {{5 * n}} } }
            ]
          } ]
        }
        """);
}
