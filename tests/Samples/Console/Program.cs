using BedrockSelector;
using BedrockSelector.Quantities;

// From text to a ranking, without configuration, account or network.
var bedrock = BedrockAdvisor.Load();
var ranking = bedrock.Select("input-tokens=1500,output-tokens=400", task: "chat");
if (ranking.Best is not { } best)
{
    Console.Error.WriteLine("Nothing qualifies.");
    return 3;
}

Console.WriteLine($"best: {best.Candidate.CallId}, {best.CostUsd.Plain()} USD a request");

// The same request on a model of your own choice, a million times a month.
var estimate = bedrock.Estimate("us.amazon.nova-lite-v1:0", "input-tokens=1500,output-tokens=400", requests: 1_000_000);
Console.WriteLine($"a month of us.amazon.nova-lite-v1:0: {estimate.TotalUsd?.Plain() ?? "no price"} USD");
return 0;
