#region app
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.ChatClient;
using BedrockSelector.Extensions.AI.Routing;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Example;

public static class ChatApp
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);

        // Region, profile, endpoint, time-outs and retries; credentials as the AWS SDKs find them.
        builder.Services.AddBedrockRuntime(options =>
        {
            options.Region = builder.Configuration["Bedrock:Region"] ?? "us-east-1";
            options.Endpoint = builder.Configuration["Bedrock:Endpoint"] is { } endpoint ? new Uri(endpoint) : null;
            options.MaxRetries = 1; // The selecting client goes on to the next model sooner than it waits.
        });

        // An IChatClient that chooses the model for every call.
        builder.Services.AddBedrockSelectorChatClient(
            (services, model) => new BedrockChatClient(services.GetRequiredService<IBedrockRuntime>(), model.Model.Text),
            options =>
            {
                options.Preferences = new SelectionRequest
                {
                    Usage = Usage.None, // Derived from each chat.
                    Weights = new SelectionWeights(quality: 5, latency: 2, cost: 3),
                    MinQuality = 40,
                };
                options.BudgetPerCallUsd = 0.05m;
                options.RunningBudget = new SpendingBudget(limitUsd: 100m);
            });

        var app = builder.Build();
        app.MapPost("/chat", async (ChatQuestion question, IChatClient chat, CancellationToken cancelled) =>
        {
            try
            {
                var response = await chat.GetResponseAsync(question.Text, cancellationToken: cancelled);
                var decision = (ChatDecision)response.AdditionalProperties![ChatDecision.Key]!;
                return Results.Ok(new { response.Text, Model = decision.Chosen.Candidate.CallId, decision.CostUsd });
            }
            catch (NoModelException none)
            {
                return Results.Problem(none.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
        return app;
    }

    public sealed record ChatQuestion(string Text);
}
#endregion
