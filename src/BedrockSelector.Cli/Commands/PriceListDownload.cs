using System.Net;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Import;

namespace BedrockSelector.Cli.Commands;

/// <summary>Fetches the public price list: no account and no key needed.</summary>
internal static class PriceListDownload
{
    public const string DefaultAddress = "https://pricing.us-east-1.amazonaws.com";

    private const int MaxBytes = 512 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly string[] Services = ["AmazonBedrock", "AmazonBedrockService", "AmazonBedrockFoundationModels"];

    public static async Task<List<ImportDocument>> FetchAsync(string address, AwsRegion? region, CliConsole console, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var root) || !(root.Scheme == Uri.UriSchemeHttps || (root.Scheme == Uri.UriSchemeHttp && root.IsLoopback)))
        {
            throw new CliException($"--price-list-url '{address}' is not an https address.");
        }

        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All };
        using var client = new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = MaxBytes };
        var documents = new List<ImportDocument>();
        foreach (var service in Services)
        {
            var place = region is { } one ? $"{one}/index.json" : "index.json";
            var url = new Uri(root, $"/offers/v1.0/aws/{service}/current/{place}");
            console.Error.WriteLine($"fetching {url}");
            documents.Add(new($"{service}/{place}", await FetchAsync(client, url, cancellation)));
        }

        return documents;
    }

    private static async Task<byte[]> FetchAsync(HttpClient client, Uri url, CancellationToken cancellation)
    {
        try
        {
            using var response = await client.GetAsync(url, cancellation);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsByteArrayAsync(cancellation)
                : throw new CliException($"{url} answers {(int)response.StatusCode} {response.ReasonPhrase}; the price list has no such file, or it is not reachable from here.");
        }
        catch (HttpRequestException exception)
        {
            throw new CliException($"{url} cannot be fetched: {exception.Message}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CliException($"{url} did not answer within {Patience.TotalMinutes:0} minutes.");
        }
    }
}
