using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Samples.Worker;

// A service without a web server: options are validated when the host starts, prices are read anew when the file changes.
var builder = Host.CreateApplicationBuilder(args);
var bedrock = builder.Services.AddBedrockSelector(static options => options.Region = "us-east-1");
if (builder.Configuration["Prices"] is { } prices)
{
    bedrock.AddCatalogRefresh(refresh => refresh.Files.Add(prices));
}

builder.Services.AddHostedService<NightlyCosts>();
await builder.Build().RunAsync();
