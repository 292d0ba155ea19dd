using BedrockSelector;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;

// GET /estimate?model=us.amazon.nova-lite-v1:0&usage=input-tokens=1500,output-tokens=400 answers with the estimate as JSON.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddBedrockSelector();
var app = builder.Build();
app.MapGet("/estimate", static (BedrockAdvisor bedrock, string model, string usage) =>
{
    try
    {
        var estimate = bedrock.Estimate(model, usage);
        return estimate.TotalUsd is { } usd
            ? Results.Ok(new { model, usd })
            : Results.UnprocessableEntity(new { model, missing = estimate.Missing.Select(static one => one.Reason) });
    }
    catch (Exception exception) when (exception is FormatException or ModelResolutionException or UnknownMeterException)
    {
        // What the caller wrote is wrong, and the message says what would be accepted.
        return Results.BadRequest(new { error = exception.Message });
    }
});
await app.RunAsync();
